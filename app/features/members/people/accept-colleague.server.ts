import { eq } from "drizzle-orm";
import { recordAccountEvent } from "#app/features/accounts/account-activity.server.ts";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { holdsApart } from "#app/features/accounts/apart.server.ts";
import { endFurtherRoles, grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { OnAccepted, OnDeclined } from "#app/features/invitations/answer-invitation.server.ts";
import type { InvitationRow } from "#app/features/invitations/list-invitations.server.ts";
import type { Reader } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { isCurrent } from "../institution/membership.ts";
import { listColleagues } from "../institution/own-institution.server.ts";
import { invitedLine } from "./invited-address.ts";
import { writeToPeople } from "./people-letters.server.ts";
import { COLLEAGUE_ROLES } from "./people.schema.ts";
import { tellOfJoined } from "./tell-of-joined.server.ts";

type InstitutionRow = typeof institutions.$inferSelect;

async function findMember(db: Reader, { subjectType, subjectId }: InvitationRow): Promise<InstitutionRow | null> {
  if (subjectType !== "institution") return null;
  const [row] = await db
    .select({ institution: institutions, status: memberships.status })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.id, subjectId));
  return row && isCurrent(row.status) ? row.institution : null;
}

/** The member of an invitation, as long as it is one and whoever invited speaks for it today; else null. */
export async function findInvitedMember(db: Reader, invitation: InvitationRow): Promise<InstitutionRow | null> {
  const institution = await findMember(db, invitation);
  const colleagues = institution ? await listColleagues(db, institution.id) : [];
  const speaks = colleagues.some(
    ({ userId, role, restingSince }) =>
      userId === invitation.invitedById && restingSince === null && SPEAKERS.some((one) => one === role),
  );
  return speaks ? institution : null;
}

/** The member for which the person of an accepted invitation acts still; null of any other. */
export async function findJoinedMember(db: Reader, invitation: InvitationRow): Promise<InstitutionRow | null> {
  const institution = invitation.state === "accepted" ? await findMember(db, invitation) : null;
  const account = institution && (await findAccountByEmail(db, invitation.email));
  const acts = account && (await listColleagues(db, institution.id)).some(({ userId }) => userId === account.id);
  return acts ? institution : null;
}

/** What an accepted invitation to a member gives: the role it names. */
export function acceptColleague({ origin, requestId }: { origin: string; requestId?: string }): OnAccepted {
  return async (tx, { invitation, account }, now) => {
    const institution = await findInvitedMember(tx, invitation);
    const role = COLLEAGUE_ROLES.find((one) => one === invitation.role);
    if (!institution || !role || (await holdsApart(tx, { email: account.email, role }))) return false;
    const held = (await listColleagues(tx, institution.id)).filter(({ userId }) => userId === account.id);
    if (held.some((one) => one.role === role || SPEAKERS.some((speaks) => speaks === one.role))) return true;
    if (role === "alternate") await endFurtherRoles(tx, account.id, institution.id, now);
    const given = { userId: account.id, role, institutionId: institution.id, grantedById: invitation.invitedById };
    const grantId = await grantRole(tx, given, now);
    const data = { role };
    const event = { action: "user.invitation_accepted", userId: account.id, actorId: account.id, data } as const;
    await recordAccountEvent(tx, event, { now, requestId });
    const entry = { subjectId: institution.id, actorId: account.id, requestId, data };
    await recordActivity(tx, { ...entry, action: "institution.colleague_joined" }, now);
    await tellOfJoined(tx, { origin }, { institution, person: account, role, grantId }, now);
    return true;
  };
}

/** Whoever invited is told that the invitation was declined. */
export function declineColleague({ origin }: { origin: string }): OnDeclined {
  return async (tx, invitation, now) => {
    const institution = await findInvitedMember(tx, invitation);
    if (!institution) return;
    const to = await addressees(tx, [invitation.invitedById]);
    const about = { institution, to, person: invitedLine(invitation), role: invitation.role };
    const path = `/institution/people?institution=${institution.id}`;
    const news = { ...about, news: "invitation_declined", path, occasion: invitation.id } as const;
    await writeToPeople(tx, { origin }, news, now);
  };
}
