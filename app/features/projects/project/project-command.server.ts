import { and, desc, eq, like } from "drizzle-orm";
import type { Clock } from "#app/platform/clock.ts";
import type { Reader, Tx, WithTransaction } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import { type Deed, recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { beginFollowing, takesPartBy } from "./begin-following.server.ts";
import { touchBoard } from "./board-version.server.ts";

/** What the commands of this room need of the request. */
export interface ProjectCommandContext {
  withTransaction: WithTransaction;
  clock: Clock;
  config: { origin: string };
  requestId?: string;
}

/** By these the lead shows that it still looks after its project. */
const TOUCHING: readonly ActionAbout<"project">[] = [
  "project.submitted",
  "project.published",
  "project.edited",
  "project.change_submitted",
  "project.change_published",
  "project.reopened",
  "project.renewed",
  "project.renewed_by_letter",
  "interest.accepted",
  "interest.declined",
  "interest.waiting_list",
  "partner.invited",
];

/** Records what happened to a project, which the board then reads anew. */
export async function recordProject(
  tx: Tx,
  projectId: string,
  { requestId, now }: { requestId?: string; now: Date },
  deed: Deed<ActionAbout<"project">>,
): Promise<void> {
  if (deed.actorId !== null && TOUCHING.includes(deed.action))
    await tx.update(projects).set({ touchedAt: now, staleSince: null }).where(eq(projects.id, projectId));
  if (deed.actorId !== null && takesPartBy(deed.action))
    await beginFollowing(tx, { userId: deed.actorId, projectId }, now);
  await touchBoard(tx, projectId);
  await recordActivity(tx, { ...deed, subjectId: projectId, requestId }, now);
}

interface JustDone extends Pick<Deed<ActionAbout<"project">>, "action" | "actorId"> {
  /** Whether what was noted of it is about the same thing. */
  of?: (data: Record<string, unknown>) => boolean;
}

/**
 * Whether a person has done this to a project and nothing of its kind (`project.…`, `interest.…`, `partner.…`) has been
 * done to it since: a button pressed twice, whose second press is answered as the first.
 */
export async function isJustDone(
  db: Reader,
  projectId: string,
  { action, actorId, of = () => true }: JustDone,
): Promise<boolean> {
  const isOfKind = like(activity.action, `${action.replace(/\..*/, "")}.%`);
  const [newest] = await db
    .select({ action: activity.action, actorId: activity.actorId, data: activity.data })
    .from(activity)
    .where(and(eq(activity.subjectType, "project"), eq(activity.subjectId, projectId), isOfKind))
    .orderBy(desc(activity.createdAt), desc(activity.id))
    .limit(1);
  return newest?.action === action && newest.actorId === actorId && of(newest.data as Record<string, unknown>);
}
