import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { InitiativeView } from "../initiative-model.ts";

interface InitiativeProps {
  initiative: InitiativeView;
}

/** Title and whose it is. */
export function InitiativeHeading({ initiative: { title, owner, years } }: InitiativeProps) {
  return (
    <header className="stack stack-tight">
      <h1>
        <bdi lang={title.lang}>{title.text}</bdi>
      </h1>
      <p className="cluster">
        <Badge tone="neutral">{owner}</Badge>
        {years && <span className="soft">{years}</span>}
      </p>
    </header>
  );
}

/** The words of an initiative, and its calls. */
export function InitiativeBody({ initiative: { body, languageNote, calls } }: InitiativeProps) {
  const { t } = useTranslation("initiatives");
  const isEmpty = calls.open.length + calls.past.length === 0;
  return (
    <div className="stack stack-loose">
      <div className="stack">
        <RichText html={body.html} lang={body.lang} />
        {languageNote && <p className="small soft">{languageNote}</p>}
      </div>
      {!isEmpty && (
        <section className="stack" aria-labelledby="calls">
          <h2 id="calls">{t("calls.title")}</h2>
          {calls.open.length === 0 && <p>{t("calls.none_open")}</p>}
          <Calls calls={calls.open} />
          {calls.past.length > 0 && (
            <>
              <h3>{t("calls.past")}</h3>
              <Calls calls={calls.past} isPast />
            </>
          )}
        </section>
      )}
    </div>
  );
}

function Calls({ calls, isPast }: { calls: InitiativeView["calls"]["open"]; isPast?: boolean }) {
  const { t } = useTranslation("initiatives");
  if (calls.length === 0) return null;
  return (
    <ul className="glance-list">
      {calls.map(({ id, title, lastDay, url }) => (
        <li key={id} className="stack stack-tight">
          <p>{url ? <ExternalLink href={url}>{<OwnWords text={title} />}</ExternalLink> : <OwnWords text={title} />}</p>
          <p className="cluster small">
            <span>
              {t(isPast ? "calls.was_until" : "calls.until")} <Time {...lastDay} />
            </span>
            {isPast && <Badge tone="neutral">{t("calls.over")}</Badge>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Key facts of an initiative, and what nobody may take it for. */
export function InitiativeFacts({ initiative }: InitiativeProps) {
  const { t } = useTranslation("initiatives");
  const { owner, ownerNote, source, years, themes, sdgs, contact } = initiative;
  const list = (words: string[]) =>
    words.length > 0 && (
      <ul className="plain-list">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    );
  return (
    <Card title={t("page.facts")}>
      <div className="stack">
        <Facts
          items={[
            { term: t("field.owner"), value: owner },
            {
              term: t("field.sourceName"),
              value: source.url ? (
                <ExternalLink href={source.url}>
                  <OwnWords text={source.name} />
                </ExternalLink>
              ) : (
                <OwnWords text={source.name} />
              ),
            },
            { term: t("page.years"), value: years },
            { term: t("field.themes"), value: list(themes) },
            { term: t("field.sdgs"), value: list(sdgs) },
            { term: t("page.contact"), value: contact && <Contact {...contact} /> },
          ]}
        />
        <p className="small soft">{ownerNote}</p>
      </div>
    </Card>
  );
}

function Contact({ name, email }: NonNullable<InitiativeView["contact"]>) {
  return (
    <>
      {name && <OwnWords text={name} />}
      {name && email && <br />}
      {email && (
        <a href={`mailto:${email}`}>
          <bdi>{email}</bdi>
        </a>
      )}
    </>
  );
}
