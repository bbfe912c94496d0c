import { countryName } from "#app/i18n/names.server.ts";
import type { listToCheck } from "./list-to-check.server.ts";
import { momentView, nameView, type Words } from "../project/project-words.server.ts";
import { titleIn } from "../project/project-title.ts";

type Row = Awaited<ReturnType<typeof listToCheck>>[number];

/** One line of the coordinators' list of postings to check. */
export function checkItem(row: Row, words: Words) {
  const { t, locale } = words;
  const isChange = row.status !== "submitted";
  return {
    slug: row.slug,
    title: titleIn(words.locale, row),
    lead: nameView(words, row.lead),
    country: countryName(row.leadCountry, locale),
    category: row.category && t(`vocabulary:membership_category.${row.category}.title`),
    isChange,
    what: t(isChange ? "projects:check.change" : "projects:check.new"),
    since: momentView(words, row.updatedAt),
  };
}
