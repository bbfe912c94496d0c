import { useTranslation } from "react-i18next";
import { EntryCard } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { CategoryBadge } from "../../institution/ui/category-badge.tsx";
import type { EntryView } from "./directory-model.ts";

/** One member in the list. */
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
      {why.map((reason) => (
        <p key={reason} className="small entry-why">
          {reason}
        </p>
      ))}
    </EntryCard>
  );
}

function TopicLine({ term, text }: { term: string; text: string }) {
  return (
    <p className="small">
      <strong>{term}</strong> {text}
    </p>
  );
}
