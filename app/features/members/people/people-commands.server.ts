import { eq } from "drizzle-orm";
import { endTokensOfLeavers } from "#app/features/accounts/api-tokens.server.ts";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { revokeGrant } from "#app/features/accounts/grants-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { institutionPeople } from "#db/schema/members.ts";
import type { Role } from "#db/vocabulary.ts";
import { canEndAccess, SPEAKERS } from "../institution/member.policy.ts";
import { listNamed } from "../institution/named-people.server.ts";
import { type Colleague, listPeople, type OwnInstitution } from "../institution/own-institution.server.ts";
import { endInvitations, takeBackOfOffice } from "./end-invitations.server.ts";
import { findManaged, type Hidden } from "./managed-institution.server.ts";
import { writeToPeople } from "./people-letters.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";

type PeopleOutcome = { ok: true } | Hidden | Refusal<never, "last-representative" | "primary">;

const isRepresentative = ({ role }: Colleague) => role === "representative" || role === "alternate";

interface Ending {
  institutionId: string;
  grantId: string;
  /** Read by the person and by the other representatives as it is written. */
  reason: string;
}

/**
 * Ends all that a person may do for the institution, with that person's next request, and the invitations they sent for it.
 * The person, the other representatives and the secretariat are told. One representative always stays; the primary one
 * is never put out here.
 */
export async function removeColleague(
  { withTransaction, clock, config }: Writer & { config: { origin: string } },
  { institutionId, grantId, reason }: Ending,
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    const own = await findManaged(tx, institutionId, actor, dayNow(clock));
    if ("ok" in own) return own;
    const colleagues = await listPeople(tx, institutionId);
    const colleague = colleagues.find((one) => one.grantId === grantId);
    if (!colleague) return refused("not-found");
    const theirs = colleagues.filter(({ userId }) => userId === colleague.userId);
    if (!theirs.every((one) => canEndAccess(actor, own.member, one))) return refused("primary");
    const isOther = ({ userId, suspendedSince }: Colleague) => suspendedSince === null && userId !== colleague.userId;
    const others = colleagues.filter((one) => isRepresentative(one) && isOther(one));
    if (theirs.some(isRepresentative) && others.length === 0) return refused("last-representative");
    const now = clock.now();
    for (const { grantId: ended, role } of theirs) {
      await revokeGrant(tx, ended, now);
      const entry = { subjectId: institutionId, actorId: actor.id, data: { role } };
      await recordActivity(tx, { ...entry, action: "institution.colleague_removed" }, now);
    }
    await endTokensOfLeavers(tx, [colleague.userId], now);
    const { institution } = own;
    await endInvitations(tx, { institution, invitedById: colleague.userId, actorId: actor.id }, now);
    await forgetPerson(tx, institutionId, colleague);
    await tellOfEnding(tx, { own, colleague, reason, actor, origin: config.origin }, now);
    return { ok: true };
  });
}

interface Ended {
  own: OwnInstitution;
  colleague: Colleague;
  reason: string;
  actor: Viewer;
  origin: string;
}

// Nobody is told of an own click: who leaves by oneself reads nothing, the others do.
async function tellOfEnding(tx: Tx, { own, colleague, reason, actor, origin }: Ended, now: Date): Promise<void> {
  const { institution } = own;
  const { grantId: occasion, userId, name: person, role } = colleague;
  const about = { institution, person, role, reason, actor: actor.name, occasion };
  const account = await findAccountById(tx, userId);
  const isReached = account?.isVerified && !account.isSuspended && userId !== actor.id;
  if (isReached) {
    const path = `/institution?institution=${institution.id}`;
    await writeToPeople(tx, { origin }, { ...about, news: "access_ended_yours", to: [account], path }, now);
  }
  const isOther = ({ id }: { id: string }) => id !== actor.id && id !== userId;
  const representatives = (await peopleOf(tx, institution.id, SPEAKERS)).filter(isOther);
  const staff = (await coordinatorsOf(tx, institution.country)).filter(isOther);
  const news = { ...about, news: userId === actor.id ? ("left" as const) : ("access_ended" as const) };
  const people = `/institution/people?institution=${institution.id}`;
  await writeToPeople(tx, { origin }, { ...news, to: representatives, path: people }, now);
  const desk = `/memberships/${own.membership.number}/people`;
  await writeToPeople(tx, { origin }, { ...news, to: staff, path: desk, reader: "secretariat" }, now);
}

// Somebody who was named first and got an account later is known here by name only.
async function forgetPerson(tx: Tx, institutionId: string, { userId, name }: Colleague): Promise<void> {
  const people = await listNamed(tx, institutionId);
  for (const person of people.filter((one) => one.userId === userId || (one.userId === null && one.name === name)))
    await tx.delete(institutionPeople).where(eq(institutionPeople.id, person.id));
}

/** Takes an invitation of the association back that nobody has accepted yet. */
export async function withdrawInvitation(
  { withTransaction, clock }: Writer,
  { institutionId, email, role }: { institutionId: string; email: string; role: string },
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    const own = await findManaged(tx, institutionId, actor, dayNow(clock));
    if ("ok" in own) return own;
    const ended = { institution: own.institution, email, role: role as Role, actorId: actor.id };
    return (await takeBackOfOffice(tx, ended, clock.now())) ? { ok: true } : refused("not-found");
  });
}
