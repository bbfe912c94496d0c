import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { UnitList } from "../../units/ui/unit-list.tsx";
import type { ProfileView, RepresentativeView } from "../../institution/ui/profile-model.ts";

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Labels({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** What the institution says of itself, what it teaches, what it offers and seeks. */
export function ProfileSections({ profile, writeTo }: { profile: ProfileView; writeTo?: string | null }) {
  const { t } = useTranslation("members");
  const { text, sections, representatives, units } = profile;
  return (
    <>
      {text && (
        <Section title={t("profile.about")}>
          <PlainText text={text.words} lang={text.lang} />
        </Section>
      )}
      {sections.map(({ name, title, how, texts }) => (
        <Section key={name} title={title}>
          {how === "list" ? <Labels items={texts} /> : <PlainText text={texts.join("\n\n")} />}
        </Section>
      ))}
      <Section title={t("profile.studies")}>
        <StudyFacts profile={profile} />
      </Section>
      {units.length > 0 && (
        <Section title={t("units.title")}>
          <UnitList {...{ units, writeTo }} />
        </Section>
      )}
      {representatives && (
        <Section title={t("profile.representatives")}>
          <Representatives people={representatives} />
        </Section>
      )}
    </>
  );
}

function StudyFacts({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation("members");
  const { studies, recognition, accreditor, accreditedUntil } = profile;
  return (
    <Facts
      isWide
      items={[
        ...studies,
        { term: t("profile.recognition"), value: recognition && <OwnWords text={recognition} /> },
        { term: t("profile.accreditor"), value: accreditor && <OwnWords text={accreditor} /> },
        {
          term: t("profile.accredited_until"),
          value: accreditedUntil && <Time dateTime={accreditedUntil.iso} text={accreditedUntil.text} />,
        },
      ]}
    />
  );
}

function Representatives({ people }: { people: RepresentativeView[] }) {
  const { t } = useTranslation("members");
  if (people.length === 0) return <p>{t("profile.no_representatives")}</p>;
  return (
    <>
      <p className="small soft">{t("profile.representatives_note")}</p>
      <ul>
        {people.map(({ name, position, role, languages }) => (
          <li key={name}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            {position && (
              <>
                , <OwnWords text={position} />
              </>
            )}
            <span className="soft"> · {[role, languages].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
