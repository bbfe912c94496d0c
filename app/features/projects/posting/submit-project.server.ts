import { eq } from "drizzle-orm";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { peopleOfInstitution, tellOfPosting } from "../project/project-letters.server.ts";
import { writeValues } from "../project/project-rows.server.ts";
import { type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { leaveAddress, slugWhenShown } from "../project/project-slugs.server.ts";
import { titleOf } from "../project/project-title.ts";
import { nextStatus } from "../project/project.ts";
import { canHandIn, needsCheck } from "../project/project.policy.ts";
import { lacksAuthorization } from "./unesco-file.server.ts";
import { keepPresent, recordHandedIn } from "./record-version.server.ts";
import type { ProjectValues } from "../project/posting-fields.ts";

export interface Posting {
  projectId: string;
  version: number;
  values: ProjectValues;
}

/**
 * Hands in a complete posting. It waits for a coordinator where a check is needed, otherwise it is on the board at once.
 */
export async function submitProject(
  context: ProjectCommandContext,
  { projectId, version, values }: Posting,
  actor: Viewer,
): Promise<{ ok: true; isPublished: boolean; slug: string } | Refusal<"forbidden" | "impossible" | "stale">> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canHandIn(await getAudience(tx, actor, dayNow(context.clock)), project.subject))
      return refused("forbidden");
    const isWaiting = await waitsForCheck(tx, project);
    const event = isWaiting ? "submit" : values.isSeekingPartners ? "publish" : "publish_closed";
    const status = nextStatus(project.row.status, event);
    if (!status || lacksAuthorization(project.row, values)) return refused("impossible");
    if (project.row.version !== version) return refused("stale");
    const now = context.clock.now();
    // A draft was named by its first words; nobody else has its address yet.
    const isFirst = project.row.submittedAt === null;
    const slug = isFirst ? await slugWhenShown(tx, project.row, values.titleEn) : project.row.slug;
    await leaveAddress(tx, project.row, slug, now);
    await keepPresent(tx, project.row);
    await writeValues(tx, project.row, values, now);
    const published = isWaiting ? {} : { publishedAt: project.row.publishedAt ?? now };
    const people = { updatedAt: now, updatedById: actor.id, version: version + 1 };
    const change = { slug, status, submittedAt: now, isChangedSinceCheck: false, ...published, ...people };
    await tx.update(projects).set(change).where(eq(projects.id, projectId));
    await recordHandedIn(tx, projectId, !isWaiting, actor.id, now);
    const action = isWaiting ? "project.submitted" : "project.published";
    await recordProject(tx, projectId, { ...context, now }, { action, actorId: actor.id });
    const named = { ...project, row: { ...project.row, slug } };
    await announce(tx, { ...context, now }, { project: named, values, isWaiting }, actor);
    return { ok: true, isPublished: !isWaiting, slug };
  });
}

async function waitsForCheck(tx: Tx, { lead }: LoadedProject): Promise<boolean> {
  const { isProjectCheckOn } = await getAssociation(tx);
  return needsCheck(lead, isProjectCheckOn);
}

interface Announced {
  project: LoadedProject;
  values: ProjectValues;
  isWaiting: boolean;
}

async function announce(
  tx: Tx,
  context: Pick<ProjectCommandContext, "config"> & { now: Date },
  { project: { row, subject }, values, isWaiting }: Announced,
  actor: Viewer,
): Promise<void> {
  const event = isWaiting ? "submitted" : "published";
  const userIds = isWaiting
    ? (await coordinatorsOf(tx, subject.leadCountry)).map(({ id }) => id)
    : await peopleOfInstitution(tx, row.leadInstitutionId);
  await tellOfPosting(tx, context, { ...row, ...titleOf(values) }, { event, userIds, actorId: actor.id });
}
