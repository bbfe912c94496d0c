import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import { takeInvitationTry } from "#app/features/accounts/link-limits.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import {
  type InvitationLetter,
  revokeInvitation,
  sendAgain,
  sendInvitation,
  tellTakenBack,
} from "#app/features/invitations/send-invitation.server.ts";
import { isTakenBack } from "#app/features/invitations/list-invitations.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import type { RateLimits } from "#app/platform/rate-limits.ts";
import type { TypedAddress } from "#app/platform/typed-addresses.ts";
import type { Reader } from "#db/index.server.ts";
import type { institutions } from "#db/schema/members.ts";
import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { listColleagues } from "../institution/own-institution.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { findManaged, type Hidden } from "./managed-institution.server.ts";
import type { InvitedAddress, InviteOutcome } from "./invited-address.ts";
import { invitedLetter, takenBackLetter } from "./people-emails.ts";
import { listPendingInvitations, type PendingInvitation } from "./pending-invitations.server.ts";
import type { COLLEAGUE_ROLES } from "./people.schema.ts";

type Inviting = Writer & { config: Pick<Config, "origin" | "secret"> };
type InstitutionRow = typeof institutions.$inferSelect;

const about = (institutionId: string) => ({ subjectType: "institution", subjectId: institutionId }) as const;

function sendingOf({ config }: Inviting, institution: InstitutionRow, role: Role, name?: string) {
  return {
    config,
    name,
    kind: "people-invited" as const,
    compose: (frame: LetterFrame, letter: InvitationLetter) =>
      invitedLetter(frame, { ...letter, role, institution: nameOf(institution, frame.locale).name }),
  };
}

interface NewColleague {
  institutionId: string;
  email: string;
  /** Greeted by it where it is known. */
  name?: string;
  role: (typeof COLLEAGUE_ROLES)[number];
  /** Read by the one invited, as the inviter's. */
  words?: string;
  /** Language of the letter. */
  locale: Locale;
}

async function whatIsThere(db: Reader, { institutionId, email, role }: NewColleague, actor: Viewer, now: Date) {
  const known = await findAccountByEmail(db, email);
  const colleagues = await listColleagues(db, institutionId);
  const held = colleagues.filter(({ userId }) => userId === known?.id).map((one) => one.role);
  if (held.includes(role) || SPEAKERS.some((speaks) => held.includes(speaks))) return "here";
  const pending = await listPendingInvitations(db, institutionId, now);
  const isSame = (one: PendingInvitation) => one.id !== null && one.email === email && one.role === role;
  const same = pending.find((one) => isSame(one) && one.standing === "sent");
  if (!same) return null;
  // Pressed twice is done once.
  const isJustSent = same.invitedById === actor.id && same.createdAt.getTime() > now.getTime() - SENT_TWICE_MS;
  return isJustSent ? "invited" : "waiting";
}

/** Invites one person to act for the institution. Another role takes the place of the one an open invitation names. */
function inviteColleague(
  context: Inviting,
  colleague: NewColleague,
  actor: Viewer,
): Promise<{ ok: true; outcome: InviteOutcome } | Hidden> {
  return context.withTransaction(async (tx) => {
    const { institutionId, name, ...invitation } = colleague;
    const own = await findManaged(tx, institutionId, actor, dayNow(context.clock));
    if ("ok" in own) return own;
    const now = context.clock.now();
    const there = await whatIsThere(tx, colleague, actor, now);
    if (there) return { ok: true, outcome: there };
    const isOpen = (one: PendingInvitation) => one.id !== null && one.email === invitation.email;
    const open = (await listPendingInvitations(tx, institutionId, now)).filter(isOpen);
    const sending = sendingOf(context, own.institution, invitation.role, name);
    await sendInvitation(tx, sending, { ...about(institutionId), ...invitation, invitedById: actor.id }, now);
    const entry = { subjectId: institutionId, actorId: actor.id, data: { role: invitation.role } };
    await recordActivity(tx, { ...entry, action: "institution.colleague_invited" }, now);
    return { ok: true, outcome: open.some(({ standing }) => standing === "sent") ? "replaced" : "invited" };
  });
}

interface NewColleagues extends Omit<NewColleague, "email" | "name"> {
  addresses: readonly TypedAddress[];
}

export interface ManyInvited {
  ok: true;
  results: InvitedAddress[];
  /** How long those wait who were too many. */
  retryAfterSeconds: number | null;
}

