import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { isOver } from "../project/project.ts";
import { canLead } from "../project/project.policy.ts";
import { countPresent, findCoEditor, isPresent, MOST_EDITORS } from "./co-editors.server.ts";
import { findInvitable } from "./people-to-invite.server.ts";
import { tellCoEditor } from "./tell-co-editors.server.ts";

interface Invited {
  projectId: string;
  institutionId: string;
  userId: string;
}

/**
 * Asks somebody of another member institution to write a project with its lead. Who is asked or in already is not asked
 * again; who declined, left or was removed is.
 */
export async function inviteCoEditor(
  context: ProjectCommandContext,
  { projectId, institutionId, userId }: Invited,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "impossible" | "too-many", "no-person">> {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const project = await loadProject(tx, projectId, today);
    if (!project || !canLead(await getAudience(tx, actor, today), project.subject)) return refused("forbidden");
    const { row } = project;
    if (isOver(row.status)) return refused("impossible");
    const isOfLead = institutionId === row.leadInstitutionId;
    const invitable = isOfLead ? null : await findInvitable(tx, institutionId, today);
    if (!invitable?.people.some((one) => one.userId === userId)) return refused("no-person");
    const earlier = await findCoEditor(tx, projectId, userId);
    if (earlier && isPresent(earlier.status)) return { ok: true };
    if ((await countPresent(tx, projectId)) >= MOST_EDITORS) return refused("too-many");
    const now = context.clock.now();
    const asked = {
      institutionId,
      status: "invited" as const,
      invitedById: actor.id,
      invitedAt: now,
      answeredAt: null,
    };
    const [editor] = earlier
      ? await tx.update(projectEditors).set(asked).where(eq(projectEditors.id, earlier.id)).returning()
      : await tx
          .insert(projectEditors)
          .values({ projectId, userId, ...asked })
          .returning();
    if (!editor) throw new Error("The invitation was not written");
    await recordProject(tx, projectId, { ...context, now }, { action: "project.editor_invited", actorId: actor.id });
    await tellCoEditor(tx, { ...context, now }, { row, editor, step: "invited" }, actor);
    return { ok: true };
  });
}
