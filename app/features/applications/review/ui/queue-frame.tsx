import { Link, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SHEET_FORMATS } from "#app/platform/sheet.ts";
import { searchWith } from "#app/ui/search-params.ts";
import { MOST_EXPORTED, type QueueFilter, queueSearch } from "../review-filter.ts";

/** The filters in force, each a link that takes itself away; the state has its tabs. */
export function useQueuePills(
  { q, owner, category, back, reviews, overdue, asks }: QueueFilter,
  placeName: string | null,
  ownerName: string | null,
) {
  const { t } = useTranslation("review");
  const { search } = useLocation();
  const pills: [string, string, boolean][] = [
    ["q", t("common:quoted", { text: q }), q !== ""],
    ["place", placeName ?? "", placeName !== null],
    ["owner", ownerName ?? t([`owner.${owner}`, "owner.other"]), owner !== "anyone"],
    ["category", category ? t(`vocabulary:membership_category.${category}.title`) : "", category !== null],
    ["back", back === "any" || back === null ? t("filter.back_any") : t(`came_back.${back}`), back !== null],
    ["reviews", reviews ? t(`reviews.${reviews}`) : "", reviews !== null],
    ["overdue", t("filter.overdue"), overdue],
    ["asks", t("filter.asks"), asks],
  ];
  return pills
    .filter(([, , isOn]) => isOn)
    .map(([name, label]) => ({ label, removeSearch: searchWith(search, { [name]: null }) }));
}

/** Where else files fit the filters, each with its number as a link: what was looked for may be in another state. */
export function Elsewhere({ tabs }: { tabs: { state: string; label: string; to: string; count: number }[] }) {
  const { t } = useTranslation("review");
  const others = tabs.filter(({ state, count }) => state !== "open" && count > 0);
  if (others.length === 0) return null;
  return (
    <ul className="cluster plain-list">
      {others.map(({ state, label, to, count }) => (
        <li key={state}>
          <Link to={to}>{t("empty.elsewhere", { count, state: label })}</Link>
        </li>
      ))}
    </ul>
  );
}

/** The list as it is filtered, to save as a spreadsheet. */
export function SaveAsSheet({ filter, total }: { filter: QueueFilter; total: number }) {
  const { t } = useTranslation("review");
  return (
    <p className="cluster small">
      <span>{total > MOST_EXPORTED ? t("export.most", { count: MOST_EXPORTED }) : t("export.title")}</span>
      {SHEET_FORMATS.map((format) => (
        <a key={format} href={`/review/export/${format}?${queueSearch(filter)}`}>
          {t(`export.${format}`)}
        </a>
      ))}
    </p>
  );
}
