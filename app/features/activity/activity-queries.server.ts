import { and, asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";

export interface ActivityRow {
  id: string;
  action: string;
  actorId: string | null;
  /** The account's name, or what was recorded of a person without one; null for the system. */
  actorName: string | null;
  visibility: "public" | "staff";
  data: Record<string, unknown>;
  createdAt: Date;
}

/**
 * The history of one subject, oldest first. `public` leaves out what only the secretariat may see; a caller who shows it
 * to outsiders also leaves out staff names.
 */
export async function listActivity(
  db: Reader,
  subjectType: (typeof activity.$inferSelect)["subjectType"],
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
  return rows.map(({ recordedName, accountName, data, ...row }) => ({
    ...row,
    actorName: accountName ?? recordedName,
    data: data ?? {},
  }));
}
