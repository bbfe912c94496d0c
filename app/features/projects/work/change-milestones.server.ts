import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import type { Tx } from "#db/index.server.ts";
import { milestones, workPackages } from "#db/schema/project-work.ts";
import type { MilestoneState } from "#db/vocabulary-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { PROJECT_ROLES } from "../project/project.policy.ts";
import { type AtWork, type Changed, changeWork, done, type WorkAction } from "./change-work.server.ts";
import { responsibleFor, tellOfGiven } from "./tell-of-work.server.ts";
import type { MilestoneValues, StandingValues } from "./work.schema.ts";
import { MOST } from "./work.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

async function packageOf(tx: Tx, projectId: string, id: string | null) {
  if (id === null) return null;
  const isIt = and(eq(workPackages.id, id), eq(workPackages.projectId, projectId));
  return (await tx.select().from(workPackages).where(isIt))[0] ?? null;
}

type Part = Awaited<ReturnType<typeof packageOf>>;

/** The lead of the project each, the institution that leads a part those of that part. */
const ordersIn = ({ isLead, mine }: AtWork, part: Part) =>
  isLead || (part?.institutionId != null && mine.includes(part.institutionId));

async function hasPerson(tx: Tx, { institutionId, responsibleId }: MilestoneValues): Promise<boolean> {
  if (responsibleId === undefined) return true;
  return (await peopleOf(tx, institutionId, PROJECT_ROLES)).some(({ id }) => id === responsibleId);
}

type MilestoneRow = typeof milestones.$inferSelect;
const said = ({ title, dueOn, institutionId, responsibleId, packageId }: MilestoneValues) => ({
  ...{ title, dueOn, institutionId },
  ...{ responsibleId: responsibleId ?? null, packageId: packageId ?? null },
});

const saidOf = ({ title, dueOn, institutionId, responsibleId, packageId }: MilestoneRow) => ({
  ...{ title, dueOn, institutionId, responsibleId, packageId },
});

/** Tells the institution to which a milestone is given, or the person newly named in it. */
async function tellOfMilestone(tx: Tx, at: AtWork, values: MilestoneValues, { origin, before }: Telling) {
  const { institutionId, responsibleId } = values;
  const isMoved = before?.institutionId !== institutionId && !at.mine.includes(institutionId);
  const isNamed = responsibleId !== undefined && before?.responsibleId !== responsibleId;
  if (!isMoved && !isNamed) return;
  const userIds = await responsibleFor(tx, { institutionId, responsibleId });
  await tellOfGiven(tx, at, { kind: "project-milestone_given", page: "work", userIds, origin });
}

interface Telling {
  origin: string;
  before?: MilestoneRow;
}

async function addMilestone(tx: Tx, { row, now, record }: AtWork, values: MilestoneValues): Promise<Changed> {
  if (values.version !== 0) return refused("removed");
  if ((await tx.$count(milestones, eq(milestones.projectId, row.id))) >= MOST.milestones) return refused("too-many");
  const created = { id: values.id, projectId: row.id, state: "planned", version: 1, createdAt: now } as const;
  await tx.insert(milestones).values({ ...created, ...said(values) });
  await record("work.milestone_added", values.title);
  return done;
}

async function changeMilestone(tx: Tx, at: AtWork, values: MilestoneValues, before: MilestoneRow): Promise<Changed> {
  if (before.projectId !== at.row.id) return refused("impossible");
  if (values.version === 0) return sentBefore({ isTheirs: true, is: saidOf(before), sent: said(values) });
  if (!ordersIn(at, await packageOf(tx, at.row.id, before.packageId))) return refused("forbidden");
  if (isDeepStrictEqual(said(values), saidOf(before))) return done;
  if (before.version !== values.version) return refused("stale");
  await tx
    .update(milestones)
    .set({ ...said(values), version: before.version + 1 })
    .where(eq(milestones.id, before.id));
  await at.record("work.milestone_changed", values.title);
  return done;
}

/** Adds a milestone or changes it. */
export function saveMilestone(
  context: ProjectCommandContext,
  { projectId, values }: Asked<MilestoneValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const { packageId = null, institutionId } = values;
    const part = await packageOf(tx, projectId, packageId);
    if (packageId !== null && part === null) return refused("no-package");
    if (!ordersIn(at, part)) return refused("forbidden");
    if (!at.institutionIds.includes(institutionId)) return refused("impossible");
    if (!(await hasPerson(tx, values))) return refused("not-of-institution");
    const [before] = await tx.select().from(milestones).where(eq(milestones.id, values.id));
    const changed = await (before ? changeMilestone(tx, at, values, before) : addMilestone(tx, at, values));
    // A form that adds, sent a second time, has told already.
    if (changed.ok && !(before && values.version === 0))
      await tellOfMilestone(tx, at, values, { origin: context.config.origin, before });
    return changed;
  });
}

const isOver = (state: MilestoneState): boolean => state === "done" || state === "cancelled";

/** What is written of the change: that it has ended, and that it has not after all. */
function toldOf(before: MilestoneState, state: MilestoneState): WorkAction | null {
  if (before === state) return null;
  if (state === "done") return "work.milestone_done";
  if (state === "cancelled") return "work.milestone_cancelled";
  return isOver(before) ? "work.milestone_reopened" : null;
}

/** Says how a milestone stands: the institution that answers for it, and who orders its part. */
export function sayStanding(
  context: ProjectCommandContext,
  { projectId, values }: Asked<StandingValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const isIt = and(eq(milestones.id, values.id), eq(milestones.projectId, projectId));
    const [before] = await tx.select().from(milestones).where(isIt);
    if (!before) return refused("removed");
    const isTheirs = at.mine.includes(before.institutionId);
    const orders = ordersIn(at, await packageOf(tx, projectId, before.packageId));
    // Whether it is still to be reached is for whoever ordered it.
    if (!orders && (!isTheirs || values.state === "cancelled")) return refused("forbidden");
    if (before.version !== values.version) return isAsSaid(before, values) ? done : refused("stale");
    const { state, evidence = null } = values;
    const isDone = state === "done";
    await tx
      .update(milestones)
      .set({
        ...{ state, evidence, version: before.version + 1 },
        doneOn: isDone ? (values.doneOn ?? at.today) : null,
        doneById: isDone ? actor.id : null,
      })
      .where(eq(milestones.id, before.id));
    const action = toldOf(before.state, state);
    if (action) await at.record(action, before.title);
    return done;
  });
}

// A button pressed twice.
const isAsSaid = (
  { state, evidence, version }: Pick<typeof milestones.$inferSelect, "state" | "evidence" | "version">,
  said: StandingValues,
) => version === said.version + 1 && state === said.state && evidence === (said.evidence ?? null);

/** Takes a milestone away that nobody began. */
export function removeMilestone(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const [before] = await tx.select().from(milestones).where(eq(milestones.id, id));
    if (!before || before.projectId !== projectId) return at.againOf("work.milestone_removed");
    if (!ordersIn(at, await packageOf(tx, projectId, before.packageId))) return refused("forbidden");
    if (before.state === "done") return refused("impossible");
    await tx.delete(milestones).where(eq(milestones.id, id));
    await at.record("work.milestone_removed", before.title);
    return done;
  });
}
