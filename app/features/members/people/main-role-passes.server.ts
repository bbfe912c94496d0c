import { and, eq, inArray } from "drizzle-orm";
import type { Addressee } from "#app/features/accounts/addressees.server.ts";
import { giveMainRole } from "#app/features/accounts/grants-commands.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Refusal } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { mainRoleOffers } from "#db/schema/main-role-offers.ts";
import type { institutions } from "#db/schema/members.ts";
import { institutionPeople } from "#db/schema/members.ts";
import type { Offer } from "./main-role.server.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { namePerson } from "./own-position.server.ts";
import { writeToEverybody, writeToPeople } from "./people-letters.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";

export type MainRoleContext = Writer & { config: { origin: string } };
type InstitutionRow = typeof institutions.$inferSelect;
export type MainRoleOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

/** Closes an offer with what came of it. */
export function settleOffer(tx: Tx, { id }: Offer, outcome: NonNullable<Offer["outcome"]>, now: Date) {
  return tx.update(mainRoleOffers).set({ outcome, settledAt: now }).where(eq(mainRoleOffers.id, id));
}

export interface Passing {
  institution: InstitutionRow;
  account: { id: string; name: string };
  actor: { id: string; name: string };
  /** Who offered the role, and is told that it was accepted. */
  offerer?: Addressee;
  reason?: string;
  origin: string;
}

/** Gives the main role to somebody, and tells everybody concerned. */
export async function passTo(tx: Tx, passing: Passing, now: Date): Promise<void> {
  const { institution, account, actor } = passing;
  await giveMainRole(tx, { userId: account.id, institutionId: institution.id, grantedById: actor.id }, now);
  await tellOfPassing(tx, passing, now);
}

/**
 * The contacts follow the role, the history keeps it, and all people of the institution and its coordinators are told;
 * whoever has it now, by whoever gave it.
 */
export async function tellOfPassing(tx: Tx, passing: Passing, now: Date) {
  const { institution, account, actor, offerer, reason, origin } = passing;
  await nameMainContact(tx, institution.id, account);
  const entry = { subjectId: institution.id, actorId: actor.id };
  await recordActivity(tx, { ...entry, action: "institution.main_role_passed", data: { reason } }, now);
  const occasion = `${account.id}:${now.getTime()}`;
  const about = { institution, person: account.name, actor: actor.name, reason, occasion };
  const exceptIds = [account.id, ...(offerer ? [offerer.id] : [])];
  await writeToEverybody(tx, { origin }, { ...about, news: "main_role_passed", actorId: actor.id, exceptIds }, now);
  const path = `/institution/people?institution=${institution.id}`;
  if (offerer) await writeToPeople(tx, { origin }, { ...about, news: "main_role_accepted", to: [offerer], path }, now);
}

// Of those named without an account nobody is called the primary one beside whoever holds the role.
async function nameMainContact(tx: Tx, institutionId: string, { id: userId, name }: { id: string; name: string }) {
  const isSpeaker = and(
    eq(institutionPeople.institutionId, institutionId),
    inArray(institutionPeople.role, [...SPEAKERS]),
  );
  await tx.update(institutionPeople).set({ role: "alternate" }).where(isSpeaker);
  await namePerson(tx, institutionId, { userId, name, role: "representative" });
}
