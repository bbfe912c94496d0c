import { inArray } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { institutions } from "#db/schema/members.ts";
import { institutionTopics } from "#db/schema/members.ts";
import { otherNamesOfCity } from "../institution/city-names.server.ts";
import { everyNameOf, splitOtherNames } from "../institution/institution-names.ts";
import { readMembershipNumber } from "../institution/membership-number.ts";
import type { MemberDetails } from "./directory-details.server.ts";
import { directoryIndex } from "./directory-index.server.ts";
import { rankedName } from "./directory-ranking.ts";
import { whyFound } from "./directory-reasons.server.ts";
import { foldedWords } from "./folded-words.ts";

type Row = typeof institutions.$inferSelect;

/** What is known of a member that is not in the directory now, from its record alone. */
function detailsOf(row: Row): MemberDetails {
  const earlier = new Set(splitOtherNames(row.otherNames).earlier.map(({ value }) => value));
  const cityNames = [row.city, ...otherNamesOfCity(row.city)].filter(Boolean);
  return {
    id: row.id,
    names: everyNameOf(row).map((value) => ({
      ...{ value, folded: foldedWords(value), ranked: rankedName(foldedWords(value)), isFormer: earlier.has(value) },
      by: earlier.has(value) ? ("earlier" as const) : ("name" as const),
    })),
    ...{ acronyms: new Set<string>(), place: "", cityNames, identifiers: new Set<string>(), domains: row.emailDomains },
  };
}

/** What is known of members by their ids: of those in the directory all that it finds them by. */
async function knownDetails(db: Reader, rows: readonly Row[], today: string) {
  const index = await directoryIndex(db, today);
  const byNumber = index.areWordsAtHand() ? (await index.details()).byNumber : null;
  return new Map(rows.map((row) => [row.id, byNumber?.get(index.numberOf(row.id) ?? -1) ?? detailsOf(row)]));
}

/**
 * Why members stand in a list that was searched, in words, by their ids: what the line of the list does not show itself.
 * A number is shown, and explains nothing.
 */
export async function whyListed(
  db: Reader,
  rows: readonly Row[],
  q: string,
  { today, locale }: { today: string; locale: Locale },
): Promise<ReadonlyMap<string, string[]>> {
  const words = foldedWords(q).split(" ").filter(Boolean);
  if (words.length === 0 || rows.length === 0 || readMembershipNumber(q)) return new Map();
  const { institutionId, kind, code } = institutionTopics;
  const topics = await db
    .select({ institutionId, kind, code })
    .from(institutionTopics)
    .where(
      inArray(
        institutionId,
        rows.map(({ id }) => id),
      ),
    );
  const codesOf = (id: string, of: (typeof topics)[number]["kind"]) =>
    topics.filter((topic) => topic.institutionId === id && topic.kind === of).map((topic) => topic.code);
  const lines = rows.map((row) => ({ ...row, themes: codesOf(row.id, "theme"), fields: codesOf(row.id, "field") }));
  const known = await knownDetails(db, rows, today);
  const reasons = await whyFound(db, (id) => known.get(id), lines, { query: q, words, isGuess: false }, locale);
  const t = translator(locale);
  return new Map(
    [...reasons].map(([id, some]) => [id, some.map(({ by, text }) => t(`members:directory.why.${by}`, { text }))]),
  );
}
