import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { inviteWithin, isInvitedMomentsAgo } from "#app/features/accounts/invitation-commands.server.ts";
import { endOtherMainInvitations, lastMade } from "#app/features/accounts/one-time-tokens.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { findForSecretariat } from "./appoint-main.server.ts";
import { invitedIn, takeBackOfOffice, tellInvitedByOffice } from "./end-invitations.server.ts";
import { formerSpeakers } from "./former-speakers.server.ts";
import { writeToEverybody, writeToPeople } from "./people-letters.server.ts";
import { listPendingInvitations } from "./pending-invitations.server.ts";

type Context = Writer & { config: Config; requestId?: string };
type NotInvited = Refusal<"not-found" | "forbidden" | "impossible", "reachable">;
type Invited = { ok: true } | NotInvited;
type NewlyInvited = { ok: true; hasReplaced: boolean } | NotInvited;

/** Those who speak for an institution and can be reached: as long as there are any, the secretariat invites nobody. */
export const listReachableSpeakers = (db: Reader, institutionId: string) => peopleOf(db, institutionId, SPEAKERS);

interface SpeakerInvitation {
  number: string;
  email: string;
  role: (typeof SPEAKERS)[number];
  /** How the office of the head confirmed it; read by everybody concerned. */
  reason: string;
  locale: Locale;
}

/**
 * The secretariat invites somebody to speak for an institution: the way back in when nobody who does can be reached. All
 * people of the institution, those who spoke for it until lately, and the other coordinators, are told at once. Of open
 * invitations to the main role there is one: an earlier one ends.
 */
export function inviteSpeaker(
  { withTransaction, clock, config, requestId }: Context,
  { number, email, role, reason, locale }: SpeakerInvitation,
  actor: Viewer,
): Promise<NewlyInvited> {
  return withTransaction<NewlyInvited>(async (tx) => {
    const institution = await findForSecretariat(tx, number, actor, dayNow(clock));
    if ("ok" in institution) return institution;
    if ((await listReachableSpeakers(tx, institution.id)).length > 0) return refused("reachable");
    const now = clock.now();
    const asked = { email, role, institutionId: institution.id };
    if (await isInvitedMomentsAgo(tx, asked, actor.id, now)) return { ok: true, hasReplaced: false };
    const named = { id: institution.id, name: nameOf(institution, locale).name };
    await inviteWithin(tx, { config, requestId }, { email, role, locale, institution: named }, actor.id, now);
    const entry = { subjectId: institution.id, actorId: actor.id };
    const isMain = role === "representative";
    const replaced = isMain ? await endOtherMainInvitations(tx, { email, institutionId: institution.id }, now) : [];
    for (const one of replaced) await tellInvitedByOffice(tx, institution, one, now);
    if (replaced.length > 0)
      await recordActivity(tx, { ...entry, action: "institution.invitation_withdrawn", data: { role } }, now);
    await recordActivity(tx, { ...entry, action: "institution.colleague_invited", data: { role, reason } }, now);
    const by = { actor: actor.name, actorId: actor.id, occasion: `${institution.id}:${now.getTime()}` };
    const about = { institution, person: shownEmailAddress(email), role, reason, ...by };
    await writeToEverybody(tx, config, { ...about, news: "speaker_invited" }, now);
    const former = await addressees(tx, await formerSpeakers(tx, institution.id, now));
    const to = former.filter((person) => person.id !== actor.id && person.email !== email);
    await writeToPeople(
      tx,
      config,
      { ...about, to, path: `/institution?institution=${institution.id}`, reader: "account", news: "speaker_invited" },
      now,
    );
    return { ok: true, hasReplaced: replaced.length > 0 };
  });
}

interface OnInvitation {
  number: string;
  email: string;
  role: string;
}

async function findOpen(tx: Tx, institutionId: string, { email, role }: OnInvitation, now: Date) {
  const pending = await listPendingInvitations(tx, institutionId, now);
  const open = pending.find((one) => one.id === null && one.email === email && one.role === role);
  const speaker = SPEAKERS.find((one) => one === role);
  return open && { ...open, speaker };
}

/** Sends the letter of an open invitation of the secretariat once more, with a new link. */
export function inviteSpeakerAgain(
  { withTransaction, clock, config, requestId }: Context,
  { locale, ...asked }: OnInvitation & { locale: Locale },
  actor: Viewer,
): Promise<Invited | OnItsWay> {
  return withTransaction<Invited | OnItsWay>(async (tx) => {
    const institution = await findForSecretariat(tx, asked.number, actor, dayNow(clock));
    if ("ok" in institution) return institution;
    const now = clock.now();
    const open = await findOpen(tx, institution.id, asked, now);
    if (!open?.speaker) return refused("impossible");
    const sent = { email: open.email, grantedRole: open.speaker, grantedInstitutionId: institution.id };
    const sentNow = onItsWay(await lastMade(tx, { purpose: "invitation", userId: null, ...sent }), now);
    if (sentNow) return sentNow;
    if ((await listReachableSpeakers(tx, institution.id)).length > 0) return refused("reachable");
    const written = (await invitedIn(tx, open.email)) ?? locale;
    const named = { id: institution.id, name: nameOf(institution, written).name };
    const invitation = { email: open.email, role: open.speaker, locale: written, institution: named };
    await inviteWithin(tx, { config, requestId }, invitation, actor.id, now);
    return { ok: true };
  });
}

/** Takes an open invitation of the secretariat back. */
export function takeSpeakerInvitationBack(
  { withTransaction, clock }: Writer,
  asked: OnInvitation,
  actor: Viewer,
): Promise<Invited> {
  return withTransaction<Invited>(async (tx) => {
    const institution = await findForSecretariat(tx, asked.number, actor, dayNow(clock));
    if ("ok" in institution) return institution;
    const ended = { institution, email: asked.email, role: asked.role as Role, actorId: actor.id };
    return (await takeBackOfOffice(tx, ended, clock.now())) ? { ok: true } : refused("impossible");
  });
}
