import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { files } from "#db/schema/files.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";

export const isOpen = isNull(membershipWithdrawals.outcome);

/** The withdrawal of a membership that has neither taken effect nor been taken back; null where none is asked for. */
export async function findOpenWithdrawal(db: Reader, membershipId: string) {
  const [row] = await db
    .select({ withdrawal: membershipWithdrawals, askedBy: users.name, letter: files })
    .from(membershipWithdrawals)
    .innerJoin(files, eq(files.id, membershipWithdrawals.letterFileId))
    .leftJoin(users, eq(users.id, membershipWithdrawals.askedById))
    .where(and(eq(membershipWithdrawals.membershipId, membershipId), isOpen));
  return row ?? null;
}

export type OpenWithdrawal = NonNullable<Awaited<ReturnType<typeof findOpenWithdrawal>>>;
