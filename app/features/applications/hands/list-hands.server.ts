import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { HAND_ROLES, type HandRole } from "#app/features/accounts/viewer.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { grantRole, revokeGrant } from "#app/features/accounts/grants-commands.server.ts";

interface Hand {
  userId: string;
  name: string;
  email: string;
  role: HandRole;
  since: Date;
  isSuspended: boolean;
}

const isHandIn = (applicationId: string) =>
  and(eq(grants.applicationId, applicationId), inArray(grants.role, [...HAND_ROLES]), isNull(grants.revokedAt));

/** Everybody with a hand in an application: first who answers for it, then in the order in which they came. */
export async function listHands(db: Reader, applicationId: string): Promise<Hand[]> {
  const rows = await db
    .select({ user: users, role: grants.role, since: grants.createdAt })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(isHandIn(applicationId))
    .orderBy(asc(grants.createdAt), asc(grants.id));
  const hands = rows.map(({ user, role, since }): Hand => {
    const { id: userId, name, email, suspendedAt } = user;
    return { userId, name, email, role: role as HandRole, since, isSuspended: suspendedAt !== null };
  });
  const [first, others] = [
    hands.filter(({ role }) => role === "applicant"),
    hands.filter(({ role }) => role !== "applicant"),
  ];
  return [...first, ...others];
}

/** Whether several people share an application. */
export async function isShared(db: Reader, applicationId: string): Promise<boolean> {
  return (await db.$count(grants, isHandIn(applicationId))) > 1;
}

/** Ends what a person may do with an application; false when that was nothing. */
export async function endHand(
  tx: Tx,
  { userId, applicationId }: { userId: string; applicationId: string },
  now: Date,
): Promise<boolean> {
  const held = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(isHandIn(applicationId), eq(grants.userId, userId)));
  for (const { id } of held) await revokeGrant(tx, id, now);
  return held.length > 0;
}

/** Gives a person one role on an application in place of any other there. */
export async function giveHand(
  tx: Tx,
  hand: { userId: string; applicationId: string; role: HandRole; grantedById: string | null },
  now: Date,
): Promise<void> {
  await endHand(tx, hand, now);
  await grantRole(tx, hand, now);
}
