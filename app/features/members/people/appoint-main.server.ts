import { inviteWithin } from "#app/features/accounts/invitation-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { findOpenOffer, listSuccessors } from "./main-role.server.ts";
import type { SPEAKERS } from "../institution/member.policy.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { isEntitled } from "../institution/rights.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { type MainRoleContext, type MainRoleOutcome, passTo, settleOffer } from "./main-role-passes.server.ts";

async function findForSecretariat(tx: Tx, number: string, actor: Viewer, today: string) {
  const found = await findMembership(tx, number);
  if (!found || !isEntitled(found.membership, "manage_people", today)) return refused("not-found");
  const { id: institutionId, country } = found.institution;
  const isAllowed = canManageMembership(actor, { institutionId, country });
  return isAllowed ? found.institution : refused("forbidden");
}

/** The secretariat makes a colleague the primary representative, with a reason everybody concerned reads. */
export function appointMainRepresentative(
  { withTransaction, clock, config }: MainRoleContext,
  { number, userId, reason }: { number: string; userId: string; reason: string },
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const institution = await findForSecretariat(tx, number, actor, dayNow(clock));
    if ("ok" in institution) return institution;
    const account = (await listSuccessors(tx, institution.id)).find((one) => one.userId === userId);
    if (!account) return refused("stale");
    const now = clock.now();
    const open = await findOpenOffer(tx, institution.id);
    if (open) await settleOffer(tx, open, "taken_back", now);
    const to = { id: userId, name: account.name };
    await passTo(tx, { institution, account: to, actor, reason, origin: config.origin }, now);
    return { ok: true };
  });
}

interface SpeakerInvitation {
  number: string;
  email: string;
  role: (typeof SPEAKERS)[number];
  locale: Locale;
}

/** The secretariat invites somebody to speak for an institution: the way back in when nobody can be reached. */
export function inviteSpeaker(
  { withTransaction, clock, config, requestId }: Writer & { config: Config; requestId?: string },
  { number, email, role, locale }: SpeakerInvitation,
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const institution = await findForSecretariat(tx, number, actor, dayNow(clock));
    if ("ok" in institution) return institution;
    const now = clock.now();
    const named = { id: institution.id, name: nameOf(institution, locale).name };
    await inviteWithin(tx, { config, requestId }, { email, role, locale, institution: named }, actor.id, now);
    const entry = { subjectId: institution.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.colleague_invited", data: { role } }, now);
    return { ok: true };
  });
}
