import { eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { projects } from "#db/schema/projects.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { isOver } from "../project/project.ts";
import { canLead, PROJECT_ROLES } from "../project/project.policy.ts";

/** Another person of the lead institution leads the project: somebody who works on its projects. */
export function nameLeadPerson(
  context: ProjectCommandContext,
  { projectId, userId }: { projectId: string; userId: string },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "impossible">> {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const project = await loadProject(tx, projectId, today);
    if (!project || !canLead(await getAudience(tx, actor, today), project.subject)) return refused("forbidden");
    const { row } = project;
    const people = await peopleOf(tx, row.leadInstitutionId, PROJECT_ROLES);
    if (isOver(row.status) || !people.some(({ id }) => id === userId)) return refused("impossible");
    if (row.leadUserId === userId) return { ok: true };
    // The key told one draft of its author from another while it was begun.
    await tx.update(projects).set({ leadUserId: userId, formKey: null }).where(eq(projects.id, projectId));
    const deed = { action: "project.lead_person", actorId: actor.id } as const;
    await recordProject(tx, projectId, { ...context, now: context.clock.now() }, deed);
    return { ok: true };
  });
}
