import { countryName } from "#app/i18n/names.server.ts";
import type { ToCheck } from "./list-to-check.server.ts";
import { momentView, nameView, type Words } from "../project/project-words.server.ts";
import type { MomentView, TitleView } from "../project/project-model.ts";
import { titleIn } from "../project/project-title.ts";

/** One line of the coordinators' list of postings to check. */
interface CheckItem {
  slug: string;
  title: TitleView;
  lead: string;
  country: string;
  /** Of the lead's membership; null when it has never been a member. */
  category: string | null;
  /** The board does not show it yet. */
  isHeldBack: boolean;
  what: string;
  since: MomentView;
}

export function checkItem(row: ToCheck, words: Words): CheckItem {
  const { t, locale } = words;
  const isShown = row.status !== "submitted" && row.changeWaitsSince === null;
  const what = row.changeWaitsSince ? "change_waits" : isShown ? "change" : "new";
  return {
    slug: row.slug,
    title: titleIn(words.locale, row),
    lead: nameView(words, row.lead),
    country: countryName(row.leadCountry, locale),
    category: row.category && t(`vocabulary:membership_category.${row.category}.title`),
    isHeldBack: !isShown,
    what: t(`projects:check.${what}`),
    since: momentView(words, row.changeWaitsSince ?? row.updatedAt),
  };
}
