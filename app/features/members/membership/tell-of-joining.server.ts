import { eq } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { OnJoined } from "#app/features/accounts/accept-invitation.server.ts";
import { institutions } from "#db/schema/members.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { recogniseAwaited } from "../people/own-position.server.ts";
import { onMainRoleAccepted } from "../people/pass-main-role.server.ts";
import { writeToPeople } from "../people/people-letters.server.ts";

/**
 * What follows when somebody accepts an invitation: the representatives of the institution are told who acts for it now;
 * of the main role everybody concerned is.
 */
export function tellOfJoining({ origin }: { origin: string }): OnJoined {
  return async (tx, joined, now) => {
    const { userId, role, institutionId, invitedById } = joined;
    if (institutionId === null) return;
    const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
    const account = await findAccountById(tx, userId);
    if (!institution || !account) return;
    if (invitedById === null) await recogniseAwaited(tx, institutionId, { userId, name: account.name, role });
    if (role === "representative") return onMainRoleAccepted({ origin })(tx, joined, now);
    const to = (await peopleOf(tx, institutionId, SPEAKERS)).filter(({ id }) => id !== userId);
    const path = `/institution/people?institution=${institutionId}`;
    const occasion = `${institutionId}:${userId}:${role}:${now.getTime()}`;
    const { name: person } = account;
    await writeToPeople(tx, { origin }, { news: "joined", institution, to, person, role, path, occasion }, now);
  };
}
