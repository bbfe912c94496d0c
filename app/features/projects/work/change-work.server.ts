import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { ActionAbout } from "#app/features/activity/actions.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";
import {
  institutionsIn,
  isUnderWay,
  ordersWork,
  type Partnership,
  seesPartnership,
  writesFor,
} from "../project/partnership.policy.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isJustDone, type ProjectCommandContext } from "../project/project-command.server.ts";
import { type ProjectRow } from "../project/project-subject.server.ts";

/** What became of a change to the work of a project. */
export type Changed =
  | { ok: true }
  | Refusal<
      "not-found" | "forbidden" | "stale" | "impossible" | "too-many" | "sent-already",
      "cancelled" | "correction-over" | "held" | "no-package" | "not-of-institution" | "removed" | "taken-back"
    >;

export type WorkAction = Extract<ActionAbout<"project">, `work.${string}`>;

/** A project inside a command that changes its work. */
export interface AtWork {
  row: ProjectRow;
  partnership: Partnership;
  /** The institutions that work on it. */
  institutionIds: readonly string[];
  /** Of these the ones for which whoever acts may write. */
  mine: readonly string[];
  /** Works on projects of the lead institution. */
  isLead: boolean;
  actor: Viewer;
  now: Date;
  today: string;
  /** Records what happened for those who work on it. */
  record: (action: WorkAction, title: string) => Promise<void>;
  /** What is said where there is nothing to take away: done, to whoever has just done it and pressed twice. */
  againOf: (action: WorkAction) => Promise<Changed>;
}

export const done = { ok: true } as const;

/**
 * The frame of every change: whoever does not read the partnership finds nothing, and who reads it without writing for one of
 * its institutions is refused; what is over is only read.
 */
export function changeWork<Outcome>(
  context: ProjectCommandContext,
  projectId: string,
  actor: Viewer,
  change: (tx: Tx, at: AtWork) => Promise<Outcome>,
): Promise<Outcome | Refusal<"not-found" | "forbidden" | "impossible">> {
  const { clock, withTransaction, requestId } = context;
  return withTransaction(async (tx) => {
    const [now, today] = [clock.now(), dayNow(clock)];
    const loaded = await loadPartnership(tx, projectId, today);
    if (!loaded) return refused("not-found");
    const { project, partnership } = loaded;
    const audience = await getAudience(tx, actor, today);
    if (!seesPartnership(audience, partnership)) return refused("not-found");
    const mine = writesFor(audience, partnership);
    if (!isUnderWay(partnership)) return refused("impossible");
    if (mine.length === 0) return refused("forbidden");
    const isLead = ordersWork(audience, partnership);
    const record = (action: WorkAction, title: string) =>
      recordActivity(tx, { action, data: { title }, subjectId: projectId, actorId: actor.id, requestId }, now);
    const againOf = async (action: WorkAction): Promise<Changed> =>
      (await isJustDone(tx, projectId, { action, actorId: actor.id })) ? done : refused("removed");
    const institutionIds = institutionsIn(partnership);
    const at = { row: project.row, partnership, institutionIds, mine, isLead, actor, now, today, record, againOf };
    return change(tx, at);
  });
}
