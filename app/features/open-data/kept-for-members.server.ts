import { inArray } from "drizzle-orm";
import { answersFor } from "#app/features/members/profile/field-visibility.ts";
import type { ProfileValues } from "#app/features/members/profile/profile-fields.ts";
import { profilesOf } from "#app/features/members/profile/profile-values.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Translations } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import type { ApiReader } from "./token-reader.server.ts";

type Kept = Partial<ProfileValues>;

/** What some members keep for members, by their ids; nothing for anybody else. */
export async function readKept(
  db: Reader,
  ids: readonly string[],
  { reach }: ApiReader,
): Promise<ReadonlyMap<string, Kept>> {
  if (reach === "public" || ids.length === 0) return new Map();
  const { id, restrictions, restrictedAnswers } = institutions;
  const rows = await db
    .select({ id, restrictions, restrictedAnswers })
    .from(institutions)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, answersFor(row, reach)]));
}

/** The answers of a profile that programs are given under the same name. */
const ALIKE = [
  ...(["socialLinks", "fieldsOfStudy", "degreeLevels", "languagesOfInstruction"] as const),
  ...(["offers", "seeks", "unescoLinks"] as const),
] satisfies (keyof ProfileValues)[];

/** An answer for everybody, with what the member keeps for members in its place, and the names of those fields. */
export function withKept<Data extends { description: Translations & { en?: string } }>(data: Data, kept: Kept = {}) {
  const own = ALIKE.filter((name) => kept[name] !== undefined);
  const description = { ...profilesOf(kept), ...(kept.profileEn && { en: kept.profileEn }) };
  const isDescribed = Object.keys(description).length > 0;
  return {
    ...data,
    ...Object.fromEntries(own.map((name) => [name, kept[name]])),
    ...(isDescribed && { description }),
    onlyForMembers: [...(isDescribed ? ["description"] : []), ...own],
  };
}
