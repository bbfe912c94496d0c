import { and, eq, inArray } from "drizzle-orm";
import { likelyAcronymsOf } from "#app/features/registry/search/acronyms.ts";
import { isKindWord, isLittleWord } from "#app/features/registry/search/name-words.ts";
import { keepFew } from "#app/platform/keep-few.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { Reader } from "#db/index.server.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import { institutions, institutionTexts } from "#db/schema/members.ts";
import { isUnspaced, searchText } from "#db/search.server.ts";
import { otherWordsForCity } from "../institution/city-names.server.ts";
import { memberView } from "../institution/member-view.server.ts";
import { readUnitsOf } from "../units/unit-texts.server.ts";
import { wordsOfUnit } from "../units/unit-words.server.ts";
import { type Unit, unitNameOf, unitsFor } from "../units/units.ts";
import { findIdentified, mayIdentify, type MemberDetails } from "./directory-details.server.ts";
import { foldedWords } from "./folded-words.ts";
import { SHOWN_TOPICS } from "./directory-selection.ts";

/** Why a member was found: what it is found by, and the words of it that hold what was asked for. */
export interface Reason {
  by:
    | "name"
    | "earlier"
    | "former"
    | "acronym"
    | "city"
    | "field"
    | "theme"
    | "offer"
    | "seek"
    | "unit"
    | "profile"
    | "identifier";
  text: string;
}

type Line = Parameters<typeof memberView>[0] & {
  id: string;
  themes: readonly string[];
  offers: readonly string[];
  seeks: readonly string[];
  fields: readonly string[];
};

interface Asked {
  query: string;
  words: readonly string[];
  /** The members are close to what was asked for, by their names and places, never by their profiles. */
  isGuess: boolean;
}

const MOST_REASONS = 2;
const AROUND = 60;

/** The reasons that the lines do not show themselves, by the ids of their members. */
export async function whyFound(
  db: Reader,
  detailsOf: (id: string) => MemberDetails | undefined,
  lines: readonly Line[],
  { query, words, isGuess }: Asked,
  locale: Locale,
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const reasons = new Map<string, readonly Reason[]>();
  const unexplained = new Map<string, readonly string[]>();
  for (const line of lines) {
    const member = detailsOf(line.id);
    if (!member) continue;
    if (mayIdentify(query) && findIdentified([member], query)?.has(line.id)) {
      reasons.set(line.id, [{ by: "identifier", text: query }]);
      continue;
    }
    const shown = shownWords(line, locale);
    const hidden = words.filter((word) => !isKindWord(word) && !isLittleWord(word) && !holds(shown, word));
    const found = explain(member, line, hidden, locale);
    reasons.set(line.id, found.reasons);
    if (!isGuess && found.left.length > 0 && found.reasons.length < MOST_REASONS) unexplained.set(line.id, found.left);
  }
  const add = (id: string, reason: Reason) => reasons.set(id, [...(reasons.get(id) ?? []), reason]);
  for (const [id, { text, left }] of await unitsWith(db, unexplained, locale)) {
    add(id, { by: "unit", text });
    if (left.length > 0 && (reasons.get(id) ?? []).length < MOST_REASONS) unexplained.set(id, left);
    else unexplained.delete(id);
  }
  for (const [id, text] of await profilesWith(db, unexplained)) add(id, { by: "profile", text });
  return reasons;
}

/** Whether some of these folded words, each behind a space, begins like this. */
const holds = (folded: string, word: string) =>
  folded.includes(` ${word}`) || (isUnspaced(word) && folded.includes(word));

function shownWords(line: Line, locale: Locale): string {
  const { name, place, type } = memberView(line, locale);
  const labels = [
    ...line.themes.slice(0, SHOWN_TOPICS).map((code) => `theme.${code}`),
    ...[...line.offers.slice(0, SHOWN_TOPICS), ...line.seeks.slice(0, SHOWN_TOPICS)].map(
      (code) => `cooperation.${code}`,
    ),
  ].map((key) => vocabularyLabel(key, locale));
  return ` ${foldedWords(name.name, name.original?.text ?? "", place, type, ...labels)}`;
}

interface Explained {
  reasons: Reason[];
  left: readonly string[];
}

