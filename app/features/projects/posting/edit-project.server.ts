import { eq } from "drizzle-orm";
import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { tellOfClosing } from "../project/closing-news.server.ts";
import { everybodyIn } from "../project/everybody-in.server.ts";
import { PROJECT_FIELDS, type ProjectValues } from "../project/posting-fields.ts";
import { getAudience } from "../project/project-audience.server.ts";
import {
  dropChange,
  findChange,
  sensitiveAnswers,
  withAnswers,
  writeChange,
} from "../project/project-changes.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { differingFields, typedOf } from "../project/project-form.ts";
import { tellOfPosting } from "../project/project-letters.server.ts";
import { answerByOf, valuesOf, writeValues } from "../project/project-rows.server.ts";
import { type LoadedProject, loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { isDrafting, nextStatus } from "../project/project.ts";
import { canHandIn, needsCheck } from "../project/project.policy.ts";
import { keepPresent, recordHandedIn, recordVersion } from "./record-version.server.ts";
import type { Posting } from "./submit-project.server.ts";
import { isAskedOnly, lacksAuthorization } from "./unesco-file.server.ts";

/** What came of a change: shown at once, waiting for a check beside what is shown, or some of it each. */
type Edited = "edited" | "change_waits" | "partly_waits";
type Outcome = { ok: true; done: Edited } | Refusal<"forbidden" | "impossible" | "stale">;

const areSame = (one: Partial<ProjectValues>, other: Partial<ProjectValues>) =>
  differingFields(typedOf(one), typedOf(other), PROJECT_FIELDS).length === 0;

/**
 * Changes what stands on the board. Where a check is needed, sensitive answers wait for it together, beside what is shown;
 * the others are shown at once, and a coordinator looks at them afterwards. What is as it was writes nothing.
 */
export async function editProject(
  context: ProjectCommandContext,
  { projectId, version, values }: Posting,
  actor: Viewer,
): Promise<Outcome> {
  return context.withTransaction(async (tx) => {
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || !canHandIn(await getAudience(tx, actor, dayNow(context.clock)), project.subject))
      return refused("forbidden");
    const { row } = project;
    if (isDrafting(row.status)) return refused("impossible");
    if (row.version !== version) return refused("stale");
    if (lacksAuthorization(row, values) && !isAskedOnly(row)) return refused("impossible");
    const { isProjectCheckOn } = await getAssociation(tx);
    const isChecked = needsCheck(project.lead, isProjectCheckOn);
    return changeProject(tx, { ...context, now: context.clock.now() }, { project, values, isChecked }, actor);
  });
}

interface Wanted {
  project: LoadedProject;
  values: ProjectValues;
  isChecked: boolean;
}

async function changeProject(
  tx: Tx,
  context: ProjectCommandContext & { now: Date },
  { project, values, isChecked }: Wanted,
  actor: Viewer,
): Promise<{ ok: true; done: Edited }> {
  const { row } = project;
  const { now } = context;
  const answerBy = values.isSeekingPartners ? (values.answerBy ?? row.answerBy) : answerByOf(values, now);
  const wanted = { ...values, answerBy: answerBy ?? undefined };
  const before = await valuesOf(tx, row);
  const sensitive = isChecked ? sensitiveAnswers(before, wanted) : {};
  const live = withAnswers(wanted, pick(before, Object.keys(sensitive)));
  const isLive = !areSame(before, live);
  await keepPresent(tx, row);
  const settled = await settleChange(tx, { row, before, sensitive, isChecked }, actor, now);
  await tx.update(projects).set({ typed: null }).where(eq(projects.id, row.id));
  const isClosed = isLive && (await showChange(tx, project, { live, isChecked }, now));
  const actions = [...(isLive ? (["project.edited"] as const) : []), ...(settled === "same" ? [] : [DEEDS[settled]])];
  if (actions.length > 0) {
    const saved = { updatedById: actor.id, version: row.version + 1, updatedAt: isLive ? now : row.updatedAt };
    await tx.update(projects).set(saved).where(eq(projects.id, row.id));
  }
  await recordChange(tx, row.id, { wanted, settled, isLive }, actor.id, now);
  for (const action of actions) await recordProject(tx, row.id, context, { action, actorId: actor.id });
  if (settled === "kept") await tellCoordinators(tx, context, project, actor);
  if (isClosed) await tellOfClosed(tx, context, row, actor);
  return { ok: true, done: doneOf(isLive, Object.keys(sensitive).length > 0) };
}

