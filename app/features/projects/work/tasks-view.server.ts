import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { formatDay } from "#app/i18n/format.server.ts";
import { dueOn } from "#app/i18n/when.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { workTasks } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { titleColumns } from "../project/listed-columns.server.ts";
import { institutionsIn, isUnderWay, ordersWork, writesFor } from "../project/partnership.policy.ts";
import type { DeadlineView } from "../project/project-model.ts";
import { titleIn } from "../project/project-title.ts";
import type { Words } from "../project/project-words.server.ts";
import { markOfTask } from "./change-tasks.server.ts";
import { listColleagues, listPackages, listTakenBack } from "./list-work.server.ts";
import type { TasksView, TaskStart, TaskView } from "./tasks-model.ts";
import { isAtWork, isWorkedOnBy } from "./work-due.server.ts";
import { namesIn, peopleIn, type WorkSubject } from "./work-view.server.ts";

/** So many of those that are done are shown. */
const SHOWN_DONE = 20;

/** The tasks of a project with whom they were given to, in the order in which they were; without those taken back. */
export const listTasks = (db: Reader, projectId: string) =>
  db
    .select({ task: workTasks, person: users.name })
    .from(workTasks)
    .innerJoin(users, eq(users.id, workTasks.givenToId))
    .where(and(eq(workTasks.projectId, projectId), isNull(workTasks.takenBackAt)))
    .orderBy(asc(workTasks.id));

const startOf = (task: typeof workTasks.$inferSelect): TaskStart => ({
  ...{ id: task.id, version: markOfTask(task), sentence: task.sentence, givenToId: task.givenToId },
  ...{ dueOn: task.dueOn ?? "", packageId: task.packageId ?? "" },
});

const newTask = (): TaskStart => ({
  ...{ id: randomUUID(), version: "", sentence: "" },
  ...{ givenToId: "", dueOn: "", packageId: "" },
});

const byDay = (one: { due: DeadlineView | null }, other: { due: DeadlineView | null }) =>
  (one.due?.dateTime ?? "9").localeCompare(other.due?.dateTime ?? "9");

export async function tasksView(
  db: Reader,
  subject: WorkSubject & { by: "person" | "part" },
  words: Words,
): Promise<TasksView> {
  const { found, partnership, audience, by } = subject;
  const { t, locale, today } = words;
  const names = namesIn(subject, words);
  const [rows, takenBack, packages, colleagues] = await Promise.all([
    listTasks(db, found.row.id),
    listTakenBack(db, found.row.id),
    listPackages(db, found.row.id),
    listColleagues(db, institutionsIn(partnership)),
  ]);
  const isWriting = writesFor(audience, partnership).length > 0;
  const isLead = ordersWork(audience, partnership);
  const viewerId = audience.viewer?.id;
  const isGiver = ({ givenById }: { givenById: string }) => isWriting && (isLead || givenById === viewerId);
  const views = rows.map(({ task, person }) => ({
    ...{ id: task.id, sentence: task.sentence, person },
    part: packages.find(({ id }) => id === task.packageId)?.title ?? null,
    due: task.dueOn === null ? null : dueOn(task.dueOn, today, locale),
    doneOn: task.doneAt === null ? null : formatDay(dayOf(task.doneAt), locale),
    mayChange: isGiver(task) || (isWriting && task.givenToId === viewerId),
    hasLeft: task.doneAt === null && colleagues.every(({ id }) => id !== task.givenToId),
    edit: isGiver(task) && task.doneAt === null ? startOf(task) : null,
    isMine: task.givenToId === viewerId,
    doneAt: task.doneAt?.getTime() ?? 0,
  }));
  const open = views.filter(({ doneOn }) => doneOn === null).sort(byDay);
  const keyOf = ({ person, part }: TaskView) => (by === "person" ? person : (part ?? t("work:task.no_part")));
  const groups = Map.groupBy(
    open.filter(({ isMine }) => !isMine),
    keyOf,
  );
  return {
    title: t("work:task.title"),
    project: { title: titleIn(locale, found.row), to: `/projects/${found.row.slug}` },
    isUnderWay: isUnderWay(partnership),
    by,
    mine: open.filter(({ isMine }) => isMine),
    others: [...groups].map(([label, tasks]) => ({ key: label, label, tasks })),
    done: views
      .filter(({ doneOn }) => doneOn !== null)
      .sort((one, other) => other.doneAt - one.doneAt)
      .slice(0, SHOWN_DONE),
    takenBack: takenBack
      .filter(({ task }) => isGiver(task))
      .map(({ task, person }) => ({ id: task.id, sentence: task.sentence, person })),
    people: peopleIn(names, colleagues),
    parts: packages.map(({ id, title }) => ({ value: id, label: title })),
    start: isWriting ? newTask() : null,
  };
}

/** So many of a person's tasks are named among what waits. */
const MOST_WAITING = 20;

/** What a person has been given to do in projects under way, with a day or without. */
export function listOwnTasks(
  db: Reader,
  { userId, institutionIds, today }: { userId: string; institutionIds: readonly string[]; today: string },
) {
  const isTheirs = and(eq(workTasks.givenToId, userId), isWorkedOnBy(db, institutionIds));
  return db
    .select({
      ...{ id: workTasks.id, sentence: workTasks.sentence, dueOn: workTasks.dueOn, createdAt: workTasks.createdAt },
      ...{ slug: projects.slug, ...titleColumns },
    })
    .from(workTasks)
    .innerJoin(projects, eq(projects.id, workTasks.projectId))
    .where(and(isTheirs, isNull(workTasks.doneAt), isNull(workTasks.takenBackAt), isAtWork(today)))
    .orderBy(desc(workTasks.dueOn), asc(workTasks.id))
    .limit(MOST_WAITING);
}
