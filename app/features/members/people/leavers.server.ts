import { and, eq, inArray, isNull } from "drizzle-orm";
import { endTokensOfLeavers } from "#app/features/accounts/api-tokens.server.ts";
import { revokeGrant } from "#app/features/accounts/grants-commands.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import type { Tx } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { endInvitations } from "./end-invitations.server.ts";
import type { Passing } from "./main-role-passes.server.ts";
import { writeToPeople } from "./people-letters.server.ts";

/**
 * When the main role is taken over, ends all that those may do for the institution who have left it: whoever had the role
 * till then, and the representatives whom no letter reaches. Their open invitations end with it.
 */
export async function endPlacesOfLeavers(tx: Tx, passing: Passing, now: Date): Promise<void> {
  const { institution, account, actor } = passing;
  const isHere = and(eq(grants.institutionId, institution.id), isNull(grants.revokedAt));
  const held = (await tx.select().from(grants).where(isHere)).filter(({ userId }) => userId !== account.id);
  const speakers = held.filter(({ role }) => SPEAKERS.some((one) => one === role));
  const reached = await addressees(tx, [...new Set(speakers.map(({ userId }) => userId))]);
  const isReached = (userId: string) => reached.some(({ id }) => id === userId);
  const left = speakers.filter(({ role, userId }) => role === "representative" || !isReached(userId));
  const leavers = [...new Set(left.map(({ userId }) => userId))];
  if (leavers.length === 0) return;
  for (const grant of held.filter(({ userId }) => leavers.includes(userId))) {
    await revokeGrant(tx, grant.id, now);
    const event = { subjectId: institution.id, actorId: actor.id };
    await recordActivity(tx, { ...event, action: "institution.colleague_removed", data: { role: grant.role } }, now);
  }
  await endTokensOfLeavers(tx, leavers, now);
  for (const id of leavers) await endInvitations(tx, { institution, invitedById: id, actorId: actor.id }, now);
  const isTheirs = and(eq(institutionPeople.institutionId, institution.id), inArray(institutionPeople.userId, leavers));
  await tx.delete(institutionPeople).where(isTheirs);
  await tellLeavers(tx, passing, { to: reached.filter(({ id }) => leavers.includes(id)), left }, now);
}

interface Leaving {
  to: Awaited<ReturnType<typeof addressees>>;
  left: (typeof grants.$inferSelect)[];
}

async function tellLeavers(tx: Tx, { institution, actor, reason, origin }: Passing, { to, left }: Leaving, now: Date) {
  for (const one of to) {
    const grant = left.find(({ userId }) => userId === one.id);
    const path = `/institution?institution=${institution.id}`;
    const about = { institution, person: one.name, role: grant?.role, reason, actor: actor.name, path };
    const occasion = grant?.id ?? one.id;
    await writeToPeople(tx, { origin }, { ...about, news: "access_ended_yours", to: [one], occasion }, now);
  }
}
