import { and, asc, desc, eq, gt, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { canBeReached } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { mainRoleOffers } from "#db/schema/main-role-offers.ts";
import { institutions } from "#db/schema/members.ts";
import type { Role } from "#db/vocabulary.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { type Colleague, listColleagues } from "../institution/own-institution.server.ts";

export type Offer = typeof mainRoleOffers.$inferSelect;

/** An offer can be answered for so many days. */
const OFFER_DAYS = 30;
export const endOfOffer = ({ createdAt }: Pick<Offer, "createdAt">) => addDays(createdAt, OFFER_DAYS);
const isStillOpen = (now: Date) =>
  and(isNull(mainRoleOffers.outcome), gt(mainRoleOffers.createdAt, addDays(now, -OFFER_DAYS)));

/** The offer of the main role that can still be answered; null when there is none. */
export async function findOpenOffer(db: Reader, institutionId: string, now: Date): Promise<Offer | null> {
  const [row] = await db
    .select()
    .from(mainRoleOffers)
    .where(and(eq(mainRoleOffers.institutionId, institutionId), isStillOpen(now)));
  return row ?? null;
}

/**
 * An offer that was answered or taken back, or has ended without an answer, as somebody knows of it who made it or to whom it was made: the one asked for,
 * else the newest; null when there is none.
 */
export async function findSettledOffer(
  db: Reader,
  { institutionId, userId, offerId }: { institutionId: string; userId: string; offerId: string | null },
  now: Date,
): Promise<Offer | null> {
  const { id, fromUserId, toUserId, outcome, createdAt } = mainRoleOffers;
  const isOver = or(isNotNull(outcome), lte(createdAt, addDays(now, -OFFER_DAYS)));
  const isTheirs = or(eq(fromUserId, userId), eq(toUserId, userId));
  const isAsked = offerId === null ? undefined : eq(id, offerId);
  const [row] = await db
    .select()
    .from(mainRoleOffers)
    .where(and(eq(mainRoleOffers.institutionId, institutionId), isOver, isTheirs, isAsked))
    .orderBy(desc(id))
    .limit(1);
  return row ?? null;
}

/** Who is the primary representative, whether reached or not; null for nobody. */
export async function findMainHolder(db: Reader, institutionId: string): Promise<Colleague | null> {
  const colleagues = await listColleagues(db, institutionId);
  return colleagues.find(({ role }) => role === "representative") ?? null;
}

export interface Successor {
  userId: string;
  name: string;
  roles: Role[];
}

/** Who can become the primary representative: colleagues who can be reached and are not it already, by name. */
export async function listSuccessors(db: Reader, institutionId: string): Promise<Successor[]> {
  const held = await db
    .select({ userId: users.id, name: users.name, role: grants.role })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.institutionId, institutionId), canBeReached))
    .orderBy(asc(users.name), asc(users.id));
  const people = new Map<string, Successor>();
  for (const { userId, name, role } of held) {
    const roles = people.get(userId)?.roles ?? [];
    people.set(userId, { userId, name, roles: [...roles, role] });
  }
  return [...people.values()].filter(({ roles }) => !roles.includes("representative"));
}

/** Whom of them the secretariat can appoint: who speaks for the institution already. Anybody else asks for it, so that its head is asked. */
export async function listAppointable(db: Reader, institutionId: string): Promise<Successor[]> {
  const successors = await listSuccessors(db, institutionId);
  return successors.filter(({ roles }) => roles.some((role) => SPEAKERS.some((one) => one === role)));
}

/** The offers that wait for a person's answer, with the institution of each. */
export async function listOffersTo(db: Reader, viewer: Viewer, now: Date) {
  const isOpen = and(eq(mainRoleOffers.toUserId, viewer.id), isStillOpen(now));
  return db
    .select({ offer: mainRoleOffers, institution: institutions })
    .from(mainRoleOffers)
    .innerJoin(institutions, eq(institutions.id, mainRoleOffers.institutionId))
    .where(and(isOpen, ne(mainRoleOffers.fromUserId, viewer.id)))
    .orderBy(asc(mainRoleOffers.id));
}