function explain(member: MemberDetails, line: Line, hidden: readonly string[], locale: Locale): Explained {
  const sources: readonly ((word: string) => Reason | null)[] = [
    (word) => {
      const name = member.names.find(({ folded }) => holds(` ${folded}`, word));
      return name ? { by: name.by, text: name.value } : null;
    },
    (word) => {
      const others = [word, ...otherWordsForCity(word)];
      const city = member.cityNames.find((name) => others.some((other) => holds(` ${foldedWords(name)}`, other)));
      return city && city !== line.city ? { by: "city", text: city } : null;
    },
    (word) => {
      const name = member.acronyms.has(word) ? member.names.find(({ value }) => shortens(value, word)) : null;
      return name ? { by: "acronym", text: name.value } : null;
    },
    ...(["theme", "offer", "seek", "field"] as const).map((by) => (word: string): Reason | null => {
      const label = labelWith(by, codesOf(line, by), word, locale);
      return label === null ? null : { by, text: label };
    }),
  ];
  const reasons: Reason[] = [];
  const left = hidden.filter((word) => {
    const reason = sources.reduce<Reason | null>((found, source) => found ?? source(word), null);
    if (reason && !reasons.some(({ text }) => text === reason.text)) reasons.push(reason);
    return reason === null;
  });
  return { reasons: reasons.slice(0, MOST_REASONS), left };
}

const shortens = (name: string, word: string) =>
  likelyAcronymsOf(name).some((acronym) => foldedWords(acronym) === word);

const codesOf = ({ themes, offers, seeks, fields }: Line, by: "theme" | "offer" | "seek" | "field") =>
  ({ theme: themes, offer: offers, seek: seeks, field: fields })[by];

const VOCABULARY = { theme: "theme", offer: "cooperation", seek: "cooperation", field: "isced" } as const;

const foldedLabels = new Map<string, string>();
/** The label of a code in every language, folded, with a space before each word. */
function everyLabel(key: string): string {
  const folded = foldedLabels.get(key) ?? ` ${foldedWords(...LOCALES.map((locale) => vocabularyLabel(key, locale)))}`;
  foldedLabels.set(key, folded);
  return folded;
}

/** The label of the code that has a word in some language, in the reader's. */
function labelWith(by: keyof typeof VOCABULARY, codes: readonly string[], word: string, locale: Locale): string | null {
  const keys = codes.map((code) => `${VOCABULARY[by]}.${code}`);
  const found = keys.find((key) => holds(everyLabel(key), word));
  return found === undefined ? null : vocabularyLabel(found, locale);
}

interface UnitFound {
  text: string;
  /** The words it does not explain. */
  left: readonly string[];
}

const MOST_KEPT_UNITS = 5000;
const searched = new Map<string, string>();
/** What the search has of a unit, with a space before each word; worked out once for each state of it. */
function searchedIn(unit: Unit): string {
  const state = `${unit.id} ${unit.version}`;
  const words = searched.get(state) ?? ` ${searchText(...wordsOfUnit(unit))}`;
  keepFew(searched, state, words, MOST_KEPT_UNITS);
  return words;
}

/** Of each of these members the unit, of those everybody reads, that has the most of the words. */
async function unitsWith(
  db: Reader,
  wanted: ReadonlyMap<string, readonly string[]>,
  locale: Locale,
): Promise<ReadonlyMap<string, UnitFound>> {
  const found = new Map<string, UnitFound>();
  for (const [id, units] of await readUnitsOf(db, [...wanted.keys()])) {
    const words = wanted.get(id) ?? [];
    let best: UnitFound | null = null;
    for (const { unit } of unitsFor(units, "public")) {
      const own = searchedIn(unit);
      const left = words.filter((word) => !holds(own, word));
      if (left.length < (best?.left ?? words).length) best = { text: unitNameOf(unit, locale).name, left };
    }
    if (best) found.set(id, best);
  }
  return found;
}

async function profilesWith(db: Reader, wanted: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string>> {
  const ids = [...wanted.keys()];
  if (ids.length === 0) return new Map();
  const { id, profileEn } = institutions;
  const { institutionId, text, kind } = institutionTexts;
  const isProfile = and(inArray(institutionId, ids), eq(kind, "profile"));
  const rows = [
    ...(await db.select({ id, text: profileEn }).from(institutions).where(inArray(id, ids))),
    ...(await db.select({ id: institutionId, text }).from(institutionTexts).where(isProfile)),
  ];
  const found = rows.flatMap((row): [string, string][] => {
    const part = (wanted.get(row.id) ?? []).map((word) => partWith(row.text, word)).find((one) => one !== null);
    return part ? [[row.id, part]] : [];
  });
  return new Map(found.reverse());
}

/** The words around one that begins with what was asked for; null where none does. */
function partWith(text: string, word: string): string | null {
  for (const { 0: written, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = foldedWords(written);
    if (!folded.startsWith(word) && !(isUnspaced(word) && folded.includes(word))) continue;
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, index - AROUND)) + 1);
    const after = text.indexOf(" ", index + written.length + AROUND);
    const part = text
      .slice(index < AROUND ? 0 : from, after < 0 ? undefined : after)
      .replace(/\s+/gu, " ")
      .trim();
    return `${index < AROUND ? "" : "… "}${part}${after < 0 ? "" : " …"}`;
  }
  return null;
}
