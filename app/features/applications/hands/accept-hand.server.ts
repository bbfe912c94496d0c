import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { HAND_ROLES, type HandRole } from "#app/features/accounts/viewer.ts";
import type { OnAccepted, OnDeclined } from "#app/features/invitations/answer-invitation.server.ts";
import { type InvitationRow, listInvitations } from "#app/features/invitations/list-invitations.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { isClosed } from "../file/application.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { openOf, ROLE_OF } from "../file/formalities.ts";
import { findFormalities, readFormalities, representsAs } from "../file/formalities-queries.server.ts";
import { giveHand, listHands } from "./list-hands.server.ts";
import { passFile } from "./pass-file.server.ts";
import { tellHands } from "./tell-hands.server.ts";

interface Invited {
  subjectType: string;
  subjectId: string;
  role: string;
  invitedById: string;
}

/** The application of an invitation, as long as it is open and whoever invited may still do so; else null. */
export async function findInvitedTo(db: Reader, invitation: Invited): Promise<ApplicationRow | null> {
  if (invitation.subjectType !== "application") return null;
  const [application] = await db.select().from(applications).where(eq(applications.id, invitation.subjectId));
  if (!application || isClosed(application.status)) return null;
  const inviter = (await listHands(db, application.id)).find(({ userId }) => userId === invitation.invitedById);
  if (!inviter || inviter.isSuspended || inviter.role === "applicant_reader") return null;
  return invitation.role === "applicant" && inviter.role !== "applicant" ? null : application;
}

/**
 * The application to which the person of an invitation has come by it, or by a newer one of the same kind; null of whoever
 * has not, or is on it no more.
 */
export async function findAcceptedTo(
  db: Reader,
  { subjectId, subjectType, email, role }: InvitationRow,
): Promise<ApplicationRow | null> {
  if (subjectType !== "application") return null;
  const isOnIt = (await listHands(db, subjectId)).some((hand) => hand.email === email && !hand.isSuspended);
  const sent = isOnIt ? await listInvitations(db, { subjectType, subjectId }) : [];
  if (!sent.some((one) => one.state === "accepted" && one.email === email && one.role === role)) return null;
  const [application] = await db.select().from(applications).where(eq(applications.id, subjectId));
  return application ?? null;
}

/** Where whoever has accepted goes on. */
export function pageAfter({ subjectId, role }: Pick<InvitationRow, "subjectId" | "role">): string {
  return `/applications/${subjectId}?done=${role === "applicant" ? "handed_over" : "joined"}`;
}

async function isStillOpen(db: Reader, application: ApplicationRow, now: Date): Promise<boolean> {
  const row = await findFormalities(db, application.id);
  return row !== null && openOf(await readFormalities(db, application, row, now)).length > 0;
}

/** What an accepted invitation to an application gives: the role, or with an offer to hand it over the application. */
export function acceptHand({ origin, requestId }: { origin: string; requestId?: string }): OnAccepted {
  return async (tx, { invitation, account }, now) => {
    const application = await findInvitedTo(tx, invitation);
    if (!application) return false;
    const { id } = application;
    const role = invitation.role as HandRole;
    const to = { id: account.id, name: account.name };
    if (role === "applicant") {
      await passFile(tx, { application, to, actorId: account.id, reason: null, origin, requestId }, now);
      return true;
    }
    const held = (await listHands(tx, id)).find(({ userId }) => userId === account.id);
    if (held && HAND_ROLES.indexOf(held.role) <= HAND_ROLES.indexOf(role)) return true;
    await giveHand(tx, { userId: account.id, applicationId: id, role, grantedById: invitation.invitedById }, now);
    const event = { subjectId: id, actorId: account.id, requestId };
    await recordActivity(tx, { ...event, action: "application.colleague_joined", data: { role } }, now);
    const news = { application, to: [application.ownerId], reader: "applicant" as const, occasion: invitation.id };
    const about = { ...news, person: account.name, actorId: account.id };
    const as = await representsAs(tx, application, invitation);
    const home = `${origin}/applications/${id}`;
    if (as) {
      // Where nothing else is open the membership begins in the same minute, and its letter says all of it.
      if (!(await isStillOpen(tx, application, now))) return true;
      const told = { ...about, role: ROLE_OF[as], url: `${home}/formalities` };
      await tellHands(tx, { kind: "hands-representative_joined", ...told }, now);
    } else await tellHands(tx, { kind: "hands-joined", ...about, role, url: `${home}/people` }, now);
    return true;
  };
}

/** Whoever invited is told that the invitation was declined. */
export function declineHand({ origin }: { origin: string }): OnDeclined {
  return async (tx, invitation, now) => {
    const application = await findInvitedTo(tx, invitation);
    if (!application) return;
    const news = { to: [invitation.invitedById], reader: "applicant" as const, occasion: invitation.id };
    const about = { application, ...news, person: invitation.email, actorId: null };
    const as = await representsAs(tx, application, invitation);
    const home = `${origin}/applications/${application.id}`;
    if (as) {
      const told = { ...about, role: ROLE_OF[as], dueAt: application.dueAt, url: `${home}/formalities` };
      await tellHands(tx, { kind: "hands-representative_declined", ...told }, now);
    } else await tellHands(tx, { kind: "hands-declined", ...about, url: `${home}/people` }, now);
  };
}
