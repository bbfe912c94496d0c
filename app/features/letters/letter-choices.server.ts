import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { letterChoices } from "#db/schema/letters.ts";
import { usualPace } from "./groups.ts";
import { CHOSEN_GROUPS, type ChosenGroup, type Pace } from "#db/vocabulary-letters.ts";

export type LetterChoices = Record<ChosenGroup, Pace>;

const key = [letterChoices.userId, letterChoices.letterGroup];

const rowOf = (userId: string, group: ChosenGroup) =>
  and(eq(letterChoices.userId, userId), eq(letterChoices.letterGroup, group));

/** How often a person wants letters of each group. */
export async function readChoices(db: Reader, userId: string): Promise<LetterChoices> {
  const rows = await db.select().from(letterChoices).where(eq(letterChoices.userId, userId));
  const chosen = new Map(rows.map(({ letterGroup, pace }) => [letterGroup, pace]));
  return Object.fromEntries(
    CHOSEN_GROUPS.map((group) => [group, chosen.get(group) ?? usualPace(group)]),
  ) as LetterChoices;
}

/** How often a person wants letters of one group. */
export async function paceOf(db: Reader, userId: string, group: ChosenGroup): Promise<Pace> {
  const [row] = await db.select({ pace: letterChoices.pace }).from(letterChoices).where(rowOf(userId, group));
  return row?.pace ?? usualPace(group);
}

/** Keeps how often a person wants letters of some groups. */
export async function keepChoices(tx: Tx, userId: string, choices: Partial<LetterChoices>): Promise<void> {
  for (const letterGroup of CHOSEN_GROUPS) {
    const pace = choices[letterGroup];
    if (!pace) continue;
    await tx
      .insert(letterChoices)
      .values({ userId, letterGroup, pace })
      .onConflictDoUpdate({ target: key, set: { pace, endedFrom: null } });
  }
}

/** Ends letters of some groups, and notes how often they came; false when all of them had ended. */
export async function endGroups(tx: Tx, userId: string, groups: readonly ChosenGroup[]): Promise<boolean> {
  let isAny = false;
  for (const letterGroup of groups) {
    const ended = await tx
      .insert(letterChoices)
      .values({ userId, letterGroup, pace: "never", endedFrom: usualPace(letterGroup) })
      .onConflictDoUpdate({
        target: key,
        set: { pace: "never", endedFrom: sql`${letterChoices.pace}` },
        setWhere: ne(letterChoices.pace, "never"),
      })
      .returning({ pace: letterChoices.pace });
    if (ended.length > 0) isAny = true;
  }
  return isAny;
}

/** Which of some groups were ended by the link of a letter, and not by a choice of the person signed in. */
export async function endedByLink(
  db: Reader,
  userId: string,
  groups: readonly ChosenGroup[],
): Promise<Partial<LetterChoices>> {
  const isEnded = and(
    eq(letterChoices.userId, userId),
    inArray(letterChoices.letterGroup, [...groups]),
    isNotNull(letterChoices.endedFrom),
  );
  const rows = await db
    .select({ group: letterChoices.letterGroup, from: letterChoices.endedFrom })
    .from(letterChoices)
    .where(isEnded);
  return Object.fromEntries(rows.map(({ group, from }) => [group, from]));
}
