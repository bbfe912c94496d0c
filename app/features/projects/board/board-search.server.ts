import { eq, type SQL } from "drizzle-orm";
import { slipsBetween } from "#app/features/members/directory/near-words.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectMemberTexts, projects } from "#db/schema/projects.ts";
import { fold, matchesSearch, queryWords, stemmed, transliterate } from "#db/search.server.ts";
import { type Audience, isInsider } from "../project/project.policy.ts";
import { findInResults, type HoldingResult } from "./search-results.server.ts";

/**
 * The ids of the projects that hold every word of a question, or a form of it, among the texts this reader may read: members search the
 * description too; or that have a result that holds them. None where the question has no words. Whether the reader sees
 * them is asked elsewhere.
 */
export async function findWithWords(db: Reader, audience: Audience, typed: string): Promise<string[]> {
  const query = stemmed(typed);
  const [own, results] = [await findInTexts(db, audience, query), await findInResults(db, audience, query)];
  return [...new Set([...own, ...results.map(({ projectId }) => projectId)])];
}

/** Of some projects those that are found by a result of theirs alone, each with the newest. */
export async function foundByResult(db: Reader, audience: Audience, typed: string, ids: readonly string[]) {
  const query = stemmed(typed);
  const results = await findInResults(db, audience, query, ids);
  if (results.length === 0) return new Map<string, HoldingResult>();
  const own = new Set(await findInTexts(db, audience, query));
  const alone = results.filter(({ projectId }) => !own.has(projectId));
  return new Map(alone.toReversed().map((result) => [result.projectId, result]));
}

async function findInTexts(db: Reader, audience: Audience, query: string): Promise<string[]> {
  const { id, search } = isInsider(audience) ? projectMemberTexts : projects;
  const words = isInsider(audience)
    ? matchesSearch("project_member_texts", search, id, query)
    : matchesSearch("projects", search, id, query);
  if (words === undefined) return [];
  const table = isInsider(audience) ? projectMemberTexts : projects;
  return (await db.select({ id }).from(table).where(words)).map((row) => row.id);
}

const MOST_READ = 2000;

/** Every word of the texts of some projects that this reader may read. */
export async function wordsOf(db: Reader, audience: Audience, where: SQL | undefined): Promise<readonly string[]> {
  const lead = eq(institutions.id, projects.leadInstitutionId);
  const found = isInsider(audience)
    ? await db
        .select({ search: projectMemberTexts.search })
        .from(projects)
        .innerJoin(institutions, lead)
        .innerJoin(projectMemberTexts, eq(projectMemberTexts.id, projects.id))
        .where(where)
        .limit(MOST_READ)
    : await db
        .select({ search: projects.search })
        .from(projects)
        .innerJoin(institutions, lead)
        .where(where)
        .limit(MOST_READ);
  return [...new Set(found.flatMap(({ search }) => search.split(" ")))];
}

const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text);

const SHORTEST_GUESSED = 4;
const LONG = 8;

/**
 * The question with each word that is on no project put right to the nearest word that is: one slip in a word of four
 * letters, two in one of eight; a word that has none near is left out. Null when none is left, or every word was right.
 * Guesses only from the words this reader may read, so that a guess gives nothing away.
 */
export async function guessQuery(query: string, words: () => Promise<readonly string[]>): Promise<string | null> {
  const typed = queryWords(query);
  if (!typed.some((word) => word.length >= SHORTEST_GUESSED)) return null;
  const known = await words();
  const stems = queryWords(stemmed(query));
  const isKnown = (beginning: string) => known.some((one) => one.startsWith(beginning));
  const guessed = typed.map((word, index) => (isKnown(stems[index] ?? word) ? word : nearestTo(word, known)));
  if (guessed.every((word, index) => word === typed[index])) return null;
  const asWritten = fold(query).split(" ");
  const put = guessed.flatMap((word, index) =>
    word === null ? [] : [inLettersOf(asWritten[index] ?? "", word, known)],
  );
  return put.some((word) => word.length >= SHORTEST_GUESSED) ? put.join(" ") : null;
}

const MOST_LEFT_OUT = 6;

/**
 * What a question is asked with instead where no project holds all its words, in this order: one word less, the shortest left
 * out first; then each word alone, the longest first. Short words alone say nothing.
 */
export function withFewerWords(query: string): string[] {
  const words = query.split(/\s+/).filter(Boolean).slice(0, MOST_LEFT_OUT);
  const shortestFirst = words.toSorted((one, other) => one.length - other.length);
  const oneLess = shortestFirst.map((out) => words.toSpliced(words.indexOf(out), 1).join(" "));
  const asked = new Set([...oneLess, ...shortestFirst.toReversed()]);
  return [...asked].filter((rest) => rest.split(" ").some((word) => word.length >= SHORTEST_GUESSED));
}

/** A word in Latin letters in those in which it was asked for, where it is known so. */
function inLettersOf(asked: string, word: string, known: readonly string[]): string {
  if (!isCyrillic(asked)) return word;
  if (transliterate(asked) === word) return asked;
  return known.find((one) => isCyrillic(one) && transliterate(one) === word) ?? word;
}

function nearestTo(word: string, known: readonly string[]): string | null {
  if (word.length < SHORTEST_GUESSED) return null;
  const most = word.length >= LONG ? 2 : 1;
  let best: { word: string; slips: number } | null = null;
  for (const one of known) {
    const slips = slipsBetween(word, one, best ? best.slips - 1 : most);
    if (slips < Infinity) best = { word: one, slips };
    if (best?.slips === 1) break;
  }
  return best?.word ?? null;
}
