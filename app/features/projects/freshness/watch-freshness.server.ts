import { and, eq, isNull, sql } from "drizzle-orm";
import { getAssociation } from "#app/platform/association.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { endWaiting } from "../partners/end-waiting.server.ts";
import { touchBoard } from "../project/board-version.server.ts";
import { everybodyIn } from "../project/everybody-in.server.ts";
import { recordProject } from "../project/project-command.server.ts";
import { tellOfPosting } from "../project/project-letters.server.ts";
import { dropChange } from "../project/project-changes.server.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { askLead, findArchivingQuestion } from "./ask-lead.server.ts";
import { archivedOn, isStale, questionOn, TOLD_BEFORE_ARCHIVING_DAYS } from "./freshness.ts";
import { readCalls, type ReadCall } from "./read-calls.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

interface Today {
  now: Date;
  today: string;
  staleDays: number;
}

/** Marks a project that its lead has left alone, or takes the mark from it; false where it stands as it should. */
async function mark(tx: Tx, call: ReadCall, { now, today, staleDays }: Today): Promise<boolean> {
  const isMarked = isStale(call, staleDays, today);
  if (isMarked === (call.staleSince !== null)) return false;
  const isIt = and(eq(projects.id, call.id), isMarked ? isNull(projects.staleSince) : undefined);
  await tx
    .update(projects)
    .set({ staleSince: isMarked ? now : null })
    .where(isIt);
  await touchBoard(tx, call.id);
  return true;
}

/** Archives what nobody has renewed for so long, some time after its lead was told; false where that is not so. */
async function archive(tx: Tx, context: Context, call: ReadCall, { now, today }: Today): Promise<boolean> {
  if (archivedOn(call) > today) return false;
  const told = await findArchivingQuestion(tx, call);
  const isToldLongAgo = told !== null && told.askedAt <= addDays(now, 1 - TOLD_BEFORE_ARCHIVING_DAYS);
  const project = isToldLongAgo ? await loadProject(tx, call.id, today) : null;
  if (!project || project.row.status !== "open") return false;
  const { row } = project;
  await tx
    .update(projects)
    .set({ status: "archived", staleSince: null, updatedAt: now, version: sql`${projects.version} + 1` })
    .where(eq(projects.id, row.id));
  await recordProject(tx, row.id, { now }, { action: "project.lapsed", actorId: null });
  const userIds = await everybodyIn(tx, row, today);
  await tellOfPosting(tx, { ...context, now }, row, { event: "archived", userIds, actorId: null });
  await dropChange(tx, row.id);
  await endWaiting(tx, context, { project, because: "project_off_board" }, null);
  return true;
}

async function ask(tx: Tx, { config }: Context, call: ReadCall, { now, today, staleDays }: Today): Promise<boolean> {
  const question = questionOn(call, staleDays, today);
  const project = question && (await loadProject(tx, call.id, today));
  return project ? askLead(tx, config, { row: project.row, call, question, staleDays }, now) : false;
}

/** Whether something is to be done with it, as far as is known before it is read again. */
const isDue = (call: ReadCall, { today, staleDays }: Today): boolean =>
  archivedOn(call) <= today ||
  isStale(call, staleDays, today) !== (call.staleSince !== null) ||
  questionOn(call, staleDays, today) !== null;

/**
 * Marks the projects whose leads have left them alone, asks leads whether they still seek partners, and archives what nobody has
 * renewed for a year. Resolves to how many projects that concerned.
 */
export async function watchFreshness(context: Context): Promise<number> {
  const now = context.clock.now();
  const { projectStaleDays: staleDays } = await getAssociation(context.db);
  const at: Today = { now, today: dayOf(now), staleDays };
  let concerned = 0;
  for (const { id } of (await readCalls(context.db, at.today)).filter((call) => isDue(call, at))) {
    const isDone = await context.withTransaction(async (tx) => {
      const [call] = await readCalls(tx, at.today, id);
      if (!call) return false;
      if (await archive(tx, context, call, at)) return true;
      const isMarked = await mark(tx, call, at);
      return (await ask(tx, context, call, at)) || isMarked;
    });
    if (isDone) concerned++;
  }
  return concerned;
}

export const watchFreshnessJob: Job<Context> = {
  name: "watch-project-freshness",
  cron: "0 11 6 * * *",
  work: watchFreshness,
};
