import { and, asc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import type { SubjectType } from "./actions/action.ts";
import { type Action, ACTIONS, type Happened, readHappened } from "./actions.ts";

export type ActivityRow = Happened & {
  id: string;
  actorId: string | null;
  /** The account's name, or what was recorded of a person without one; null for the system. */
  actorName: string | null;
  visibility: "public" | "staff";
  createdAt: Date;
};

/**
 * The history of one subject, oldest first. `public` leaves out what only the secretariat may see; a caller who shows it
 * to outsiders also leaves out staff names.
 */
export async function listActivity(
  db: Reader,
  subjectType: SubjectType,
  subjectId: string,
  visibility: "public" | "all",
): Promise<ActivityRow[]> {
  const isSubject = and(eq(activity.subjectType, subjectType), eq(activity.subjectId, subjectId));
  const rows = await db
    .select({
      id: activity.id,
      action: activity.action,
      actorId: activity.actorId,
      recordedName: activity.actorName,
      accountName: users.name,
      visibility: activity.visibility,
      data: activity.data,
      createdAt: activity.createdAt,
    })
    .from(activity)
    .leftJoin(users, eq(users.id, activity.actorId))
    .where(visibility === "public" ? and(isSubject, eq(activity.visibility, "public")) : isSubject)
    .orderBy(asc(activity.id));
  return rows.map(({ recordedName, accountName, action, data, ...row }) => ({
    ...row,
    ...readHappened(action, data),
    actorName: accountName ?? recordedName,
  }));
}

interface Deed {
  action: Action;
  subjectId: string;
  actorId?: string;
  /** At that very moment, or not before one; left out: ever. */
  at?: Date;
  since?: Date;
}

/** Whether something was done with a subject, so that whoever asks for it again is told that it is done. */
export async function isDone(db: Reader, { action, subjectId, actorId, at, since }: Deed): Promise<boolean> {
  const isIt = and(
    ...[eq(activity.subjectType, ACTIONS[action].subject), eq(activity.subjectId, subjectId)],
    ...[eq(activity.action, action), actorId === undefined ? undefined : eq(activity.actorId, actorId)],
    at === undefined ? undefined : eq(activity.createdAt, at),
    since === undefined ? undefined : gt(activity.createdAt, since),
  );
  return (await db.$count(activity, isIt)) > 0;
}
