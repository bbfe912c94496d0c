import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { findOpenOffer, listAppointable } from "./main-role.server.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { isEntitled } from "../institution/rights.ts";
import { type MainRoleContext, type MainRoleOutcome, passTo, settleOffer } from "./main-role-passes.server.ts";

/** The member of a number, when the person may say for the secretariat who acts for it. */
export async function findForSecretariat(tx: Tx, number: string, actor: Viewer, today: string) {
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
    const account = (await listAppointable(tx, institution.id)).find((one) => one.userId === userId);
    if (!account) return refused("stale");
    const now = clock.now();
    const open = await findOpenOffer(tx, institution.id);
    if (open) await settleOffer(tx, open, "taken_back", now);
    const to = { id: userId, name: account.name };
    await passTo(tx, { institution, account: to, actor, reason, origin: config.origin }, now);
    return { ok: true };
  });
}
