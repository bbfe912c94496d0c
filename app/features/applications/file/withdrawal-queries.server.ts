import { and, desc, eq, gte, inArray, ne } from "drizzle-orm";
import { applicationIds, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { activity } from "#db/schema/activity.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationRow } from "./dossier.server.ts";

/** Who withdrew an application, and what was said with it. */
export interface Withdrawal {
  at: Date;
  actorId: string | null;
  person: string | null;
  reason: string;
}

/** The withdrawal by which an application ended; null of one that was not withdrawn. */
export async function findWithdrawal(
  db: Reader,
  { id, status }: Pick<ApplicationRow, "id" | "status">,
): Promise<Withdrawal | null> {
  if (status !== "withdrawn") return null;
  const { subjectType, subjectId, action, createdAt: at, actorId, data } = activity;
  const [row] = await db
    .select({ at, actorId, person: users.name, data })
    .from(activity)
    .leftJoin(users, eq(users.id, actorId))
    .where(and(eq(subjectType, "application"), eq(subjectId, id), eq(action, "application.withdrawn")))
    .orderBy(desc(activity.id))
    .limit(1);
  if (!row) return null;
  const { reason = "" } = (row.data ?? {}) as { reason?: string };
  return { at: row.at, actorId: row.actorId, person: row.person, reason };
}

/** The application begun for the same institution after this one had ended, if this person has a hand in it. */
export async function findBegunAnew(db: Reader, ended: ApplicationRow, viewer: Viewer): Promise<string | null> {
  const { id, institutionName, country, createdAt, status } = applications;
  const isSame = and(eq(institutionName, ended.institutionName), eq(country, ended.country));
  const isTheirs = and(inArray(id, applicationIds(viewer)), ne(id, ended.id));
  const [anew] = await db
    .select({ id })
    .from(applications)
    .where(and(isSame, isTheirs, gte(createdAt, ended.statusChangedAt), ne(status, "withdrawn")))
    .orderBy(desc(createdAt))
    .limit(1);
  return anew?.id ?? null;
}
