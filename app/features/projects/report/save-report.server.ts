import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import { projectReports } from "#db/schema/results.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";
import { seesPartnership } from "../project/partnership.policy.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { needsCheck } from "../project/project.policy.ts";
import { type LoadedProject } from "../project/project-subject.server.ts";
import { findReport, type ReportRow } from "./read-report.server.ts";
import { isReportShown, writesReport } from "./report.policy.ts";
import { REPORT_FIELDS } from "./report.ts";
import type { ReportValues } from "./report.schema.ts";

type ReportSaved = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

type Said = Pick<ReportRow, (typeof REPORT_FIELDS)[number]>;

const saysSame = (before: Said, said: Said) => REPORT_FIELDS.every((name) => before[name] === said[name]);

function saidIn(values: ReportValues): Said {
  const { version: _, peopleTotal = null, peopleWomen = null, peopleYouth = null, ...texts } = values;
  return { ...texts, peopleTotal, peopleWomen, peopleYouth };
}

/** Saves the report of a project as the lead writes it; one that was opened before somebody else saved is not taken. */
export function saveReport(
  context: ProjectCommandContext,
  { projectId, values }: { projectId: string; values: ReportValues },
  actor: Viewer,
): Promise<ReportSaved> {
  return context.withTransaction(async (tx) => {
    const [now, today] = [context.clock.now(), dayNow(context.clock)];
    const loaded = await loadPartnership(tx, projectId, today);
    if (!loaded) return refused("not-found");
    const { project, partnership } = loaded;
    const audience = await getAudience(tx, actor, today);
    if (!seesPartnership(audience, partnership)) return refused("not-found");
    if (!writesReport(audience, partnership)) return refused("forbidden");
    const before = (await findReport(tx, projectId))?.row ?? null;
    const said = saidIn(values);
    if (before && saysSame(before, said)) return { ok: true };
    if ((before?.version ?? 0) !== values.version) return refused("stale");
    await write(tx, project, { before, said }, { actor, now });
    if (!(await isRecordedOn(tx, projectId, now)))
      await recordProject(tx, projectId, { ...context, now }, { action: "project.report_saved", actorId: actor.id });
    return { ok: true };
  });
}

interface Change {
  before: ReportRow | null;
  said: Said;
}

async function write(tx: Tx, project: LoadedProject, { before, said }: Change, by: { actor: Viewer; now: Date }) {
  const { id: projectId, status } = project.row;
  const handedInAt = before?.handedInAt ?? (status === "completed" ? by.now : null);
  const version = (before?.version ?? 0) + 1;
  const written = { ...said, handedInAt, version, updatedById: by.actor.id, updatedAt: by.now };
  await tx
    .insert(projectReports)
    .values({ projectId, results: [], ...written })
    .onConflictDoUpdate({ target: projectReports.projectId, set: written });
  await askToLook(tx, project, before, said);
}

/** What everybody reads from now on is looked at by a coordinator, as what was achieved is. */
async function askToLook(tx: Tx, { row, subject, lead }: LoadedProject, before: Said | null, said: Said) {
  if (!isReportShown(said, subject, row.visibility)) return;
  const isShownAlready = before?.mayPublish && before.achievements === said.achievements;
  if (isShownAlready && before.testimonials === said.testimonials) return;
  const { isProjectCheckOn } = await getAssociation(tx);
  if (!needsCheck(lead, isProjectCheckOn)) return;
  const change = { isChangedSinceCheck: true, version: sql`${projects.version} + 1` };
  await tx.update(projects).set(change).where(eq(projects.id, row.id));
}

/** Saving is told once a day, however often it is pressed. */
async function isRecordedOn(tx: Tx, projectId: string, now: Date): Promise<boolean> {
  const since = new Date(`${dayOf(now)}T00:00:00Z`);
  const isIt = and(eq(activity.subjectId, projectId), eq(activity.action, "project.report_saved"));
  return (await tx.$count(activity, and(isIt, gte(activity.createdAt, since)))) > 0;
}

/** The report of a project that is completed is handed in with it. */
export async function handInReport(tx: Tx, projectId: string, now: Date): Promise<void> {
  const isWritten = and(eq(projectReports.projectId, projectId), isNull(projectReports.handedInAt));
  await tx.update(projectReports).set({ handedInAt: now }).where(isWritten);
}
