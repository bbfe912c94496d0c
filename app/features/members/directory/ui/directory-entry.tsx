import { useSearchParams } from "@remix-run/react";
import type { ChangeEvent } from "react";
import { useTranslation } from "react-i18next";
import { EntryCard } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { CategoryBadge } from "../../institution/ui/category-badge.tsx";
import type { EntryView } from "./directory-model.ts";

/** The form that the ticks of the list belong to. */
export const COMPARE_FORM = "compare-members";

interface EntryProps {
  entry: EntryView;
  /** It is chosen to be compared. */
  isCompared: boolean;
}

/** One member as a card. */
export function DirectoryEntry({ entry, isCompared }: EntryProps) {
  const { t } = useTranslation("members");
  const { slug, name, logo, place, type, founded, category, themes, offers, seeks, why } = entry;
  return (
    <EntryCard
      logo={<Logo src={logo} name={name.name} />}
      aside={
        <>
          <CategoryBadge {...category} />
          <CompareTick {...{ slug, name, isCompared }} />
        </>
      }
    >
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
export function DirectoryRow({ entry, isCompared }: EntryProps) {
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
      <CompareTick {...{ slug, name, isCompared }} />
      {why.length > 0 && (
        <div className="member-why">
          <Reasons why={why} />
        </div>
      )}
    </article>
  );
}

function CompareTick({ slug, name, isCompared }: Pick<EntryView, "slug" | "name"> & Pick<EntryProps, "isCompared">) {
  const { t } = useTranslation("members");
  const [, setSearch] = useSearchParams();
  // In the address a tick outlasts the page of the list; without script it is sent from here.
  const remember = ({ currentTarget: { checked } }: ChangeEvent<HTMLInputElement>) =>
    setSearch(
      (search) => {
        const others = search.getAll("compare").filter((one) => one !== slug);
        search.delete("compare");
        for (const one of checked ? [...others, slug] : others) search.append("compare", one);
        return search;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <label className="compare-tick small no-print">
      <input
        type="checkbox"
        name="with"
        value={slug}
        form={COMPARE_FORM}
        defaultChecked={isCompared}
        onChange={remember}
        aria-label={t("compare.tick_named", { name: name.name })}
      />
      {t("compare.tick")}
    </label>
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
