import { and, asc, eq, gte, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { milestones, projectMeetings, workTasks } from "#db/schema/project-work.ts";
import { projectResults } from "#db/schema/results.ts";
import { OPEN_INTERESTS } from "#db/vocabulary.ts";
import { listInterests } from "../partners/list-interests.server.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import { nameView, type Words } from "../project/project-words.server.ts";

/** So many are named; of the others only how many they are is said. */
const MOST_NAMED = 5;

/** What is not settled in a project that is to be completed. */
interface StillOpen {
  text: string;
  to: string;
}

const OPEN_MILESTONES = ["planned", "in_progress"] as const;
const UNSETTLED = ["draft", "submitted", "returned"] as const;

const unsettledIn = (id: string) =>
  and(
    eq(projectResults.projectId, id),
    or(inArray(projectResults.state, UNSETTLED), inArray(projectResults.changeState, ["submitted", "returned"])),
  );

/** The milestones, tasks, coming meetings and results of a project that are not settled yet, for whoever completes it: nothing of it keeps them from it. */
export async function stillOpen(
  db: Reader,
  { id, slug }: { id: string; slug: string },
  { t }: Words,
  now: Date,
): Promise<StillOpen[]> {
  const isOpen = and(eq(milestones.projectId, id), inArray(milestones.state, OPEN_MILESTONES));
  const [planned, results] = [await namedMilestones(db, isOpen), await namedResults(db, unsettledIn(id))];
  const [tasks, meetings] = [await namedTasks(db, id), await namedMeetings(db, id, now)];
  return [
    { what: "milestones", to: `/projects/${slug}/work`, ...planned } as const,
    { what: "tasks", to: `/projects/${slug}/tasks`, ...tasks } as const,
    { what: "meetings", to: `/projects/${slug}/meetings`, ...meetings } as const,
    { what: "results", to: `/projects/${slug}/results`, ...results } as const,
  ].flatMap(({ what, to, count, titles }) => {
    if (count === 0) return [];
    const names = titles.map((title) => t("projects:state.still_open.name", { title })).join(", ");
    const more =
      count > titles.length ? ` ${t("projects:state.still_open.more", { count: count - titles.length })}` : "";
    return [{ text: t(`projects:state.still_open.${what}`, { count, names: names + more }), to }];
  });
}

async function namedMilestones(db: Reader, where: SQL | undefined) {
  const { title, dueOn, id } = milestones;
  const rows = db.select({ title }).from(milestones).where(where).orderBy(asc(dueOn), asc(id)).limit(MOST_NAMED);
  return { count: await db.$count(milestones, where), titles: (await rows).map((row) => row.title) };
}

async function namedTasks(db: Reader, projectId: string) {
  const { sentence, dueOn, id, doneAt, takenBackAt } = workTasks;
  const where = and(eq(workTasks.projectId, projectId), isNull(doneAt), isNull(takenBackAt));
  const rows = db.select({ sentence }).from(workTasks).where(where).orderBy(asc(dueOn), asc(id)).limit(MOST_NAMED);
  return { count: await db.$count(workTasks, where), titles: (await rows).map((row) => row.sentence) };
}

async function namedMeetings(db: Reader, projectId: string, now: Date) {
  const { title, startsAt, cancelledAt } = projectMeetings;
  const where = and(eq(projectMeetings.projectId, projectId), isNull(cancelledAt), gte(startsAt, now));
  const rows = db.select({ title }).from(projectMeetings).where(where).orderBy(asc(startsAt)).limit(MOST_NAMED);
  return { count: await db.$count(projectMeetings, where), titles: (await rows).map((row) => row.title) };
}

async function namedResults(db: Reader, where: SQL | undefined) {
  const { title, createdAt, id } = projectResults;
  const rows = db
    .select({ title })
    .from(projectResults)
    .where(where)
    .orderBy(asc(createdAt), asc(id))
    .limit(MOST_NAMED);
  return { count: await db.$count(projectResults, where), titles: (await rows).map((row) => row.title) };
}

const LED_TO = { close: "stays", complete: "ends", archive: "ends" } as const;

/** Who waits for an answer in a project, or was asked for one, and what becomes of it with each step, in sentences. */
export async function waitingIn(db: Reader, { row, partners }: FoundProject, words: Words) {
  const rows = await listInterests(db, { projectId: row.id, today: words.today });
  const open = rows.filter(({ interest }) => OPEN_INTERESTS.some((status) => status === interest.status));
  const invited = partners.filter(({ status }) => status === "invited");
  const named = {
    interests: open.map(({ institution }) => nameView(words, institution)),
    invitations: invited.flatMap(({ institution }) => (institution ? [nameView(words, institution)] : [])),
  };
  const said = (event: keyof typeof LED_TO) =>
    (["interests", "invitations"] as const).flatMap((what) =>
      named[what].length > 0
        ? [words.t(`projects:state.${LED_TO[event]}.${what}`, { names: named[what].join("; ") })]
        : [],
    );
  return { close: said("close"), complete: said("complete"), archive: said("archive") };
}

/** What becomes of the results of a project that is archived, in sentences. */
export async function keptOnArchiving(db: Reader, { id }: { id: string }, { t }: Words): Promise<string[]> {
  const ofProject = eq(projectResults.projectId, id);
  const published = await db.$count(projectResults, and(ofProject, eq(projectResults.state, "published")));
  const unsettled = await db.$count(projectResults, unsettledIn(id));
  return [
    ...(published > 0 ? [t("projects:state.archive_kept", { count: published })] : []),
    ...(unsettled > 0 ? [t("projects:state.archive_unsettled", { count: unsettled })] : []),
  ];
}
