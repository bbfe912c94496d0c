import type { NeedFacts, Profile, ProjectFacts } from "./match-facts.ts";
import { subregionOf } from "#db/countries.ts";
import { bitsIn, harmonic } from "./marks.ts";
import {
  COUNTRIES_AT,
  ENGLISH,
  type MatchColumns,
  memberRow,
  type MemberRow,
  ROW,
  rowsOf,
  RUSSIAN,
  TAKEN,
} from "./match-rows.ts";

/** What each thing that fits is worth. The second of its kind is worth half, the third a third. */
export const WEIGHTS = {
  /** The partner wanted is asked for something the member offers. */
  offer: 6,
  /** The partner wanted knows a language in which the member teaches. */
  asked_language: 5,
  /** The partner wanted knows or has something of which the member's profile tells. */
  topic: 4,
  /** The partner wanted comes from this country, which not every need says. */
  asked_country: 2,
  /** What the partner wanted knows is taught in one of the member's fields of study. */
  asked_field: 2,
  theme: 2,
  /** The member seeks what the lead offers. */
  wish: 1.5,
  /** The project works in a language in which the member teaches. */
  language: 1.5,
  /** The project works in a language that the person who asks speaks. */
  spoken: 1,
  field: 1,
  /** The project takes place in the member's country. */
  country: 1,
  /** The lead comes from the same region. */
  region: 0.5,
} as const;

export type ReasonKind = keyof typeof WEIGHTS;

/** Languages in which most projects work say little. */
const WIDE_LANGUAGES = { en: 0.2, ru: 0.4 } as const;
/** A match is made by what is asked for, by themes or wishes in common; countries and languages only add to it. */
const LEAST = 5;

/** Why a project and a member fit: a kind, and the code of what it is about. */
export interface Reason {
  kind: ReasonKind;
  code: string;
  weight: number;
}

export interface Match {
  score: number;
  /** The partner wanted that the member fits best. */
  need: NeedFacts;
  /** The weightiest first. */
  reasons: Reason[];
}

type Found = (kind: ReasonKind, code: string, weight: number) => void;

/** Tells of those codes that are in a set, each further one for less. */
function shared(kind: ReasonKind, codes: readonly string[], having: ReadonlySet<string>, found: Found): void {
  let rank = 1;
  for (const code of codes) if (having.has(code)) found(kind, code, WEIGHTS[kind] / rank++);
}

function whyLanguages(
  { languages }: Pick<ProjectFacts, "languages">,
  kind: "asked_language" | "language" | "spoken",
  having: ReadonlySet<string>,
  found: Found,
): void {
  for (const code of languages)
    if (having.has(code)) found(kind, code, WEIGHTS[kind] * (WIDE_LANGUAGES[code as "en" | "ru"] ?? 1));
}

function whyNeed(profile: Profile, need: NeedFacts, found: Found): void {
  shared("offer", need.asks, profile.offers, found);
  whyLanguages(need, "asked_language", profile.languages, found);
  shared("topic", need.topics, profile.topics, found);
  shared("asked_field", need.fields, profile.fields, found);
  if (need.countries.length > 0) found("asked_country", profile.country, WEIGHTS.asked_country);
}

function whyProject(profile: Profile, project: ProjectFacts, found: Found): void {
  shared("theme", project.themes, profile.themes, found);
  shared("wish", project.leadOffers, profile.seeks, found);
  shared("field", project.fields, profile.fields, found);
  whyLanguages(project, "language", profile.languages, found);
  whyLanguages(project, "spoken", profile.spoken, found);
  if (project.countries.includes(profile.country)) found("country", profile.country, WEIGHTS.country);
  if (profile.region !== null && subregionOf(project.leadCountry) === profile.region)
    found("region", profile.region, WEIGHTS.region);
}

/** What `shared` adds up to. */
const sharedWeight = (weight: number, count: number) => (count === 0 ? 0 : weight * harmonic(count));

/** What `whyLanguages` adds up to. */
function languagesWeight(weight: number, both: number): number {
  if (both === 0) return 0;
  const wide = both & (ENGLISH | RUSSIAN);
  const narrow = bitsIn(both ^ wide);
  const english = (wide & ENGLISH) === 0 ? 0 : WIDE_LANGUAGES.en;
  const russian = (wide & RUSSIAN) === 0 ? 0 : WIDE_LANGUAGES.ru;
  return weight * (narrow + english + russian);
}

type Rows = ArrayLike<number>;

const isIn = (rows: Rows, row: number, member: MemberRow) =>
  ((rows[row + COUNTRIES_AT + member.countryWord] ?? 0) & member.country) !== 0;

/** Whether a member may be the partner of a row at all. */
function fits(rows: Rows, row: number, member: MemberRow): boolean {
  const kind = rows[row] ?? TAKEN;
  if (kind === TAKEN || (kind !== 0 && kind !== member.kind)) return false;
  return rows[row + 7] === 0 || isIn(rows, row, member);
}

