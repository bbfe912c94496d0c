import { and, asc, desc, eq, gt } from "drizzle-orm";
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

/** The invitations to an address that can be answered as far as the link goes, the one that ends first before. */
export function listInvitationsTo(db: Reader, email: string, now: Date): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.email, email), eq(invitations.state, "sent"), gt(invitations.expiresAt, now)))
    .orderBy(asc(invitations.expiresAt), asc(invitations.id))
    .limit(MOST_SHOWN);
}

/** By what an invitation is answered: its link, or the page of whoever is signed in as the address. */
export type InvitationKey = { secret: string } | { id: string };

/** The invitation of a link or a page, whatever became of it; null for any other. Looking does not use it. */
export async function findInvitation(db: Reader, key: InvitationKey): Promise<InvitationRow | null> {
  const isIt = "id" in key ? eq(invitations.id, key.id) : eq(invitations.tokenSha256, sha256(key.secret));
  const [row] = await db.select().from(invitations).where(isIt);
  return row ?? null;
}

/** Whether an invitation to a thing was taken back, so that there is nothing left to take back. */
export async function isTakenBack(db: Reader, { id, ...subject }: Subject & { id: string }): Promise<boolean> {
  const isRevoked = and(isAbout(subject), eq(invitations.id, id), eq(invitations.state, "revoked"));
  return (await db.$count(invitations, isRevoked)) > 0;
}
