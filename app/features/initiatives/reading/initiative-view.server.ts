import { choiceText } from "#app/features/forms/answer-text.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { languageWord } from "#app/i18n/language-word.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import { richText, wordsOfRichText } from "#app/platform/rich-text.server.ts";
import type { Locale } from "#db/locales.ts";
import { type Call, callsOn, inListOrder } from "../initiative/initiative.ts";
import type { Initiative } from "../initiative/read-initiatives.server.ts";
import { textIn } from "../initiative/text-in.ts";
import type { InitiativeCard, InitiativeView } from "./initiative-model.ts";

interface Reading {
  locale: Locale;
  today: string;
}

const LONGEST_EXCERPT = 280;

const dayView = (day: string, locale: Locale) => ({ dateTime: day, text: formatDay(day, locale) });

function yearsIn({ startYear, endYear }: Initiative["row"], locale: Locale): string | null {
  const t = translator(locale);
  // Years are written without marks of thousands.
  const [start, end] = [String(startYear), String(endYear)];
  if (startYear === null) return endYear === null ? null : t("initiatives:years.until", { end });
  if (endYear === null) return t("initiatives:years.since", { start });
  return startYear === endYear ? start : t("initiatives:years.both", { start, end });
}

const textFor = ({ row, texts }: Initiative, locale: Locale) => textIn(texts, { locale, original: row.originalLocale });

/** By what an initiative is named, also where it has no page of its own. */
export function initiativeTitle(initiative: Initiative, locale: Locale): { text: string; lang: Locale } {
  const { title, locale: lang } = textFor(initiative, locale);
  return { text: title, lang };
}

const presented = (initiative: Initiative, locale: Locale) => ({
  title: initiativeTitle(initiative, locale),
  owner: vocabularyLabel(`initiative_owner.${initiative.row.owner}`, locale),
  years: yearsIn(initiative.row, locale),
});

/** What is said of an initiative in the list. */
function initiativeCard(initiative: Initiative, projects: number, { locale, today }: Reading): InitiativeCard {
  const { body, locale: lang } = textFor(initiative, locale);
  const { open } = callsOn(initiative.calls, today);
  const [nearest] = open;
  return {
    ...presented(initiative, locale),
    path: `/initiatives/${initiative.row.slug}`,
    projects,
    excerpt: { text: excerptOf(wordsOfRichText(body), LONGEST_EXCERPT), lang },
    calls: nearest ? { count: open.length, nearest: dayView(nearest.lastDay, locale) } : null,
  };
}

/** All of them, current and past ones apart, each with how many projects the reader sees of it, by its id. */
export function initiativeCards(all: readonly Initiative[], projects: ReadonlyMap<string, number>, reading: Reading) {
  const listed = inListOrder(
    all.map((initiative) => ({ initiative, startYear: initiative.row.startYear, endYear: initiative.row.endYear })),
    reading.today,
  );
  const cards = (some: typeof listed.current) =>
    some.map(({ initiative }) => initiativeCard(initiative, projects.get(initiative.row.id) ?? 0, reading));
  return { current: cards(listed.current), past: cards(listed.past) };
}

function languageNote({ row }: Initiative, lang: Locale, locale: Locale): string | null {
  const t = translator(locale);
  const original = row.originalLocale;
  if (lang !== original) return t("initiatives:language.translated", { language: languageWord(t, original) });
  return lang === locale ? null : t("initiatives:language.only", { language: languageWord(t, lang) });
}

/** What the page of an initiative says of it. */
export function initiativeView(initiative: Initiative, { locale, today }: Reading): InitiativeView {
  const { row, themes, sdgs, calls } = initiative;
  const t = translator(locale);
  const { body, locale: lang } = textFor(initiative, locale);
  const { open, past } = callsOn(calls, today);
  const callView = ({ id, title, lastDay, url }: Call) => ({ id, title, url, lastDay: dayView(lastDay, locale) });
  const { contactName: name, contactEmail: email } = row;
  return {
    ...presented(initiative, locale),
    ownerNote: t(`initiatives:owner_note.${row.owner}`),
    excerpt: excerptOf(wordsOfRichText(body), LONGEST_EXCERPT),
    body: { html: richText(body, { lang, under: 1 }), lang },
    languageNote: languageNote(initiative, lang, locale),
    source: { name: row.sourceName, url: row.sourceUrl },
    themes: themes.map((code) => vocabularyLabel(`theme.${code}`, locale)),
    sdgs: sdgs.map((code) => choiceText({ t, locale }, "sdg", code)),
    contact: name === null && email === null ? null : { name, email },
    calls: { open: open.map(callView), past: past.map(callView) },
  };
}