/** What of `whyNeed` makes a match, added up. */
function needGrounds(rows: Rows, row: number, { offers, topics, fields, languages }: MemberRow): number {
  const word = (at: number) => rows[row + at] ?? 0;
  const known = bitsIn(word(2) & (topics[0] ?? 0)) + bitsIn(word(3) & (topics[1] ?? 0));
  const taught = bitsIn(word(4) & (fields[0] ?? 0)) + bitsIn(word(5) & (fields[1] ?? 0));
  return (
    sharedWeight(WEIGHTS.offer, bitsIn(word(1) & offers)) +
    languagesWeight(WEIGHTS.asked_language, word(6) & languages) +
    sharedWeight(WEIGHTS.topic, known) +
    sharedWeight(WEIGHTS.asked_field, taught)
  );
}

/** What of `whyProject` makes a match, added up. */
const projectGrounds = (rows: Rows, from: number, { seeks, themes }: MemberRow) =>
  sharedWeight(WEIGHTS.theme, bitsIn((rows[from + 2] ?? 0) & themes)) +
  sharedWeight(WEIGHTS.wish, bitsIn((rows[from + 1] ?? 0) & seeks));

/** What `whyProject` adds up to beside that. */
function projectRest(rows: Rows, from: number, member: MemberRow): number {
  const word = (at: number) => rows[from + at] ?? 0;
  const taught = bitsIn(word(3) & (member.fields[0] ?? 0)) + bitsIn(word(4) & (member.fields[1] ?? 0));
  return (
    sharedWeight(WEIGHTS.field, taught) +
    languagesWeight(WEIGHTS.language, word(5) & member.languages) +
    languagesWeight(WEIGHTS.spoken, word(5) & member.spoken) +
    (isIn(rows, from, member) ? WEIGHTS.country : 0) +
    (member.region !== 0 && word(6) === member.region ? WEIGHTS.region : 0)
  );
}

/** Which partner of the project looked at last fits best, counted from 0. */
let bestNeed = -1;

/** What it is worth that a member and the project of some rows meet; 0 where it should not be proposed. */
function scoreRows(rows: Rows, from: number, to: number, member: MemberRow): number {
  bestNeed = -1;
  if (rows[from] === member.id) return 0;
  let [best, grounds] = [-1, 0];
  for (let row = from + ROW; row < to; row += ROW) {
    if (!fits(rows, row, member)) continue;
    const own = needGrounds(rows, row, member);
    const sum = own + (rows[row + 7] === 0 ? 0 : WEIGHTS.asked_country);
    if (sum > best) {
      [best, grounds] = [sum, own];
      bestNeed = (row - from) / ROW - 1;
    }
  }
  if (bestNeed < 0) return 0;
  const common = projectGrounds(rows, from, member);
  const score = best + common + projectRest(rows, from, member);
  return grounds + common > 0 && score >= LEAST ? score : 0;
}

/** Whether one of the partners of some rows is asked for something the member offers. */
function asksFor(rows: Rows, from: number, to: number, member: MemberRow): boolean {
  if (rows[from] === member.id) return false;
  for (let row = from + ROW; row < to; row += ROW)
    if (((rows[row + 1] ?? 0) & member.offers) !== 0 && fits(rows, row, member)) return true;
  return false;
}

/**
 * Of each project by its number what it is worth that a member and it meet, and whether it looks for something the member
 * offers. It is the sum of what the reasons weigh, counted without telling them: fifteen thousand are looked at for one page.
 */
export function compareAll(profile: Profile, { rows, from, to }: MatchColumns) {
  const member = memberRow(profile);
  return {
    scoreOf: (at: number) => scoreRows(rows, from[at] ?? 0, to[at] ?? 0, member),
    isOurs: (at: number) => asksFor(rows, from[at] ?? 0, to[at] ?? 0, member),
  };
}

/** What it is worth that a member and a project meet, with everything that speaks for it; null where it should not be proposed. */
export function matchOf(profile: Profile, project: ProjectFacts): Match | null {
  const rows = rowsOf(project);
  const score = scoreRows(rows, 0, rows.length, memberRow(profile));
  const need = score > 0 ? project.needs[bestNeed] : undefined;
  return need ? { score, need, reasons: reasonsOf(profile, project, need) } : null;
}

/** Why a member fits one partner wanted of a project. */
export function matchNeed(profile: Profile, project: ProjectFacts, need: NeedFacts): Match | null {
  return matchOf(profile, { ...project, needs: [need] });
}

/** Everything that speaks for a member and a partner wanted, the weightiest first. */
export function reasonsOf(profile: Profile, project: ProjectFacts, need: NeedFacts): Reason[] {
  const reasons: Reason[] = [];
  const tell: Found = (kind, code, weight) => void reasons.push({ kind, code, weight });
  whyNeed(profile, need, tell);
  whyProject(profile, project, tell);
  return reasons.sort((one, other) => other.weight - one.weight);
}
