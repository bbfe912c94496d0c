import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { findMainHolder, findOpenOffer, listAppointable } from "./main-role.server.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { isEntitled } from "../institution/rights.ts";
import { type MainRoleContext, type MainRoleOutcome, passTo, settleOffer } from "./main-role-passes.server.ts";
import { writeToPeople } from "./people-letters.server.ts";

/** The member of a number, when the person may say for the secretariat who acts for it. */
export async function findForSecretariat(tx: Tx, number: string, actor: Viewer, today: string) {
  const found = await findMembership(tx, number);
  if (!found || !isEntitled(found.membership, "manage_people", today)) return refused("not-found");
  const { id: institutionId, country } = found.institution;
  const isAllowed = canManageMembership(actor, { institutionId, country });
  return isAllowed ? found.institution : refused("forbidden");
}

interface Appointment {
  number: string;
  userId: string;
  /** Who held the main role when whoever appoints looked; empty where nobody did. */
  seen: string;
  /** Everybody concerned reads it. */
  reason: string;
}

/** The secretariat makes a colleague the primary representative, in place of whom it has seen to be it. */
export function appointMainRepresentative(
  { withTransaction, clock, config }: MainRoleContext,
  { number, userId, seen, reason }: Appointment,
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const institution = await findForSecretariat(tx, number, actor, dayNow(clock));
    if ("ok" in institution) return institution;
    const account = (await listAppointable(tx, institution.id)).find((one) => one.userId === userId);
    const holder = await findMainHolder(tx, institution.id);
    // Pressed twice is done once.
    if (holder?.userId === userId && seen !== userId) return { ok: true };
    if (!account || (holder?.userId ?? "") !== seen) return refused("stale");
    const now = clock.now();
    const open = await findOpenOffer(tx, institution.id, now);
    if (open) await settleOffer(tx, open, "taken_back", now);
    const to = { id: userId, name: account.name };
    await passTo(tx, { institution, account: to, actor, reason, origin: config.origin }, now);
    const path = `/institution?institution=${institution.id}`;
    const about = { institution, to: await addressees(tx, [userId]), actor: actor.name, reason, path };
    await writeToPeople(tx, config, { ...about, news: "main_role_yours", occasion: `${now.getTime()}` }, now);
    return { ok: true };
  });
}
