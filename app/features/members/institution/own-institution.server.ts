import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { institutionIds, type Viewer } from "#app/features/accounts/viewer.ts";
import { askedOnce } from "#db/asked-once.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Role } from "#db/vocabulary.ts";
import { canSeeOwnInstitution, type Member } from "./member.policy.ts";
import { listNamed, namedAs, type NamedUnit } from "./named-people.server.ts";
import { holderOf } from "./rights.ts";

export interface OwnInstitution {
  institution: typeof institutions.$inferSelect;
  membership: typeof memberships.$inferSelect;
  member: Member;
}

interface Asked {
  ids: readonly string[];
  today: string;
}

async function readAnew(db: Reader, { ids, today }: Asked): Promise<OwnInstitution[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ institution: institutions, membership: memberships })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(inArray(institutions.id, [...ids]))
    .orderBy(asc(institutions.sortName));
  return rows.map((row) => {
    const { id: institutionId, country } = row.institution;
    return { ...row, member: { institutionId, country, ...holderOf(row.membership, today) } };
  });
}

const readInstitutions = askedOnce("own_institutions", ({ ids, today }: Asked) => `${ids.join()} ${today}`, readAnew);

/** The member institutions a person acts for, by name. */
export async function listOwnInstitutions(db: Reader, viewer: Viewer, today: string): Promise<OwnInstitution[]> {
  const all = await readInstitutions(db, { ids: institutionIds(viewer), today });
  return all.filter(({ member }) => canSeeOwnInstitution(viewer, member));
}

/** One of them: the one asked for by its id, else the first; null when there is none or it is not theirs. */
export async function findOwnInstitution(
  db: Reader,
  viewer: Viewer,
  id: string | null,
  today: string,
): Promise<OwnInstitution | null> {
  const own = await listOwnInstitutions(db, viewer, today);
  return (id === null ? own[0] : own.find(({ institution }) => institution.id === id)) ?? null;
}

/** The codes an institution is found by, of one kind. */
export async function listTopics(db: Reader, institutionId: string, kind: "theme" | "field"): Promise<string[]> {
  const rows = await db
    .select({ code: institutionTopics.code })
    .from(institutionTopics)
    .where(and(eq(institutionTopics.institutionId, institutionId), eq(institutionTopics.kind, kind)))
    .orderBy(asc(institutionTopics.code));
  return rows.map(({ code }) => code);
}

export interface Colleague {
  grantId: string;
  userId: string;
  name: string;
  role: Role;
  /** What the person says of the own place there; empty where nothing was said. */
  position: string;
  /** The unit that was chosen, or else in the person's own words. */
  unit: NamedUnit | null;
  unitInWords: string | null;
  languages: readonly string[];
  /** Since when the place gives no rights; null while it does. */
  restingSince: Date | null;
  /** Since when the account is suspended; null while it is open. */
  suspendedSince: Date | null;
}

/** Everybody who acts for an institution, each role once. */
export async function listColleagues(db: Reader, institutionId: string): Promise<Colleague[]> {
  return (await listPeople(db, institutionId)).filter(({ suspendedSince }) => suspendedSince === null);
}

/** The same with those who cannot act at present, since their account is suspended: for whoever can end their access. */
export async function listPeople(db: Reader, institutionId: string): Promise<Colleague[]> {
  const held = await db
    .select({
      grantId: grants.id,
      userId: users.id,
      name: users.name,
      role: grants.role,
      restingSince: grants.restingSince,
      suspendedSince: users.suspendedAt,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.institutionId, institutionId), isNull(grants.revokedAt)))
    .orderBy(asc(grants.createdAt), asc(grants.id));
  const named = await listNamed(db, institutionId);
  return held.map((one) => {
    const { position = "", unit = null, unitInWords = null, languages = [] } = namedAs(named, one) ?? {};
    return { ...one, position, unit, unitInWords, languages };
  });
}
