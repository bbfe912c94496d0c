import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { isHeldMeanwhile } from "#app/features/accounts/main-invitation.server.ts";
import { type InvitationStanding, MOST_LETTERS, standingOf } from "#app/features/invitations/invitation.ts";
import { listOpenInvitations } from "#app/features/invitations/list-invitations.server.ts";
import type { Reader } from "#db/index.server.ts";
import { oneTimeTokens } from "#db/schema/accounts.ts";
import type { Role } from "#db/vocabulary.ts";
import { SPEAKERS } from "../institution/member.policy.ts";

export interface PendingInvitation {
  /** Null of what the association or the secretariat has sent. */
  id: string | null;
  email: string;
  /** As whoever invited called the person; null where no name was given. */
  name: string | null;
  role: Role;
  standing: Extract<InvitationStanding, "sent" | "expired">;
  expiresAt: Date;
  createdAt: Date;
  /** Null of what the association or the secretariat has sent. */
  invitedById: string | null;
  canSendAgain: boolean;
}

async function listOfAssociation(db: Reader, institutionId: string, now: Date): Promise<PendingInvitation[]> {
  const { expiresAt } = oneTimeTokens;
  const isThere = and(eq(oneTimeTokens.purpose, "invitation"), eq(oneTimeTokens.grantedInstitutionId, institutionId));
  const rows = await db
    .select()
    .from(oneTimeTokens)
    .where(and(isThere, isNull(oneTimeTokens.usedAt), gt(expiresAt, now)))
    .orderBy(asc(oneTimeTokens.createdAt));
  const apart = { id: null, name: null, invitedById: null, standing: "sent", canSendAgain: false } as const;
  const works: PendingInvitation[] = [];
  for (const row of rows) {
    const { email, grantedRole: role, expiresAt: end, createdAt } = row;
    if (role && !(await isHeldMeanwhile(db, row))) works.push({ ...apart, email, role, expiresAt: end, createdAt });
  }
  return works;
}

/**
 * Invitations to act for an institution that nobody has answered yet, also those whose link has ended. Those of somebody who
 * no longer speaks for it are none any more, nor is one to the main role when somebody holds it meanwhile. The addresses are
 * for those who may invite.
 */
export async function listPendingInvitations(
  db: Reader,
  institutionId: string,
  now: Date,
): Promise<PendingInvitation[]> {
  const speakers = (await peopleOf(db, institutionId, SPEAKERS)).map(({ id }) => id);
  const sent = await listOpenInvitations(db, { subjectType: "institution", subjectId: institutionId });
  const ofColleagues = sent
    .filter(({ invitedById }) => speakers.includes(invitedById))
    .map((invitation) => ({
      ...{ id: invitation.id, email: invitation.email, name: invitation.name, role: invitation.role },
      ...{ invitedById: invitation.invitedById, createdAt: invitation.createdAt, expiresAt: invitation.expiresAt },
      standing: standingOf(invitation, now) as PendingInvitation["standing"],
      canSendAgain: invitation.timesSent < MOST_LETTERS,
    }));
  return [...(await listOfAssociation(db, institutionId, now)), ...ofColleagues];
}