type InvitingMany = Inviting & { db: Reader; limits: RateLimits };

/** Takes a try at it, as long as there is anything to send; `wait` is how long somebody waits who was one too many. */
async function tryToInvite(context: InvitingMany, one: NewColleague, actor: Viewer) {
  const there = await whatIsThere(context.db, one, actor, context.clock.now());
  if (there) return { ok: true, outcome: there, wait: null } as const;
  const counted = { user: actor.id, institution: one.institutionId, email: one.email };
  const wait = await takeInvitationTry(context, counted);
  if (wait !== null) return { ok: true, outcome: "too-often", wait } as const;
  const invited = await inviteColleague(context, one, actor);
  return invited.ok ? { ...invited, wait: null } : invited;
}

const OUTCOMES = { letters: "no-latin", unclear: "unclear", form: "no-address" } as const;

/** What is wrong with an address as it was typed; null where nothing is. */
export function faultOf({ fault, address, isRepeated }: TypedAddress): InvitedAddress["outcome"] | null {
  if (isRepeated) return "repeated";
  return address === null ? OUTCOMES[fault ?? "form"] : null;
}

/** Invites many at once, each for itself: what is no address, or one too many, keeps nobody else from a letter. */
export async function inviteColleagues(
  context: InvitingMany,
  { addresses, ...colleague }: NewColleagues,
  actor: Viewer,
): Promise<ManyInvited | Hidden> {
  const managed = await findManaged(context.db, colleague.institutionId, actor, dayNow(context.clock));
  if ("ok" in managed) return managed;
  const many: ManyInvited = { ok: true, results: [], retryAfterSeconds: null };
  for (const one of addresses) {
    const { typed, name, address: email } = one;
    const fault = faultOf(one);
    const tried =
      email && !fault ? await tryToInvite(context, { ...colleague, email, name: name || undefined }, actor) : null;
    if (tried && !tried.ok) return tried;
    many.results.push({ typed, outcome: tried?.outcome ?? fault ?? "no-address" });
    many.retryAfterSeconds ??= tried?.wait ?? null;
  }
  return many;
}

type OnInvitation = { institutionId: string; invitationId: string };
type Acted = { ok: true } | Hidden | Refusal<"impossible" | "too-many">;

/** Sends the letter of an open invitation once more, with a new link. */
export function inviteColleagueAgain(
  context: Inviting,
  { institutionId, invitationId: id }: OnInvitation,
  actor: Viewer,
): Promise<Acted | OnItsWay> {
  return context.withTransaction<Acted | OnItsWay>(async (tx) => {
    const own = await findManaged(tx, institutionId, actor, dayNow(context.clock));
    if ("ok" in own) return own;
    const now = context.clock.now();
    const open = (await listPendingInvitations(tx, institutionId, now)).find((one) => one.id === id);
    if (!open) return refused("impossible");
    const sending = sendingOf(context, own.institution, open.role);
    const sent = await sendAgain(tx, sending, { ...about(institutionId), id }, now);
    return !sent.ok && sent.reason === "not-found" ? refused("impossible") : sent;
  });
}

/** Takes an open invitation back. */
export function takeInvitationBack(
  { withTransaction, clock }: Writer,
  { institutionId, invitationId: id }: OnInvitation,
  actor: Viewer,
): Promise<Acted> {
  return withTransaction<Acted>(async (tx) => {
    const own = await findManaged(tx, institutionId, actor, dayNow(clock));
    if ("ok" in own) return own;
    const now = clock.now();
    const invitation = { ...about(institutionId), id };
    // Pressed twice is done once.
    if (await isTakenBack(tx, invitation)) return { ok: true };
    const open = (await listPendingInvitations(tx, institutionId, now)).find((one) => one.id === id);
    const revoked = open && (await revokeInvitation(tx, invitation, actor.id, now));
    if (!revoked) return refused("impossible");
    const compose = (frame: LetterFrame) =>
      takenBackLetter(frame, { institution: nameOf(own.institution, frame.locale).name, role: open.role });
    await tellTakenBack(tx, { kind: "people-invitation_taken_back", compose }, revoked, now);
    const entry = { subjectId: institutionId, actorId: actor.id, data: { role: open.role } };
    await recordActivity(tx, { ...entry, action: "institution.invitation_withdrawn" }, now);
    return { ok: true };
  });
}
