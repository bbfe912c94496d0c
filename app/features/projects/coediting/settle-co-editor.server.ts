import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { isOver } from "../project/project.ts";
import { canLead, worksFor } from "../project/project.policy.ts";
import { type CoEditorRow, isPresent } from "./co-editors.server.ts";
import { tellCoEditor } from "./tell-co-editors.server.ts";

type Settled = Exclude<CoEditorRow["status"], "invited">;
type Outcome = { ok: true } | Refusal<"forbidden" | "impossible">;

interface Found {
  editor: CoEditorRow;
  project: LoadedProject;
}

/** The frame of every command here: a second press is answered as the first. */
function settle(
  context: ProjectCommandContext,
  editorId: string,
  actor: Viewer,
  { status, check }: { status: Settled; check: (tx: Tx, found: Found) => Promise<Outcome> },
): Promise<Outcome> {
  return context.withTransaction(async (tx) => {
    const [editor] = await tx.select().from(projectEditors).where(eq(projectEditors.id, editorId));
    const project = editor && (await loadProject(tx, editor.projectId, dayNow(context.clock)));
    if (!project) return refused("forbidden");
    const checked = await check(tx, { editor, project });
    if (!checked.ok) return checked;
    if (editor.status === status) return { ok: true };
    if (!isPresent(editor.status)) return refused("impossible");
    const now = context.clock.now();
    await tx.update(projectEditors).set({ status, answeredAt: now }).where(eq(projectEditors.id, editorId));
    const action = `project.editor_${status}` as const;
    await recordProject(tx, editor.projectId, { ...context, now }, { action, actorId: actor.id });
    await tellCoEditor(tx, { ...context, now }, { row: project.row, editor, step: status }, actor);
    return { ok: true };
  });
}

const isTheirs = (actor: Viewer, { userId }: CoEditorRow): Outcome =>
  actor.id === userId ? { ok: true } : refused("forbidden");

/** Takes a place at the text: only for an institution that may join projects, of whose projects the person works. */
export function acceptCoEditing(context: ProjectCommandContext, id: string, actor: Viewer): Promise<Outcome> {
  return settle(context, id, actor, {
    status: "confirmed",
    check: async (tx, { editor, project }) => {
      if (actor.id !== editor.userId) return refused("forbidden");
      const audience = await getAudience(tx, actor, dayNow(context.clock));
      const isEntitled = worksFor(audience, "join_projects").includes(editor.institutionId);
      return isEntitled && !isOver(project.row.status) ? { ok: true } : refused("impossible");
    },
  });
}

export function declineCoEditing(context: ProjectCommandContext, id: string, actor: Viewer): Promise<Outcome> {
  const check = (_tx: Tx, { editor }: Found) =>
    Promise.resolve(editor.status === "confirmed" ? refused("impossible") : isTheirs(actor, editor));
  return settle(context, id, actor, { status: "declined", check });
}

/** Leaves a text one was writing with others, at any time. */
export function leaveCoEditing(context: ProjectCommandContext, id: string, actor: Viewer): Promise<Outcome> {
  const check = (_tx: Tx, { editor }: Found) =>
    Promise.resolve(editor.status === "invited" ? refused("impossible") : isTheirs(actor, editor));
  return settle(context, id, actor, { status: "left", check });
}

/** Takes somebody out again, asked or in: who works on projects of the lead institution. */
export function removeCoEditor(
  context: ProjectCommandContext,
  { id, projectId }: { id: string; projectId: string },
  actor: Viewer,
): Promise<Outcome> {
  return settle(context, id, actor, {
    status: "removed",
    check: async (tx, { editor, project }) => {
      const isLead = canLead(await getAudience(tx, actor, dayNow(context.clock)), project.subject);
      return isLead && editor.projectId === projectId ? { ok: true } : refused("forbidden");
    },
  });
}
