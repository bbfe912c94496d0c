import { dayNow } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import type { ProjectDeclineReason } from "#db/vocabulary.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { forgetClosing } from "../project/closing-news.server.ts";
import { isJustDone, type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { dropChange, findChange, withAnswers } from "../project/project-changes.server.ts";
import { type TypedFields, typedOf } from "../project/project-form.ts";
import type { ProjectValues } from "../project/posting-fields.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import { loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { nextStatus } from "../project/project.ts";
import { canCheck } from "../project/project.policy.ts";
import { endWaiting } from "../partners/end-waiting.server.ts";
import { lacksAuthorization } from "./unesco-file.server.ts";
import { type Checked, markChecked, tellLead } from "./mark-checked.server.ts";
import { markToRead } from "./what-was-read.server.ts";

export type CheckRefusal = Refusal<"forbidden" | "impossible" | "stale", "no-authorization">;

/** Publishes a posting that waited. */
export function publishProject(
  context: ProjectCommandContext,
  checked: Checked,
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  const isWaiting = ({ status }: ProjectRow) => status === "submitted";
  return check(context, checked, actor, { action: "project.published", isWaiting, work: publishNew });
}

/** Notes that what was changed of a published posting, and is shown already, was read. */
export function lookAtChange(
  context: ProjectCommandContext,
  checked: Checked,
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  const isWaiting = ({ status, isChangedSinceCheck }: ProjectRow) => status !== "submitted" && isChangedSinceCheck;
  return check(context, checked, actor, { action: "project.change_checked", isWaiting, work: noteLook });
}

interface Checking {
  action: "project.published" | "project.change_checked";
  isWaiting: (row: ProjectRow) => boolean;
  work: (tx: Tx, context: Now, read: Read, actor: Viewer) => Promise<void>;
}

function check(
  context: ProjectCommandContext,
  checked: Checked,
  actor: Viewer,
  { action, isWaiting, work }: Checking,
): Promise<{ ok: true } | CheckRefusal> {
  const { projectId } = checked;
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const { row } = project;
    if (!isWaiting(row))
      return (await isJustDone(tx, projectId, { action, actorId: actor.id })) ? { ok: true } : refused("impossible");
    if (await isStale(tx, row, checked)) return refused("stale");
    if (action === "project.published" && lacksAuthorization(row, row)) return refused("no-authorization");
    await work(tx, { ...context, now: context.clock.now() }, { row, checked }, actor);
    return { ok: true };
  });
}

type Now = ProjectCommandContext & { now: Date };
interface Read {
  row: ProjectRow;
  checked: Checked;
}

async function publishNew(tx: Tx, context: Now, { row, checked }: Read, actor: Viewer): Promise<void> {
  const { now } = context;
  const status = nextStatus(row.status, row.isSeekingPartners ? "publish" : "publish_closed") ?? row.status;
  const change = { status, publishedAt: row.publishedAt ?? now, moderationNote: null };
  const read = await valuesOf(tx, row);
  await markChecked(tx, row, change, { ...checked, outcome: "published", read }, { actor, now });
  await recordProject(tx, row.id, context, { action: "project.published", actorId: actor.id });
  await tellLead(tx, context, row, { event: "published", actorId: actor.id });
}

async function noteLook(tx: Tx, context: Now, { row, checked }: Read, actor: Viewer): Promise<void> {
  const read = await valuesOf(tx, row);
  const said = { ...checked, outcome: "looked_at" as const, read };
  await markChecked(tx, row, { moderationNote: null }, said, { actor, now: context.now });
  await recordProject(tx, row.id, context, { action: "project.change_checked", actorId: actor.id });
}

/** What is sent back: what waits for a check, or what is on the board; what went from one to the other meanwhile stays. */
type AskedFrom = "check" | "board";

/** The command for one of the two alone. */
export const askFrom =
  (from: AskedFrom): typeof askForChanges =>
  (context, checked, actor) =>
    askForChanges(context, { ...checked, from }, actor);

/**
 * Sends a posting back with what has to change. One that is published leaves the board until it is handed in again, and a
 * change that waited is gone on with in its form.
 */
export async function askForChanges(
  context: ProjectCommandContext,
  checked: Checked & { note: string; from?: AskedFrom },
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  const { projectId, note, from } = checked;
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const entry = { action: "project.changes_requested", actorId: actor.id } as const;
    if (project.row.moderationNote === note && (await isJustDone(tx, projectId, entry))) return { ok: true };
    const status = nextStatus(project.row.status, "ask_changes");
    const stands = project.row.status === "submitted" ? "check" : "board";
    if (!status || stands !== (from ?? stands)) return refused("impossible");
    if (await isStale(tx, project.row, checked)) return refused("stale");
    const now = context.clock.now();
    const read = await valuesOf(tx, project.row);
    const typed = project.row.typed ?? (await takeUpChange(tx, projectId, read));
    const change = { status, typed, moderationNote: note };
    await markChecked(tx, project.row, change, { ...checked, outcome: "changes_requested", read }, { actor, now });
    await recordProject(tx, projectId, { ...context, now }, { ...entry, data: { note } });
    await forgetClosing(tx, projectId, now);
    await tellLead(tx, { ...context, now }, project.row, {
      event: "changes_requested",
      isTakenOff: project.row.status !== "submitted",
      note,
      answers: checked.answers,
      actorId: actor.id,
    });
    return { ok: true };
  });
}

/** Declines to publish a posting, for a reason the lead institution is told; whoever still waits in it is told too. */
export async function declineProject(
  context: ProjectCommandContext,
  checked: Checked & { reason: ProjectDeclineReason; note: string },
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  const { projectId, reason, note } = checked;
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const entry = { action: "project.declined", actorId: actor.id } as const;
    if (project.row.moderationNote === note && (await isJustDone(tx, projectId, entry))) return { ok: true };
    const status = nextStatus(project.row.status, "decline");
    if (!status) return refused("impossible");
    if (await isStale(tx, project.row, checked)) return refused("stale");
    const now = context.clock.now();
    const change = { status, moderationNote: note, declineReason: reason };
    const read = await valuesOf(tx, project.row);
    await markChecked(tx, project.row, change, { ...checked, outcome: "declined", read }, { actor, now });
    await recordProject(tx, projectId, { ...context, now }, { ...entry, data: { reason, note } });
    await tellLead(tx, { ...context, now }, project.row, {
      event: "declined",
      reason,
      note,
      answers: checked.answers,
      actorId: actor.id,
    });
    await endWaiting(tx, context, { project, because: "project_off_board" }, actor);
    return { ok: true };
  });
}

const isStale = async (tx: Tx, row: ProjectRow, { read }: Checked) =>
  (await markToRead(tx, row, await findChange(tx, row.id))) !== read;

async function takeUpChange(tx: Tx, projectId: string, values: Partial<ProjectValues>): Promise<TypedFields | null> {
  const change = await findChange(tx, projectId);
  if (!change) return null;
  await dropChange(tx, projectId);
  return change.status === "declined" ? null : typedOf(withAnswers(values, change.answers));
}
