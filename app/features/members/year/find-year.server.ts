import { and, desc, eq, isNotNull, lt } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { membershipYears } from "#db/schema/membership-years.ts";

const of = (membershipId: string) => eq(membershipYears.membershipId, membershipId);

/** What came of a year of a membership, with who confirmed it; null while nobody has been asked. */
export async function findYear(db: Reader, membershipId: string, year: number) {
  const [row] = await db
    .select({ row: membershipYears, confirmedBy: users.name })
    .from(membershipYears)
    .leftJoin(users, eq(users.id, membershipYears.confirmedById))
    .where(and(of(membershipId), eq(membershipYears.year, year)));
  return row ?? null;
}

/** When a year before was confirmed last; null where none was. */
export async function confirmedBefore(db: Reader, membershipId: string, year: number): Promise<Date | null> {
  const { confirmedAt } = membershipYears;
  const [row] = await db
    .select({ confirmedAt })
    .from(membershipYears)
    .where(and(of(membershipId), lt(membershipYears.year, year), isNotNull(confirmedAt)))
    .orderBy(desc(membershipYears.year))
    .limit(1);
  return row?.confirmedAt ?? null;
}

/** How a year stood when its page was read: whoever sends the page later may not write over what somebody told meanwhile. */
export const stateOfYear = (confirmedAt: Date | null, accreditedUntil: string | null): string =>
  `${confirmedAt?.getTime() ?? ""}/${accreditedUntil ?? ""}`;
