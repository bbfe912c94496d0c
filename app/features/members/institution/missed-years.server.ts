import { desc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { membershipYears } from "#db/schema/membership-years.ts";
import { TERMINATION_GROUNDS, type TerminationGround } from "#db/vocabulary.ts";

/** Whether a member has confirmed its entry in neither of the last two years in which it was asked. */
async function hasMissedTwoYears(db: Reader, membershipId: string): Promise<boolean> {
  const years = await db
    .select({ confirmedAt: membershipYears.confirmedAt })
    .from(membershipYears)
    .where(eq(membershipYears.membershipId, membershipId))
    .orderBy(desc(membershipYears.year))
    .limit(2);
  return years.length === 2 && years.every(({ confirmedAt }) => confirmedAt === null);
}

/** On what grounds a membership can be ended. */
export async function groundsFor(db: Reader, membershipId: string): Promise<TerminationGround[]> {
  if (await hasMissedTwoYears(db, membershipId)) return [...TERMINATION_GROUNDS];
  return TERMINATION_GROUNDS.filter((ground) => ground !== "unconfirmed");
}
