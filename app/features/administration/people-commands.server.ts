import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import { tokenEndedLetter } from "#app/features/accounts/account-emails.ts";
import { queueAccountLetter, senderIn } from "#app/features/accounts/account-letters.server.ts";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { endToken } from "#app/features/accounts/api-tokens.server.ts";
import { recordAccountEvent } from "#app/features/accounts/account-activity.server.ts";
import { grantRole, revokeGrant } from "#app/features/accounts/grants-commands.server.ts";
import { holdsApart } from "#app/features/accounts/apart.server.ts";
import { endAccess } from "#app/features/accounts/end-access.server.ts";
import { endInvitationsBy } from "#app/features/accounts/one-time-tokens.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { returnFilesOfLeft } from "#app/features/applications/review/return-files.server.ts";
import { tellOfRole } from "#app/features/applications/review/tell-of-role.server.ts";
import { actsForMember } from "#app/features/members/people/acts-for-member.server.ts";
import { tellOfEndedInvitations } from "#app/features/members/people/end-invitations.server.ts";
import { tellOfAccount } from "#app/features/members/people/tell-of-account.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Clock } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx, WithTransaction } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import type { GivenRole } from "./people-queries.server.ts";

interface Capability {
  withTransaction: WithTransaction;
  clock: Clock;
}

type PeopleReason = "not-yourself" | "last-administrator" | "already-held" | "apart" | "not-member";
export type PeopleOutcome = { ok: true } | Refusal<"forbidden" | "stale", PeopleReason>;

/** Whether the portal keeps an administrator who can sign in when this person no longer is one. */
async function hasAnotherAdministrator(tx: Tx, userId: string): Promise<boolean> {
  const isActive = and(eq(grants.role, "administrator"), isNull(grants.revokedAt), isNull(users.suspendedAt));
  const [row] = await tx
    .select({ id: users.id })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(isActive, ne(users.id, userId)))
    .limit(1);
  return row !== undefined;
}

async function isAdministrator(tx: Tx, userId: string): Promise<boolean> {
  const held = and(eq(grants.userId, userId), eq(grants.role, "administrator"), isNull(grants.revokedAt));
  return (await tx.select({ id: grants.id }).from(grants).where(held)).length > 0;
}

/** Suspends a person: every session, link and open invitation of theirs ends at once, and signing in is answered as a wrong password is. */
export function suspendPerson(
  { withTransaction, clock, config }: Capability & Pick<Services, "config">,
  { userId, reason }: { userId: string; reason: string },
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    if (userId === actor.id) return refused("not-yourself");
    if ((await isAdministrator(tx, userId)) && !(await hasAnotherAdministrator(tx, userId)))
      return refused("last-administrator");
    const now = clock.now();
    const [row] = await tx
      .update(users)
      .set({ suspendedAt: now })
      .where(and(eq(users.id, userId), isNull(users.suspendedAt)))
      .returning({ id: users.id });
    if (!row) return refused("stale");
    await endAccess(tx, userId, now);
    await tellOfEndedInvitations(tx, await endInvitationsBy(tx, userId), now);
    await recordAccountEvent(tx, { userId, action: "user.suspended", actorId: actor.id, data: { reason } }, { now });
    await returnFilesOfLeft(tx, { origin: config.origin, actorId: actor.id }, now);
    await tellOfAccount(tx, config, { userId, news: "suspended", actorId: actor.id }, now);
    return { ok: true };
  });
}

/** Lets a suspended person in again. */
export function reinstatePerson(
  { withTransaction, clock, config }: Capability & Pick<Services, "config">,
  userId: string,
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    const [row] = await tx
      .update(users)
      .set({ suspendedAt: null })
      .where(and(eq(users.id, userId), isNotNull(users.suspendedAt)))
      .returning({ id: users.id });
    if (!row) return refused("stale");
    const now = clock.now();
    await recordAccountEvent(tx, { userId, action: "user.reinstated", actorId: actor.id }, { now });
    await tellOfAccount(tx, config, { userId, news: "reinstated", actorId: actor.id }, now);
    return { ok: true };
  });
}

/** Ends every session of a person, every link that waits to be used, and every token. */
export function endPersonSessions(
  { withTransaction, clock }: Capability,
  userId: string,
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    await endAccess(tx, userId, now);
    await recordAccountEvent(tx, { userId, action: "user.sessions_ended", actorId: actor.id }, { now });
    return { ok: true };
  });
}

