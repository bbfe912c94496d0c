import { and, desc, eq, like } from "drizzle-orm";
import type { Clock } from "#app/platform/clock.ts";
import type { Reader, Tx, WithTransaction } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import { type Deed, recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { touchBoard } from "./board-version.server.ts";

/** What the commands of this room need of the request. */
export interface ProjectCommandContext {
  withTransaction: WithTransaction;
  clock: Clock;
  config: { origin: string };
  requestId?: string;
}

/** Records what happened to a project, which the board then reads anew. */
export async function recordProject(
  tx: Tx,
  projectId: string,
  { requestId, now }: { requestId?: string; now: Date },
  deed: Deed<ActionAbout<"project">>,
): Promise<void> {
  await touchBoard(tx, projectId);
  await recordActivity(tx, { ...deed, subjectId: projectId, requestId }, now);
}

/**
 * Whether a person has done this to a project and nothing of its kind (`project.…`, `interest.…`, `partner.…`) has been
 * done to it since: a button pressed twice, whose second press is answered as the first.
 */
export async function isJustDone(
  db: Reader,
  projectId: string,
  { action, actorId }: Pick<Deed<ActionAbout<"project">>, "action" | "actorId">,
): Promise<boolean> {
  const isOfKind = like(activity.action, `${action.replace(/\..*/, "")}.%`);
  const [newest] = await db
    .select({ action: activity.action, actorId: activity.actorId })
    .from(activity)
    .where(and(eq(activity.subjectType, "project"), eq(activity.subjectId, projectId), isOfKind))
    .orderBy(desc(activity.createdAt), desc(activity.id))
    .limit(1);
  return newest?.action === action && newest.actorId === actorId;
}
