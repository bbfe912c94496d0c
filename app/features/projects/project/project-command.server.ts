import type { Clock } from "#app/platform/clock.ts";
import type { Tx, WithTransaction } from "#db/index.server.ts";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import { type Deed, recordActivity } from "#app/features/activity/activity-commands.server.ts";

/** What the commands of this room need of the request. */
export interface ProjectCommandContext {
  withTransaction: WithTransaction;
  clock: Clock;
  config: { origin: string };
  requestId?: string;
}

/** Records what happened to a project. */
export function recordProject(
  tx: Tx,
  projectId: string,
  { requestId, now }: { requestId?: string; now: Date },
  deed: Deed<ActionAbout<"project">>,
): Promise<void> {
  return recordActivity(tx, { ...deed, subjectId: projectId, requestId }, now);
}
