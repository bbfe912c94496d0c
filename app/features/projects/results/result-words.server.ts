import { formatDay, formatMonth } from "#app/i18n/format.server.ts";
import type { Locale, Translations } from "#db/locales.ts";
import type { ResultState } from "#db/vocabulary-results.ts";
import type { StatusView, TitleView } from "../project/project-model.ts";
import type { Words } from "../project/project-words.server.ts";

interface TitledResult {
  title: string;
  titleLanguage: string;
  titles: Translations;
}

/** The title in the reader's language where it is given, else as it stands on the result itself. */
export function resultTitle(locale: Locale, { title, titleLanguage, titles }: TitledResult): TitleView {
  const translated = titles[locale];
  return translated && titleLanguage !== locale
    ? { text: translated, lang: locale }
    : { text: title, lang: titleLanguage };
}

/** A year, a month or a day in words. */
export function dateWords(date: string, locale: Locale): string {
  if (date.length === 10) return formatDay(date, locale);
  return date.length === 7 ? formatMonth(date, locale) : date;
}

const TONES: Record<ResultState, StatusView["tone"]> = {
  draft: "neutral",
  submitted: "wait",
  returned: "bad",
  published: "ok",
  withdrawn: "neutral",
  hidden: "bad",
};

interface Standing {
  state: ResultState;
  changeState: "submitted" | "returned" | null;
}

/** Where a result stands; a change beside what is published says so, and what is handed in no more once its project is archived. */
export function resultStatus({ t }: Words, { state, changeState }: Standing, isOver: boolean): StatusView {
  const key = state === "published" && changeState ? (`change_${changeState}` as const) : state;
  const tone = key === "change_submitted" ? "wait" : key === "change_returned" ? "bad" : TONES[state];
  const explain =
    key === "withdrawn" && isOver ? t("results:state.withdrawn.explain_over") : t(`results:state.${key}.explain`);
  return { label: t(`results:state.${key}.title`), tone, explain };
}
