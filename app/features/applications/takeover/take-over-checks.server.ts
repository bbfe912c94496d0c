import { asc, eq, max } from "drizzle-orm";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import { memberships } from "#db/schema/memberships.ts";
import { replacedHeadLinks, takeOverChecks, takeOverTold } from "#db/schema/take-overs.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { endOfObjection } from "./take-over.ts";

export type TakeOverCheck = typeof takeOverChecks.$inferSelect;

/** Opens what is known of a request to take a member over. */
export async function openCheck(tx: Tx, requestId: string, position: string): Promise<void> {
  await tx.insert(takeOverChecks).values({ requestId, position, timesSent: 0 });
}

/** What is known of a request to take a member over; null of any other request. */
export async function findCheck(db: Reader, requestId: string): Promise<TakeOverCheck | null> {
  const [row] = await db.select().from(takeOverChecks).where(eq(takeOverChecks.requestId, requestId));
  return row ?? null;
}

/** Whether the office of the head has said yes: from then on the secretariat alone decides. */
export async function isConfirmedByHead(db: Reader, requestId: string): Promise<boolean> {
  return (await findCheck(db, requestId))?.answer === "confirmed";
}

/** The request of a link to the head's office, with what is known of it; null for any other secret. */
export async function findByLink(db: Reader, secret: string) {
  const [row] = await db
    .select({ check: takeOverChecks, request: accessRequests })
    .from(takeOverChecks)
    .innerJoin(accessRequests, eq(accessRequests.id, takeOverChecks.requestId))
    .where(eq(takeOverChecks.tokenSha256, sha256(secret)));
  return row ?? null;
}

/** The request of a link in place of which a newer one was sent, with when the newest was; null for any other secret. */
export async function findReplacedLink(db: Reader, secret: string) {
  const { requestId, tokenSha256, replacedAt } = replacedHeadLinks;
  const [row] = await db
    .select({ request: accessRequests })
    .from(replacedHeadLinks)
    .innerJoin(accessRequests, eq(accessRequests.id, requestId))
    .where(eq(tokenSha256, sha256(secret)));
  if (!row) return null;
  const [newest] = await db
    .select({ at: max(replacedAt) })
    .from(replacedHeadLinks)
    .where(eq(requestId, row.request.id));
  return { ...row, at: newest?.at ?? null };
}

/** Notes that these people were told of a request now, and can object from now on. */
export async function noteTold(
  tx: Tx,
  requestId: string,
  { userIds, isFormer }: { userIds: readonly string[]; isFormer: boolean },
  now: Date,
): Promise<void> {
  if (userIds.length === 0) return;
  await tx.insert(takeOverTold).values(userIds.map((userId) => ({ requestId, userId, isFormer, toldAt: now })));
}

/** Who was told of a request, with what they object. */
export function listTold(db: Reader, requestId: string) {
  const { userId, isFormer, objectedAt, objection } = takeOverTold;
  return db
    .select({ userId, isFormer, objectedAt, objection, name: users.name })
    .from(takeOverTold)
    .innerJoin(users, eq(users.id, userId))
    .where(eq(takeOverTold.requestId, requestId))
    .orderBy(asc(takeOverTold.toldAt), asc(takeOverTold.id));
}

/** Until when those who were told can object; null when nobody was told. */
export async function endOfObjections(db: Reader, requestId: string): Promise<Date | null> {
  const [told] = await db
    .select({ last: max(takeOverTold.toldAt) })
    .from(takeOverTold)
    .where(eq(takeOverTold.requestId, requestId));
  return told?.last ? endOfObjection(told.last) : null;
}

/** The address of the head, as the application that made the institution a member gave it; null where there is none. */
export async function headOnFile(db: Reader, institutionId: string) {
  const [application] = await db
    .select({ id: applications.id, locale: applications.locale })
    .from(memberships)
    .innerJoin(applications, eq(applications.id, memberships.applicationId))
    .where(eq(memberships.institutionId, institutionId));
  const head = application && (await getFiledAnswers(db, application.id)).head;
  const address = head?.office_email || head?.email;
  return application && typeof address === "string" && address ? { email: address, locale: application.locale } : null;
}
