import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { HandRole, Viewer } from "#app/features/accounts/viewer.ts";
import { isTakenBack, listOpenInvitations } from "#app/features/invitations/list-invitations.server.ts";
import {
  changeInvitedRole,
  type InvitationLetter,
  revokeInvitation,
  revokeOpen,
  sendAgain,
  sendAnew,
  sendInvitation,
} from "#app/features/invitations/send-invitation.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { answersFor } from "../file/application.policy.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { representativeIn } from "../file/formalities.ts";
import { findFormalities, namedRepresentatives, representsAs } from "../file/formalities-queries.server.ts";
import { representativeSending } from "../letters/invite-representative.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { canChangeHands, type COLLEAGUE_ROLES, MOST_HANDS } from "./hand.ts";
import { handsLetter } from "./hands-letters.ts";
import { tellHandTakenBack } from "../letters/tell-taken-back.server.ts";
import { listHands } from "./list-hands.server.ts";

type HandContext = ApplicantContext & { config: Pick<Config, "origin" | "secret"> };

const about = (applicationId: string) => ({ subjectType: "application", subjectId: applicationId }) as const;

/** How the letter of an invitation is written: to a colleague, or to whoever is to answer for the application. */
function sendingOf(tx: Tx, { config }: HandContext, application: ApplicationRow, role: HandRole) {
  const kind = role === "applicant" ? ("hands-handover" as const) : ("hands-invited" as const);
  return {
    config,
    kind,
    compose: async (frame: Parameters<typeof handsLetter>[0], { url, until, inviter }: InvitationLetter) =>
      handsLetter(frame, {
        ...{ kind, role, url, until, person: inviter },
        institution: await listedInstitution(tx, application, frame.locale),
      }),
  };
}

/** As what an open invitation is written once more: a named representative gets the letter of one. */
async function sendingAnew(
  tx: Tx,
  context: HandContext,
  application: ApplicationRow,
  { email, role }: { email: string; role: HandRole },
) {
  const represents = await representsAs(tx, application, { email, role });
  if (!represents) return sendingOf(tx, context, application, role);
  const named = await namedRepresentatives(tx, application, await findFormalities(tx, application.id));
  const person = { name: representativeIn(named, represents)?.name ?? "" };
  return representativeSending(tx, context.config, { application, role: represents, person });
}

/** The frame of what whoever answers for an open application does with the people on it. */
export function changeHands<T>(
  context: ApplicantContext,
  applicationId: string,
  actor: Viewer,
  work: (tx: Tx, application: ApplicationRow, now: Date) => Promise<T>,
): Promise<T | OwnRefusal> {
  return changeOwn<T | OwnRefusal>(
    context,
    applicationId,
    actor,
    async (tx, { application }, now) =>
      canChangeHands(actor, application) ? work(tx, application, now) : refused("impossible"),
    answersFor,
  );
}

interface NewHand {
  applicationId: string;
  email: string;
  /** `applicant` offers to hand the application over. */
  role: HandRole;
  locale: Locale;
}

type Invited = Done | OwnRefusal | Refusal<"too-many", "already-in"> | OnItsWay;

/** Invites a colleague to an application, or offers to hand it over, by a letter with a link. */
export function inviteHand(
  context: HandContext,
  { applicationId, email, role, locale }: NewHand,
  actor: Viewer,
): Promise<Invited> {
  return changeHands<Invited>(context, applicationId, actor, async (tx, application, now) => {
    const subject = about(applicationId);
    const hands = await listHands(tx, applicationId);
    const held = hands.find((hand) => hand.email === email);
    const isOffer = role === "applicant";
    if (held && (!isOffer || held.role === "applicant")) return refused("already-in");
    const all = await listOpenInvitations(tx, subject);
    const same = all.find((one) => one.email === email && one.role === role);
    const sentNow = onItsWay(same?.sentAt, now);
    if (sentNow) return sentNow;
    const open = all.filter((invitation) => invitation.email !== email);
    if (!held && hands.length + open.length >= MOST_HANDS) return refused("too-many");
    const replaced = isOffer ? await revokeOpen(tx, { ...subject, role }, actor.id, now) : [];
    for (const one of replaced) if (one.email !== email) await tellHandTakenBack(tx, application, one, now);
    const invitation = { ...subject, role, email, locale: locale, invitedById: actor.id };
    await sendInvitation(tx, sendingOf(tx, context, application, role), invitation, now);
    const action = isOffer ? ("application.handover_offered" as const) : ("application.colleague_invited" as const);
    const { requestId } = context;
    await recordActivity(tx, { subjectId: applicationId, actorId: actor.id, action, data: { role }, requestId }, now);
    return { ok: true };
  });
}

interface OnInvitation {
  applicationId: string;
  invitationId: string;
}

type Again = Done | OwnRefusal | Refusal<"too-many"> | OnItsWay;

/** Sends the letter of an open invitation once more, with a new link. */
export function inviteAgain(
  context: HandContext,
  { applicationId, invitationId }: OnInvitation,
  actor: Viewer,
): Promise<Again> {
  return changeHands<Again>(context, applicationId, actor, async (tx, application, now) => {
    const subject = about(applicationId);
    const open = (await listOpenInvitations(tx, subject)).find(({ id }) => id === invitationId);
    if (!open) return refused("impossible");
    const invited = { email: open.email, role: open.role as HandRole };
    const sending = await sendingAnew(tx, context, application, invited);
    const sent = await sendAgain(tx, sending, { ...subject, id: invitationId }, now);
    return !sent.ok && sent.reason === "not-found" ? refused("impossible") : sent;
  });
}

/** Takes an open invitation back. */
export function takeInvitationBack(
  context: ApplicantContext,
  { applicationId, invitationId }: OnInvitation,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeHands<Done | OwnRefusal>(context, applicationId, actor, async (tx, application, now) => {
    const invitation = { ...about(applicationId), id: invitationId };
    const revoked = await revokeInvitation(tx, invitation, actor.id, now);
    // Pressed twice is done once.
    if (!revoked) return (await isTakenBack(tx, invitation)) ? { ok: true } : refused("impossible");
    await tellHandTakenBack(tx, application, revoked, now);
    const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
    await recordActivity(tx, { ...event, action: "application.invitation_taken_back" }, now);
    return { ok: true };
  });
}

/** Gives whoever is invited the other role of colleagues, and says so in a letter with a new link. */
export function changeInvited(
  context: HandContext,
  { applicationId, invitationId, role }: OnInvitation & { role: (typeof COLLEAGUE_ROLES)[number] },
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeHands<Done | OwnRefusal>(context, applicationId, actor, async (tx, application, now) => {
    const open = (await listOpenInvitations(tx, about(applicationId))).find(({ id }) => id === invitationId);
    if (!open || open.role === "applicant") return refused("impossible");
    const invitation = { ...about(applicationId), id: invitationId };
    if (!(await changeInvitedRole(tx, { ...invitation, role }))) return refused("impossible");
    if (open.role !== role)
      await sendAnew(tx, await sendingAnew(tx, context, application, { email: open.email, role }), invitation, now);
    return { ok: true };
  });
}
