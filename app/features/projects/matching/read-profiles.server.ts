import { and, eq, inArray } from "drizzle-orm";
import { answersFor } from "#app/features/members/profile/field-visibility.ts";
import type { ProfileValues } from "#app/features/members/profile/profile-fields.ts";
import type { Reader } from "#db/index.server.ts";
import { institutionPeople, institutions, institutionTexts, institutionTopics } from "#db/schema/members.ts";
import { orgKindOf, type Profile, topicsOf } from "./match-facts.ts";

function readRows(db: Reader, ids: readonly string[]) {
  const { id, type, country, subregion, offers, seeks, languagesOfInstruction, profileEn } = institutions;
  const { restrictions, restrictedAnswers } = institutions;
  return db
    .select({
      id,
      type,
      country,
      subregion,
      offers,
      seeks,
      languagesOfInstruction,
      profileEn,
      restrictions,
      restrictedAnswers,
    })
    .from(institutions)
    .where(inArray(id, [...ids]));
}

const readTopics = (db: Reader, ids: readonly string[]) =>
  db
    .select()
    .from(institutionTopics)
    .where(
      and(inArray(institutionTopics.institutionId, [...ids]), inArray(institutionTopics.kind, ["theme", "field"])),
    );

const readTexts = (db: Reader, ids: readonly string[]) =>
  db
    .select({ institutionId: institutionTexts.institutionId, text: institutionTexts.text })
    .from(institutionTexts)
    .where(and(inArray(institutionTexts.institutionId, [...ids]), eq(institutionTexts.kind, "profile")));

const listOf = (answer: unknown): string[] => (Array.isArray(answer) ? (answer as string[]) : []);

/** The texts of a profile that are kept for members. */
const textsOf = (kept: Partial<ProfileValues>) =>
  Object.entries(kept).flatMap(([key, text]) => (key.startsWith("profile") && typeof text === "string" ? [text] : []));

/** What some members are and do, as far as members may read it: nothing that is kept for the secretariat takes part. */
export async function readProfiles(db: Reader, ids: readonly string[]): Promise<Profile[]> {
  if (ids.length === 0) return [];
  const [rows, topics, texts] = await Promise.all([readRows(db, ids), readTopics(db, ids), readTexts(db, ids)]);
  return rows.map(({ id, type, country, subregion, ...row }) => {
    const kept = answersFor(row, "members");
    const codes = (kind: "theme" | "field") =>
      topics.flatMap((topic) => (topic.institutionId === id && topic.kind === kind ? [topic.code] : []));
    const written = texts.flatMap((one) => (one.institutionId === id ? [one.text] : []));
    return {
      ...{ id, country, orgKind: orgKindOf(type), region: subregion || null, spoken: new Set<string>() },
      offers: new Set([...row.offers, ...listOf(kept.offers)]),
      seeks: new Set([...row.seeks, ...listOf(kept.seeks)]),
      themes: new Set([...codes("theme"), ...listOf(kept.themes)]),
      fields: new Set([...codes("field"), ...listOf(kept.fieldsOfStudy)]),
      languages: new Set([...row.languagesOfInstruction, ...listOf(kept.languagesOfInstruction)]),
      topics: new Set(topicsOf(row.profileEn, ...written, ...textsOf(kept))),
    };
  });
}

/** The languages that a person speaks by what is known of the person at some institutions, by these. */
export async function readSpoken(
  db: Reader,
  userId: string,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { institutionId, languages } = institutionPeople;
  const rows = await db
    .select({ institutionId, languages })
    .from(institutionPeople)
    .where(and(eq(institutionPeople.userId, userId), inArray(institutionId, [...ids])));
  const spoken = new Map<string, Set<string>>();
  for (const row of rows)
    spoken.set(row.institutionId, new Set([...(spoken.get(row.institutionId) ?? []), ...row.languages]));
  return spoken;
}