async function recordChange(
  tx: Tx,
  projectId: string,
  { wanted, settled, isLive }: { wanted: ProjectValues; settled: Settling; isLive: boolean },
  actorId: string,
  now: Date,
) {
  if (settled === "kept" || settled === "replaced")
    await recordVersion(tx, projectId, { form: typedOf(wanted), kind: "submitted", actorId }, now);
  else if (isLive) await recordHandedIn(tx, projectId, true, actorId, now);
}

const doneOf = (isLive: boolean, waits: boolean): Edited => {
  if (!waits) return "edited";
  return isLive ? "partly_waits" : "change_waits";
};

const pick = (values: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));

type Settling = "same" | "kept" | "replaced" | "dropped";

const DEEDS = {
  kept: "project.change_submitted",
  replaced: "project.change_submitted",
  dropped: "project.change_taken_back",
} as const satisfies Record<Exclude<Settling, "same">, string>;

interface Settled {
  row: ProjectRow;
  before: Partial<ProjectValues>;
  sensitive: Record<string, unknown>;
  isChecked: boolean;
}

/** Puts a sensitive change in the place of the one before it; what is as it waits already stays as long as it has waited. */
async function settleChange(
  tx: Tx,
  { row, before, sensitive, isChecked }: Settled,
  actor: Viewer,
  now: Date,
): Promise<Settling> {
  const earlier = await findChange(tx, row.id);
  if (Object.keys(sensitive).length === 0) {
    if (!earlier || (earlier.status === "declined" && isChecked)) return "same";
    await dropChange(tx, row.id);
    return "dropped";
  }
  const isWaiting = earlier?.status === "waiting";
  if (isWaiting && areSame(withAnswers(before, earlier.answers), withAnswers(before, sensitive))) return "same";
  const handedIn = { handedInById: actor.id, handedInAt: now };
  const unanswered = { note: null, declineReason: null, answeredAt: null };
  await writeChange(tx, { projectId: row.id, status: "waiting", answers: sensitive, ...handedIn, ...unanswered });
  return isWaiting ? "replaced" : "kept";
}

/** Whether it closes the project to partners: none are looked for any more. */
async function showChange(
  tx: Tx,
  { row, subject: { status } }: LoadedProject,
  { live, isChecked }: { live: ProjectValues; isChecked: boolean },
  now: Date,
): Promise<boolean> {
  await writeValues(tx, row, live, now);
  const closed = live.isSeekingPartners ? null : nextStatus(status, "close");
  const change = { status: closed ?? status, isChangedSinceCheck: isChecked };
  await tx.update(projects).set(change).where(eq(projects.id, row.id));
  return closed !== null;
}

async function tellOfClosed(
  tx: Tx,
  context: Pick<ProjectCommandContext, "config"> & { now: Date },
  row: ProjectRow,
  { id: actorId }: Viewer,
) {
  const userIds = await everybodyIn(tx, row, dayOf(context.now));
  await tellOfClosing(tx, context, row, { event: "closed", userIds, actorId });
}

async function tellCoordinators(
  tx: Tx,
  context: Pick<ProjectCommandContext, "config"> & { now: Date },
  { row, subject }: LoadedProject,
  actor: Viewer,
) {
  const userIds = (await coordinatorsOf(tx, subject.leadCountry)).map(({ id }) => id);
  await tellOfPosting(tx, context, row, { event: "change_submitted", userIds, actorId: actor.id });
}
