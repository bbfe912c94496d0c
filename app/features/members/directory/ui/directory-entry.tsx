import { useTranslation } from "react-i18next";
import { EntryCard } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { CategoryBadge } from "../../institution/ui/category-badge.tsx";
import type { EntryView } from "./directory-model.ts";

/** One member as a card. */
export function DirectoryEntry({ entry }: { entry: EntryView }) {
  const { t } = useTranslation("members");
  const { slug, name, logo, place, type, founded, category, themes, offers, seeks, why } = entry;
  return (
    <EntryCard logo={<Logo src={logo} name={name.name} />} aside={<CategoryBadge {...category} />}>
      <h2>
        <InstitutionName {...name} to={`/directory/${slug}`} />
      </h2>
      <p className="small soft">{[place, type, founded].filter(Boolean).join(" · ")}</p>
      {themes && <p>{themes}</p>}
      {offers && <TopicLine term={t("directory.offers")} text={offers} />}
      {seeks && <TopicLine term={t("directory.seeks")} text={seeks} />}
      <Reasons why={why} />
    </EntryCard>
  );
}

/** One member as a row: several fit on a screen. */
export function DirectoryRow({ entry }: { entry: EntryView }) {
  const { t } = useTranslation("members");
  const { slug, name, logo, place, category, themes, offers, seeks, why } = entry;
  return (
    <article className="member-row">
      <Logo src={logo} name={name.name} />
      <h2>
        <InstitutionName {...name} to={`/directory/${slug}`} />
      </h2>
      <p className="member-place">{place}</p>
      <div className="member-does">
        {themes && <p className="soft">{themes}</p>}
        {offers && <TopicLine term={t("directory.offers")} text={offers} />}
        {seeks && <TopicLine term={t("directory.seeks")} text={seeks} />}
      </div>
      <p className="member-state">
        <CategoryBadge {...category} />
      </p>
      {why.length > 0 && (
        <div className="member-why">
          <Reasons why={why} />
        </div>
      )}
    </article>
  );
}

function Reasons({ why }: Pick<EntryView, "why">) {
  return why.map((reason) => (
    <p key={reason} className="small entry-why">
      {reason}
    </p>
  ));
}

function TopicLine({ term, text }: { term: string; text: string }) {
  return (
    <p className="small">
      <strong>{term}</strong> {text}
    </p>
  );
}
