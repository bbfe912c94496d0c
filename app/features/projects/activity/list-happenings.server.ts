import { and, desc, eq, gt, inArray, lte, type SQL } from "drizzle-orm";
import { type Action, type Happened, readHappened } from "#app/features/activity/actions.ts";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { InstitutionNames } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";

/** Something that happened in a project, with who did it and which institution it names. */
export type Happening = Happened & {
  id: string;
  actorId: string | null;
  /** Of the partnership alone: names of the secretariat stay out of it. */
  actorName: string | null;
  institution: (InstitutionNames & { id: string }) | null;
  createdAt: Date;
};

interface Asked {
  projectId: string;
  actions: readonly Action[];
  /** The institutions whose people are named. */
  institutionIds: readonly string[];
  after?: Date;
  until?: Date;
  limit: number;
  offset?: number;
}

const isAsked = ({ projectId, actions, after, until }: Asked): SQL | undefined =>
  and(
    ...[eq(activity.subjectType, "project"), eq(activity.subjectId, projectId), inArray(activity.action, [...actions])],
    ...[after && gt(activity.createdAt, after), until && lte(activity.createdAt, until)],
  );

export const countHappenings = (db: Reader, asked: Omit<Asked, "limit" | "institutionIds">): Promise<number> =>
  db.$count(activity, isAsked({ ...asked, limit: 0, institutionIds: [] }));

/** What happened in a project, the newest first. */
export async function listHappenings(db: Reader, asked: Asked): Promise<Happening[]> {
  const { id, action, actorId, data, createdAt } = activity;
  const rows = await db
    .select({ id, action, actorId, data, createdAt, actorName: users.name })
    .from(activity)
    .leftJoin(users, eq(users.id, actorId))
    .where(isAsked(asked))
    .orderBy(desc(createdAt), desc(id))
    .limit(asked.limit)
    .offset(asked.offset ?? 0);
  const [named, theirs] = await Promise.all([
    namesOf(
      db,
      rows.flatMap((row) => institutionIn(row.data) ?? []),
    ),
    peopleOf(db, asked.institutionIds),
  ]);
  return rows.map((row) => ({
    ...{ id: row.id, actorId: row.actorId, createdAt: row.createdAt, ...readHappened(row.action, row.data) },
    actorName: row.actorId !== null && theirs.has(row.actorId) ? row.actorName : null,
    institution: named.get(institutionIn(row.data) ?? "") ?? null,
  }));
}

const institutionIn = (data: Record<string, unknown> | null): string | null =>
  typeof data?.["institutionId"] === "string" ? data["institutionId"] : null;

async function namesOf(db: Reader, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, InstitutionNames & { id: string }>();
  const rows = await db
    .select({ id: institutions.id, ...nameColumns })
    .from(institutions)
    .where(inArray(institutions.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

async function peopleOf(db: Reader, institutionIds: readonly string[]): Promise<Set<string>> {
  if (institutionIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ id: grants.userId })
    .from(grants)
    .where(inArray(grants.institutionId, [...institutionIds]));
  return new Set(rows.map(({ id }) => id));
}
