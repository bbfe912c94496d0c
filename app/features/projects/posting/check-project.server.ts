import { eq, sql } from "drizzle-orm";
import { projects } from "#db/schema/projects.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import type { ProjectDeclineReason } from "#db/vocabulary.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isJustDone, type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { peopleOfInstitution, tellOfPosting } from "../project/project-letters.server.ts";
import { typedOf } from "../project/project-form.ts";
import { valuesOf } from "../project/project-rows.server.ts";
import { loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { nextStatus } from "../project/project.ts";
import { canCheck } from "../project/project.policy.ts";
import { endWaiting } from "../partners/end-waiting.server.ts";

interface Checked {
  projectId: string;
  /** The version the coordinator read. */
  version: number;
}

export type CheckRefusal = Refusal<"forbidden" | "impossible" | "stale">;
type NewsContext = Pick<ProjectCommandContext, "config" | "requestId"> & { now: Date };

/** Publishes a posting that waited, or notes that a change to a published one was looked at. */
export async function publishProject(
  context: ProjectCommandContext,
  { projectId, version }: Checked,
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const { row } = project;
    const status = nextStatus(row.status, row.isSeekingPartners ? "publish" : "publish_closed");
    const isLook = row.isChangedSinceCheck && row.status !== "submitted";
    if (row.status !== "submitted" && !isLook)
      return (await isJustPublished(tx, projectId, actor)) ? { ok: true } : refused("impossible");
    if (row.version !== version) return refused("stale");
    const now = context.clock.now();
    const published = isLook ? {} : { status: status ?? row.status, publishedAt: row.publishedAt ?? now };
    await markChecked(tx, row, { ...published, moderationNote: null }, { actor, now });
    const action = isLook ? "project.change_checked" : "project.published";
    await recordProject(tx, projectId, { ...context, now }, { action, actorId: actor.id });
    if (!isLook) await tellLead(tx, { ...context, now }, row, { event: "published", actorId: actor.id });
    return { ok: true };
  });
}

const isJustPublished = async (tx: Tx, projectId: string, { id: actorId }: Viewer) =>
  (await isJustDone(tx, projectId, { action: "project.published", actorId })) ||
  (await isJustDone(tx, projectId, { action: "project.change_checked", actorId }));

/** Sends a posting back with what has to change; one that is published leaves the board until it is handed in again. */
export async function askForChanges(
  context: ProjectCommandContext,
  { projectId, version, note }: Checked & { note: string },
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const entry = { action: "project.changes_requested", actorId: actor.id } as const;
    if (project.row.moderationNote === note && (await isJustDone(tx, projectId, entry))) return { ok: true };
    const status = nextStatus(project.row.status, "ask_changes");
    if (!status) return refused("impossible");
    if (project.row.version !== version) return refused("stale");
    const now = context.clock.now();
    await markChecked(tx, project.row, { status, moderationNote: note }, { actor, now });
    await recordProject(tx, projectId, { ...context, now }, { ...entry, data: { note } });
    await tellLead(tx, { ...context, now }, project.row, { event: "changes_requested", actorId: actor.id });
    return { ok: true };
  });
}

/** Declines to publish a posting, for a reason the lead institution is told; whoever still waits in it is told too. */
export async function declineProject(
  context: ProjectCommandContext,
  { projectId, version, reason, note }: Checked & { reason: ProjectDeclineReason; note: string },
  actor: Viewer,
): Promise<{ ok: true } | CheckRefusal> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canCheck(actor, project.subject)) return refused("forbidden");
    const entry = { action: "project.declined", actorId: actor.id } as const;
    if (project.row.moderationNote === note && (await isJustDone(tx, projectId, entry))) return { ok: true };
    const status = nextStatus(project.row.status, "decline");
    if (!status) return refused("impossible");
    if (project.row.version !== version) return refused("stale");
    const now = context.clock.now();
    await markChecked(tx, project.row, { status, moderationNote: note, declineReason: reason }, { actor, now });
    await recordProject(tx, projectId, { ...context, now }, { ...entry, data: { reason, note } });
    await tellLead(tx, { ...context, now }, project.row, { event: "declined", reason, actorId: actor.id });
    await endWaiting(tx, context, project, actor);
    return { ok: true };
  });
}

type Change = Partial<Pick<ProjectRow, "status" | "publishedAt" | "moderationNote" | "declineReason">>;

// What was read is kept, so that whoever reads the posting next sees what has changed since.
async function markChecked(tx: Tx, row: ProjectRow, change: Change, { actor, now }: { actor: Viewer; now: Date }) {
  const checked = { moderatedById: actor.id, moderatedAt: now, isChangedSinceCheck: false, updatedAt: now };
  const formRead = typedOf(await valuesOf(tx, row));
  await tx
    .update(projects)
    .set({ ...change, ...checked, formRead, version: sql`${projects.version} + 1` })
    .where(eq(projects.id, row.id));
}

async function tellLead(
  tx: Tx,
  context: NewsContext,
  row: ProjectRow,
  news: { event: "published" | "changes_requested" | "declined"; reason?: ProjectDeclineReason; actorId: string },
): Promise<void> {
  const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
  await tellOfPosting(tx, context, row, { ...news, userIds });
}
