import { dayNow } from "#app/platform/days.ts";
import { eq } from "drizzle-orm";
import { projects } from "#db/schema/projects.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { answerByOf, valuesOf, writeValues } from "../project/project-rows.server.ts";
import { differingFields, typedOf } from "../project/project-form.ts";
import { type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { isDrafting, nextStatus } from "../project/project.ts";
import { canEdit, isAlwaysChecked, needsCheck } from "../project/project.policy.ts";
import { PROJECT_FIELDS, type ProjectValues } from "../project/posting-fields.ts";
import { keepPresent, recordHandedIn } from "./record-version.server.ts";
import type { Posting } from "./submit-project.server.ts";

/**
 * Changes what stands on the board. A member's change is shown at once and a coordinator looks at it afterwards; an
 * observer's posting leaves the board until it has been checked again. What is as it was writes nothing.
 */
export async function editProject(
  context: ProjectCommandContext,
  { projectId, version, values }: Posting,
  actor: Viewer,
): Promise<{ ok: true; isPublished: boolean } | Refusal<"forbidden" | "impossible" | "stale">> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canEdit(await getAudience(tx, actor, dayNow(context.clock)), project.subject))
      return refused("forbidden");
    if (isDrafting(project.row.status)) return refused("impossible");
    if (project.row.version !== version) return refused("stale");
    const now = context.clock.now();
    const answerBy = values.isSeekingPartners ? (values.answerBy ?? project.row.answerBy) : answerByOf(values, now);
    const changed = { ...values, answerBy: answerBy ?? undefined };
    const before = typedOf(await valuesOf(tx, project.row));
    if (differingFields(before, typedOf(changed), PROJECT_FIELDS).length === 0) {
      await tx.update(projects).set({ typed: null }).where(eq(projects.id, projectId));
      return { ok: true, isPublished: project.row.status !== "submitted" };
    }
    const { isProjectCheckOn } = await getAssociation(tx);
    const status = statusAfter(project, values);
    const isChangedSinceCheck = status !== "submitted" && needsCheck(project.lead, isProjectCheckOn);
    await keepPresent(tx, project.row);
    await writeValues(tx, project.row, changed, now);
    const people = { updatedAt: now, updatedById: actor.id, version: version + 1 };
    await tx
      .update(projects)
      .set({ status, isChangedSinceCheck, ...people })
      .where(eq(projects.id, projectId));
    await recordHandedIn(tx, projectId, status !== "submitted", actor.id, now);
    const action = status === "submitted" ? "project.submitted" : "project.edited";
    await recordProject(tx, projectId, { ...context, now }, { action, actorId: actor.id });
    return { ok: true, isPublished: status !== "submitted" };
  });
}

function statusAfter({ row: { status }, lead }: LoadedProject, values: ProjectValues) {
  if (isAlwaysChecked(lead)) return nextStatus(status, "check_again") ?? status;
  if (!values.isSeekingPartners) return nextStatus(status, "close") ?? status;
  return status;
}
