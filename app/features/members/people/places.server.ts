import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { type Addressee, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { INSTITUTION_ROLES, type InstitutionRole, type Viewer } from "#app/features/accounts/viewer.ts";
import { isDone } from "#app/features/activity/activity-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { placeHeld } from "../institution/entitled.server.ts";
import { SPEAKERS } from "../institution/member.policy.ts";

type InstitutionRow = typeof institutions.$inferSelect;

/** What somebody is at a member, whether or not the account is open. */
interface Place {
  grantId: string;
  /** The weightiest. */
  role: InstitutionRole;
  institution: InstitutionRow;
  number: string;
  /** Who else speaks for it and can be reached. */
  others: Addressee[];
  /** This person speaks for it, and nobody else who does can be reached. */
  isAlone: boolean;
}

const isOfInstitution = inArray(grants.role, [...INSTITUTION_ROLES]);

/** The places of a person at the members of a day, each member once, by name. */
export async function listPlaces(db: Reader, userId: string, today: string): Promise<Place[]> {
  const held = await db
    .select({ grantId: grants.id, role: grants.role, institution: institutions, number: memberships.number })
    .from(grants)
    .innerJoin(institutions, eq(institutions.id, grants.institutionId))
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(and(eq(grants.userId, userId), isOfInstitution, isNull(grants.revokedAt), placeHeld(today)))
    .orderBy(asc(institutions.sortName), asc(institutions.id));
  const places: Place[] = [];
  for (const id of new Set(held.map(({ institution }) => institution.id))) {
    const theirs = held.filter(({ institution }) => institution.id === id);
    const role = INSTITUTION_ROLES.find((one) => theirs.some((place) => place.role === one));
    const place = theirs.find((one) => one.role === role);
    if (!role || !place) continue;
    const others = (await peopleOf(db, id, SPEAKERS)).filter((person) => person.id !== userId);
    places.push({ ...place, role, others, isAlone: SPEAKERS.some((one) => one === role) && others.length === 0 });
  }
  return places;
}

/**
 * The institution of an id that a person has acted for and acts for no more, with when that ended; else null. Where no id is
 * asked for, the last one of a person who acts for none.
 */
export async function findLeft(db: Reader, viewer: Viewer, institutionId: string | null) {
  const isIt = institutionId === null ? undefined : eq(grants.institutionId, institutionId);
  const places = await db
    .select({ institution: institutions, endedAt: grants.revokedAt })
    .from(grants)
    .innerJoin(institutions, eq(institutions.id, grants.institutionId))
    .where(and(eq(grants.userId, viewer.id), isIt, isOfInstitution))
    .orderBy(desc(grants.revokedAt));
  const [last] = places;
  const endedAt = places.every((one) => one.endedAt !== null) ? last?.endedAt : null;
  return last && endedAt ? { institution: last.institution, endedAt } : null;
}

/** The institution of the newest place of a person, with the role; null where the newest is not at one. */
export async function findJoined(db: Reader, userId: string) {
  const [newest] = await db
    .select({ role: grants.role, institution: institutions })
    .from(grants)
    .leftJoin(institutions, eq(institutions.id, grants.institutionId))
    .where(and(eq(grants.userId, userId), isNull(grants.revokedAt)))
    .orderBy(desc(grants.createdAt), desc(grants.id))
    .limit(1);
  return newest?.institution ? { role: newest.role, institution: newest.institution } : null;
}

/** The place at an institution that a person has ended, the own one or another's; null of any other. */
export async function findEndedBy(db: Reader, { grantId, actorId }: { grantId: string; actorId: string }) {
  const isIt = and(eq(grants.id, grantId), isOfInstitution, isNotNull(grants.revokedAt));
  const [place] = await db.select().from(grants).where(isIt);
  if (!place?.institutionId || !place.revokedAt) return null;
  const { institutionId, userId, revokedAt: at } = place;
  const deed = { action: "institution.colleague_removed", subjectId: institutionId, actorId, at } as const;
  return (await isDone(db, deed)) ? { institutionId, userId } : null;
}

/** A place at an institution that has ended, with whose it was; null of any other. */
export async function findEnded(db: Reader, institutionId: string, grantId: string) {
  const [ended] = await db
    .select({ userId: users.id, name: users.name, endedAt: grants.revokedAt })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.id, grantId), eq(grants.institutionId, institutionId), isNotNull(grants.revokedAt)));
  return ended?.endedAt ? { ...ended, endedAt: ended.endedAt } : null;
}
