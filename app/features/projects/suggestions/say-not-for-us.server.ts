import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { onBoardFor } from "../board/board-queries.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { worksFor } from "../project/project.policy.ts";
import type { NotForUs } from "./not-for-us.schema.ts";

export type Said = { ok: true } | Refusal<"forbidden" | "not-found">;

/** Whether the person may say what is not for an institution, and sees the project. */
async function check(
  tx: Tx,
  { clock }: Pick<ProjectCommandContext, "clock">,
  { institutionId, projectId }: Pick<NotForUs, "institutionId" | "projectId">,
  actor: Viewer,
): Promise<Said> {
  const audience = await getAudience(tx, actor, dayNow(clock));
  if (!worksFor(audience, "join_projects").includes(institutionId)) return refused("forbidden");
  const [seen] = await tx
    .select({ id: projects.id })
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(eq(projects.id, projectId), onBoardFor(tx, audience)));
  return seen ? { ok: true } : refused("not-found");
}

/** Keeps why a project is not for an institution, which is not proposed to it any more. Said again, the last word holds. */
export async function sayNotForUs(
  context: Pick<ProjectCommandContext, "clock" | "withTransaction">,
  { institutionId, projectId, reason, note = null }: Omit<NotForUs, "note"> & { note?: string | null },
  actor: Viewer,
): Promise<Said> {
  return context.withTransaction(async (tx) => {
    const allowed = await check(tx, context, { institutionId, projectId }, actor);
    if (!allowed.ok) return allowed;
    const said = { reason, note, saidById: actor.id, saidAt: context.clock.now() };
    await tx
      .insert(projectsNotForUs)
      .values({ institutionId, projectId, ...said })
      .onConflictDoUpdate({ target: [projectsNotForUs.institutionId, projectsNotForUs.projectId], set: said });
    return { ok: true };
  });
}

/** A project may be proposed to an institution again. */
export async function takeBackNotForUs(
  context: Pick<ProjectCommandContext, "clock" | "withTransaction">,
  about: Pick<NotForUs, "institutionId" | "projectId">,
  actor: Viewer,
): Promise<Said> {
  return context.withTransaction(async (tx) => {
    const allowed = await check(tx, context, about, actor);
    if (!allowed.ok) return allowed;
    const { institutionId, projectId } = projectsNotForUs;
    await tx
      .delete(projectsNotForUs)
      .where(and(eq(institutionId, about.institutionId), eq(projectId, about.projectId)));
    return { ok: true };
  });
}
