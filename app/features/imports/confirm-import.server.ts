import { eq, inArray } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { isDone } from "#app/features/activity/activity-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { continueAfter } from "#db/numbers.server.ts";
import { imports, importRows } from "#db/schema/imports.ts";
import type { ImportState } from "#db/vocabulary-imports.ts";
import { findImport, type ImportRow, selectRows, takeStep } from "./find-import.server.ts";
import { judgeAgain } from "./judge-list.server.ts";
import { canImport } from "./import.policy.ts";
import { endOfUndo, isBeforeConfirmation } from "./imports.ts";

type Context = Pick<Services, "withTransaction" | "clock">;
type Outcome = { ok: true } | Refusal<"forbidden" | "not-found" | "stale" | "impossible">;
interface Step {
  id: string;
  version: number;
}

function step(
  { withTransaction, clock }: Context,
  { id }: Step,
  actor: Viewer,
  act: (tx: Tx, list: ImportRow, now: Date) => Promise<Outcome>,
): Promise<Outcome> {
  return withTransaction<Outcome>(async (tx) => {
    if (!canImport(actor)) return refused("forbidden");
    const list = await findImport(tx, id);
    return list ? act(tx, list, clock.now()) : refused("not-found");
  });
}

/** Whether a step was taken from the page that asks for it, so that asking again is done: pressed twice is taken once. */
const isTaken = ({ state, version }: ImportRow, asked: Step, then: readonly ImportState[]): boolean =>
  version > asked.version && then.includes(state);

/** Whether a list was forgotten: pressed twice is done once. */
export const isDiscarded = (db: Reader, id: string): Promise<boolean> =>
  isDone(db, { action: "import.discarded", subjectId: id });

/**
 * Lets the job write what the preview showed; where things have changed since, that is `stale`, and the preview says what
 * differs. Numbers of the list are taken from now on.
 */
export async function confirmImport(
  context: Context & Pick<Services, "db">,
  asked: Step,
  actor: Viewer,
): Promise<Outcome> {
  const shown = canImport(actor) ? await findImport(context.db, asked.id) : null;
  if (shown?.version === asked.version && (await judgeAgain(context, shown))) return refused("stale");
  return step(context, asked, actor, async (tx, list, now) => {
    const { kind } = list;
    const confirmed = { state: "writing" as const, confirmedById: actor.id, confirmedAt: now };
    const rows = await selectRows(tx, asked.id, inArray(importRows.result, ["new", "changed"]));
    if (isTaken(list, asked, ["writing", "written"]) && list.confirmedById === actor.id) return { ok: true };
    if (rows.length === 0) return refused("impossible");
    if (!(await takeStep(tx, asked, ["preview"], confirmed))) return refused("stale");
    const numbers = rows.flatMap(({ result, facts }) => (result === "new" && facts?.number ? [facts.number] : []));
    for (const number of highestOfYears(numbers)) await continueAfter(tx, number);
    const data = { kind, rows: rows.length };
    await recordActivity(tx, { action: "import.confirmed", subjectId: asked.id, actorId: actor.id, data }, now);
    return { ok: true };
  });
}

const countOf = (number: string) => Number(number.split("-")[2]);

function highestOfYears(numbers: readonly string[]): string[] {
  const highest = new Map<string, string>();
  for (const number of numbers) {
    const year = number.slice(0, 6);
    const held = highest.get(year);
    if (!held || countOf(held) < countOf(number)) highest.set(year, number);
  }
  return [...highest.values()];
}

/** Lets the job take everything back that was written, where nobody has changed it since. */
export function undoImport(context: Context, asked: Step, actor: Viewer): Promise<Outcome> {
  return step(context, asked, actor, async (tx, list, now) => {
    const { kind, state, confirmedAt } = list;
    if (isTaken(list, asked, ["undoing", "undone"]) && list.undoneById === actor.id) return { ok: true };
    if (state !== "written" || !confirmedAt || endOfUndo(confirmedAt) <= now) return refused("impossible");
    const undoing = { state: "undoing" as const, undoneById: actor.id, undoneAt: now };
    if (!(await takeStep(tx, asked, ["written"], undoing))) return refused("stale");
    const data = { kind };
    await recordActivity(tx, { action: "import.undone", subjectId: asked.id, actorId: actor.id, data }, now);
    return { ok: true };
  });
}

/** Forgets a list of which nothing was written. */
export function discardImport(context: Context, asked: Step, actor: Viewer): Promise<Outcome> {
  return step(context, asked, actor, async (tx, { kind, state, version }, now) => {
    if (!isBeforeConfirmation(state)) return refused("impossible");
    if (version !== asked.version) return refused("stale");
    await tx.delete(imports).where(eq(imports.id, asked.id));
    const data = { kind };
    await recordActivity(tx, { action: "import.discarded", subjectId: asked.id, actorId: actor.id, data }, now);
    return { ok: true };
  });
}