/** Ends a token of somebody's programs; its owner is told, unless it is an own one. */
export async function endPersonToken(
  { db, withTransaction, clock, config }: Capability & Pick<Services, "db" | "config">,
  { userId, tokenId }: { userId: string; tokenId: string },
  actor: Viewer,
): Promise<PeopleOutcome> {
  const owner = await findAccountById(db, userId);
  const sender = await senderIn({ db, config }, owner?.locale ?? "en");
  return withTransaction(async (tx) => {
    const now = clock.now();
    const token = await endToken(tx, { userId, tokenId, actorId: actor.id }, now);
    if (token === null || !owner) return refused("stale");
    if (userId === actor.id || !owner.isVerified || owner.isSuspended) return { ok: true };
    const { name, email: recipient, locale } = owner;
    const letter = tokenEndedLetter(sender, { name, token, date: formatDateTime(now, locale) });
    await queueAccountLetter(tx, { kind: "account-token_ended", letter, recipient, locale, userId }, now);
    return { ok: true };
  });
}

interface StaffGrant {
  userId: string;
  role: GivenRole;
  /** For a coordinator: the countries; empty for everywhere. */
  countries: string[];
}

/** Gives a person a staff role, and a letter that says what waits with it. Nobody raises themselves. */
export function grantStaffRole(
  { withTransaction, clock, config }: Capability & Pick<Services, "config">,
  { userId, role, countries }: StaffGrant,
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    if (userId === actor.id) return refused("not-yourself");
    const held = and(eq(grants.userId, userId), eq(grants.role, role), isNull(grants.revokedAt));
    if ((await tx.select({ id: grants.id }).from(grants).where(held)).length > 0) return refused("already-held");
    const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
    if (!person) return refused("stale");
    if (await holdsApart(tx, { ...person, role })) return refused("apart");
    const now = clock.now();
    if (role === "reviewer" && !(await actsForMember(tx, userId, dayOf(now)))) return refused("not-member");
    const scope = role === "coordinator" && countries.length > 0 ? countries : undefined;
    await grantRole(tx, { userId, role, countries: scope, grantedById: actor.id }, now);
    await recordAccountEvent(
      tx,
      { userId, action: "user.role_granted", actorId: actor.id, data: { role, countries: scope ?? [] } },
      { now },
    );
    await tellOfRole(tx, { config }, { userId, role }, now);
    return { ok: true };
  });
}

/** Takes a staff role back, effective on the person's next request. The last administrator stays. */
export function revokeStaffRole(
  { withTransaction, clock, config }: Capability & Pick<Services, "config">,
  { userId, grantId }: { userId: string; grantId: string },
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    const isHeld = and(
      eq(grants.id, grantId),
      eq(grants.userId, userId),
      isNull(grants.revokedAt),
      isNull(grants.institutionId),
      isNull(grants.applicationId),
    );
    const [grant] = await tx.select().from(grants).where(isHeld);
    if (!grant) return refused("stale");
    if (grant.role === "administrator" && !(await hasAnotherAdministrator(tx, userId)))
      return refused("last-administrator");
    const now = clock.now();
    await tx.update(grants).set({ revokedAt: now }).where(eq(grants.id, grantId));
    await recordAccountEvent(
      tx,
      { userId, action: "user.role_revoked", actorId: actor.id, data: { role: grant.role } },
      { now },
    );
    await returnFilesOfLeft(tx, { origin: config.origin, actorId: actor.id }, now);
    return { ok: true };
  });
}

interface Scope {
  userId: string;
  grantId: string;
  /** Empty for everywhere. */
  countries: string[];
}

/** Gives a coordinator other countries, effective on the person's next request. The former scope stays in the history. */
export function changeCountries(
  { withTransaction, clock, config }: Capability & Pick<Services, "config">,
  { userId, grantId, countries }: Scope,
  actor: Viewer,
): Promise<PeopleOutcome> {
  return withTransaction(async (tx) => {
    if (userId === actor.id) return refused("not-yourself");
    const isHeld = and(eq(grants.id, grantId), eq(grants.userId, userId), isNull(grants.revokedAt));
    const [grant] = await tx
      .select()
      .from(grants)
      .where(and(isHeld, eq(grants.role, "coordinator")));
    if (!grant) return refused("stale");
    const now = clock.now();
    await revokeGrant(tx, grantId, now);
    const scope = countries.length > 0 ? countries : undefined;
    await grantRole(tx, { userId, role: "coordinator", countries: scope, grantedById: actor.id }, now);
    await recordAccountEvent(
      tx,
      { userId, action: "user.countries_changed", actorId: actor.id, data: { countries } },
      { now },
    );
    await returnFilesOfLeft(tx, { origin: config.origin, actorId: actor.id }, now);
    await tellOfRole(tx, { config }, { userId, role: "coordinator" }, now);
    return { ok: true };
  });
}
