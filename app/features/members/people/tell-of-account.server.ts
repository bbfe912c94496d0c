import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { endInvitations } from "./end-invitations.server.ts";
import { writeToPeople } from "./people-letters.server.ts";
import { listPlaces } from "./places.server.ts";

interface Changed {
  userId: string;
  news: "suspended" | "reinstated";
  actorId: string;
}

/**
 * What follows at members when an account is suspended, or open again: it stands in their history without the reason,
 * their representatives are told, and the coordinators of the country where the person speaks for them. The invitations that
 * somebody suspended has sent end, and whoever was invited is told.
 */
export async function tellOfAccount(
  tx: Tx,
  { origin }: { origin: string },
  { userId, news, actorId }: Changed,
  now: Date,
): Promise<void> {
  const account = await findAccountById(tx, userId);
  if (!account) return;
  for (const { grantId, role, institution, number, others, isAlone } of await listPlaces(tx, userId, dayOf(now))) {
    if (news === "suspended") await endInvitations(tx, { institution, invitedById: userId, actorId }, now);
    const entry = { subjectId: institution.id, actorId, data: { role } };
    await recordActivity(tx, { ...entry, action: `institution.colleague_${news}` }, now);
    const about = { news, institution, person: account.name, role, isAlone, occasion: `${grantId}:${now.getTime()}` };
    const representatives = others.filter(({ id }) => id !== actorId);
    const page = role === "representative" ? "" : `/${grantId}`;
    const path = `/institution/people${page}?institution=${institution.id}`;
    await writeToPeople(tx, { origin }, { ...about, to: representatives, path }, now);
    if (!SPEAKERS.some((one) => one === role)) continue;
    const isTold = (id: string) => id === actorId || id === userId || others.some((one) => one.id === id);
    const to = (await coordinatorsOf(tx, institution.country)).filter(({ id }) => !isTold(id));
    const desk = `/memberships/${number}/people`;
    await writeToPeople(tx, { origin }, { ...about, to, path: desk, reader: "secretariat" }, now);
  }
}
