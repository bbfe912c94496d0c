import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { isBeforeCouncil } from "#app/features/agenda/stages.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isHeld } from "#app/features/applications/file/dossier.server.ts";
import { isVisibleTo } from "#app/features/applications/file/review-scope.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions, applicationRecommendations } from "#db/schema/decisions.ts";

const isDecisionHeld = sql`exists (select 1 from ${applicationDecisions}
  where ${applicationDecisions.applicationId} = ${applications.id} and ${isHeld})`;

const isUndecided = and(eq(applications.status, "recommended"), sql`not ${isDecisionHeld}`);
const isWaiting = and(isUndecided, sql`not ${isBeforeCouncil("application", sql`${applications.id}`)}`);

/** The recommended files that no session has on its agenda, of those this person may see: the oldest first. */
export function listWaitingFiles(
  db: Reader,
  viewer: Viewer,
  { limit, files }: { limit: number; files?: readonly string[] },
) {
  const isAsked = files && inArray(applications.id, [...files]);
  return db
    .select()
    .from(applications)
    .where(and(isWaiting, isVisibleTo(viewer), isAsked))
    .orderBy(asc(applications.statusChangedAt), asc(applications.id))
    .limit(limit);
}

export function countWaitingFiles(db: Reader, viewer: Viewer): Promise<number> {
  return db.$count(applications, and(isWaiting, isVisibleTo(viewer)));
}

/** Of some files those that are recommended and not decided. */
export async function listUndecidedFiles(db: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const isAsked = inArray(applications.id, [...ids]);
  const rows = await db.select({ id: applications.id }).from(applications).where(and(isAsked, isUndecided));
  return rows.map(({ id }) => id);
}

export type RecommendationRow = typeof applicationRecommendations.$inferSelect;

/** What was recommended last of some files. */
export async function latestRecommendations(
  db: Reader,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, RecommendationRow>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(applicationRecommendations)
    .where(inArray(applicationRecommendations.applicationId, [...applicationIds]))
    .orderBy(asc(applicationRecommendations.id));
  return new Map(rows.map((row) => [row.applicationId, row]));
}
