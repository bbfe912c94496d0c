import { and, desc, eq } from "drizzle-orm";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { invitations } from "#db/schema/invitations.ts";
import type { Subject } from "./invitation.ts";

export type InvitationRow = typeof invitations.$inferSelect;

export const isAbout = ({ subjectType, subjectId }: Subject) =>
  and(eq(invitations.subjectType, subjectType), eq(invitations.subjectId, subjectId));

/** Pages show so many of them. */
const MOST_SHOWN = 50;

/** The invitations to a thing, newest first, whatever became of them. */
export function listInvitations(db: Reader, subject: Subject): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitations)
    .where(isAbout(subject))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(MOST_SHOWN);
}

/** The invitations to a thing that nobody has answered or taken back, also those whose link has ended. */
export function listOpenInvitations(db: Reader, subject: Subject): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitations)
    .where(and(isAbout(subject), eq(invitations.state, "sent")));
}

/** The invitation of a link, whatever became of it; null for any other secret. Looking does not use it. */
export async function findInvitation(db: Reader, secret: string): Promise<InvitationRow | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(eq(invitations.tokenSha256, sha256(secret)));
  return row ?? null;
}
