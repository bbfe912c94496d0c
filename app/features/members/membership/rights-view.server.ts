import type { TFunction } from "i18next";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { type Standing, STANDINGS } from "../institution/membership.ts";
import { categoryView, standingWord } from "../institution/membership-view.server.ts";
import { hasRight, type Right, RIGHT_CODES } from "../institution/rights.ts";
import type { RightsView } from "./ui/rights-table.tsx";

/** The table of rights in words: a row for each right, a column for each way a membership can stand. */
export function rightsView(locale: Locale): RightsView {
  const t = translator(locale);
  return {
    standings: STANDINGS.map((code) => ({
      code,
      title: standingWord(code, "title", t),
      explain: standingWord(code, "explain", t),
    })),
    rows: RIGHT_CODES.map((right) => ({
      code: right,
      title: t(`members:rights.of.${right}`),
      cells: STANDINGS.map((standing) => ({ code: standing, ...cellOf(right, standing, locale, t) })),
    })),
  };
}

function cellOf(right: Right, standing: Standing, locale: Locale, t: TFunction) {
  const having = MEMBERSHIP_CATEGORIES.filter((category) => hasRight({ standing, category }, right));
  if (having.length === 0) return { text: t("common:status.no"), isGiven: false };
  const text =
    having.length === MEMBERSHIP_CATEGORIES.length
      ? t("common:status.yes")
      : lineOf(
          having.map((category) => categoryView(category, locale).label),
          ", ",
        );
  return { text, isGiven: true };
}
