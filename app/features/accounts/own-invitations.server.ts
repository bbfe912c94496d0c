import { and, eq, isNotNull, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { takeOverChecks, takeOverTold } from "#db/schema/take-overs.ts";
import { prospects } from "#db/schema/imports.ts";

/** Invitations to this person and those this person sent, and what this person asked to be let in to. */
export async function ownInvitations(db: Reader, userId: string, email: string) {
  const { subjectType, subjectId, role, state, email: to, name, words, createdAt, settledAt } = invitations;
  const asked = accessRequests;
  return {
    invitations: await db
      .select({ subjectType, subjectId, role, state, to, name, words, createdAt, settledAt })
      .from(invitations)
      .where(or(eq(to, email), eq(invitations.invitedById, userId))),
    requests: await db
      .select({
        ...{ words: asked.words, state: asked.state, answer: asked.answer, at: asked.createdAt },
        position: takeOverChecks.position,
      })
      .from(asked)
      .leftJoin(takeOverChecks, eq(takeOverChecks.requestId, asked.id))
      .where(eq(asked.userId, userId)),
    takeOverObjections: await db
      .select({ words: takeOverTold.objection, at: takeOverTold.objectedAt })
      .from(takeOverTold)
      .where(and(eq(takeOverTold.userId, userId), isNotNull(takeOverTold.objectedAt))),
    claimedRecords: await db
      .select({ name: prospects.nameOfficial, country: prospects.country, state: prospects.state })
      .from(prospects)
      .where(eq(prospects.claimedById, userId)),
  };
}
