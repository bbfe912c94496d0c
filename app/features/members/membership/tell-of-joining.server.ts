import { eq } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { OnJoined } from "#app/features/accounts/accept-invitation.server.ts";
import { institutions } from "#db/schema/members.ts";
import { recogniseAwaited } from "../people/own-position.server.ts";
import { onMainRoleAccepted } from "../people/pass-main-role.server.ts";
import { tellOfJoined } from "../people/tell-of-joined.server.ts";

/**
 * What follows when somebody accepts an invitation: the representatives of the institution are told who acts for it now;
 * of the main role everybody concerned is.
 */
export function tellOfJoining({ origin }: { origin: string }): OnJoined {
  return async (tx, joined, now) => {
    const { userId, role, institutionId, invitedById, grantId } = joined;
    if (institutionId === null) return;
    const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
    const account = await findAccountById(tx, userId);
    if (!institution || !account) return;
    if (invitedById === null) await recogniseAwaited(tx, institutionId, { userId, name: account.name, role });
    if (role === "representative") return onMainRoleAccepted({ origin })(tx, joined, now);
    const { id, name } = account;
    if (grantId) await tellOfJoined(tx, { origin }, { institution, person: { id, name }, role, grantId }, now);
  };
}
