import { and, asc, eq, gte, inArray, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listInitiatives } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeTitle } from "#app/features/initiatives/reading/initiative-view.server.ts";
import { initiativeAddresses } from "#app/features/projects/board/initiative-filter.server.ts";
import { onBoardFor } from "#app/features/projects/board/board-queries.server.ts";
import { titleColumns } from "#app/features/projects/project/listed-columns.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { type Audience, entitledIds, isInsider } from "#app/features/projects/project/project.policy.ts";
import { EDITABLE_ON_BOARD } from "#app/features/projects/project/project.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { listOwnTasks } from "#app/features/projects/work/tasks-view.server.ts";
import { calendarMeeting } from "#app/features/projects/work/meetings-view.server.ts";
import { isAtWork, isWorkedOnBy } from "#app/features/projects/work/work-due.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { type CalendarDay, writeCalendar } from "#app/platform/calendar.ts";
import { addDays } from "#app/platform/clock.ts";
import { daysAfter } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { initiatives, projectInitiatives } from "#db/schema/initiatives.ts";
import { institutions } from "#db/schema/members.ts";
import { followedInitiatives, followedProjects } from "#db/schema/following.ts";
import { milestones, projectMeetings } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { listSearches } from "./follow-searches.server.ts";

/** So much of each kind stands in one calendar, and so far back. */
const MOST = { projects: 300, entries: 500 } as const;
const BACK_DAYS = 60;

interface Asked {
  origin: string;
  association: string;
  now: Date;
  today: string;
}

interface Reading extends Asked {
  db: Reader;
  audience: Audience;
  owner: Viewer;
}

const shown = {
  ...{ id: projects.id, slug: projects.slug, answerBy: projects.answerBy, callDeadline: projects.callDeadline },
  ...{ isSeekingPartners: projects.isSeekingPartners, updatedAt: projects.updatedAt, ...titleColumns },
};

/** The projects at work of the institutions for which somebody acts, and those the person writes with others. */
function readOwn({ db, audience, today }: Reading) {
  const ids = entitledIds(audience, "meet_partners");
  const isOwn = or(isWorkedOnBy(db, ids), inArray(projects.id, [...audience.coEdits]));
  return db
    .select(shown)
    .from(projects)
    .where(and(isAtWork(today), isOwn))
    .orderBy(asc(projects.id))
    .limit(MOST.projects);
}

/** The projects somebody follows, as far as the person sees them. */
function readFollowed({ db, audience, owner }: Reading) {
  const followed = db
    .select({ id: followedProjects.projectId })
    .from(followedProjects)
    .where(and(eq(followedProjects.userId, owner.id), eq(followedProjects.isOn, true)));
  return db
    .select(shown)
    .from(projects)
    .innerJoin(institutions, eq(institutions.id, projects.leadInstitutionId))
    .where(and(onBoardFor(db, audience), inArray(projects.id, followed), inArray(projects.status, EDITABLE_ON_BOARD)))
    .orderBy(asc(projects.id))
    .limit(MOST.projects);
}

type Shown = Awaited<ReturnType<typeof readOwn>>[number];

/** One day of a project, in the owner's language. */
function dayWriter({ origin, owner }: Reading) {
  const t = translator(owner.locale);
  const host = new URL(origin).hostname;
  return (
    kind: string,
    row: { id: string; day: string; changedAt: Date; path: string; title: string },
  ): CalendarDay => ({
    uid: `${kind}-${row.id}@${host}`,
    ...{ day: row.day, changedAt: row.changedAt, url: origin + row.path },
    summary: t(`following:calendar.entry.${kind}`, { title: row.title }),
    description: origin + row.path,
  });
}

/** The last days on which a project is answered, and of its call, which members read. */
function deadlinesOf(reading: Reading, rows: readonly Shown[]): CalendarDay[] {
  const dayOf = dayWriter(reading);
  const since = daysAfter(reading.today, -BACK_DAYS);
  const readsCalls = isInsider(reading.audience);
  return rows.flatMap((row) => {
    const about = { id: row.id, changedAt: row.updatedAt, path: `/projects/${row.slug}` };
    const title = titleIn(reading.owner.locale, row).text;
    const { answerBy, callDeadline, isSeekingPartners } = row;
    return [
      ...(answerBy && isSeekingPartners && answerBy >= since
        ? [dayOf("answer_by", { ...about, title, day: answerBy })]
        : []),
      ...(callDeadline && readsCalls && callDeadline >= since
        ? [dayOf("call", { ...about, title, day: callDeadline })]
        : []),
    ];
  });
}

async function milestonesOf(reading: Reading, own: readonly Shown[]): Promise<CalendarDay[]> {
  const { db, today } = reading;
  const isToReach = inArray(milestones.state, ["planned", "in_progress"]);
  const isOfOwn = inArray(
    milestones.projectId,
    own.map(({ id }) => id),
  );
  const rows = await db
    .select()
    .from(milestones)
    .where(and(isOfOwn, isToReach, gte(milestones.dueOn, daysAfter(today, -BACK_DAYS))))
    .orderBy(asc(milestones.dueOn), asc(milestones.id))
    .limit(MOST.entries);
  const dayOf = dayWriter(reading);
  const nameOf = (project: Shown) => titleIn(reading.owner.locale, project).text;
  return rows.flatMap(({ id, title, dueOn, createdAt, projectId }) => {
    const project = own.find((one) => one.id === projectId);
    return project
      ? [
          dayOf("milestone", {
            ...{ id, title: `${title} (${nameOf(project)})`, day: dueOn, changedAt: createdAt },
            path: `/projects/${project.slug}/work#${id}`,
          }),
        ]
      : [];
  });
}

async function tasksOf(reading: Reading): Promise<CalendarDay[]> {
  const { db, audience, owner, today } = reading;
  const institutionIds = entitledIds(audience, "meet_partners");
  const rows = await listOwnTasks(db, { userId: owner.id, institutionIds, today });
  const dayOf = dayWriter(reading);
  return rows.flatMap(({ id, sentence, dueOn, createdAt, ...project }) => {
    const title = `${sentence} (${titleIn(owner.locale, project).text})`;
    const path = `/projects/${project.slug}/tasks#${id}`;
    return dueOn === null ? [] : [dayOf("task", { id, title, day: dueOn, changedAt: createdAt, path })];
  });
}

async function meetingsOf({ db, now, origin, owner }: Reading, own: readonly Shown[]) {
  const isOfOwn = inArray(
    projectMeetings.projectId,
    own.map(({ id }) => id),
  );
  const rows = await db
    .select()
    .from(projectMeetings)
    .where(and(isOfOwn, gte(projectMeetings.startsAt, addDays(now, -BACK_DAYS))))
    .orderBy(asc(projectMeetings.startsAt), asc(projectMeetings.id))
    .limit(MOST.entries);
  return rows.flatMap((row) => {
    const project = own.find(({ id }) => id === row.projectId);
    return project ? [calendarMeeting(row, { project, locale: owner.locale, origin })] : [];
  });
}

/** The initiatives somebody follows, those that own and followed projects support, and those in whose projects a kept search looks. */
async function initiativesOf({ db, owner }: Reading, rows: readonly Shown[]): Promise<string[]> {
  const named = await db
    .selectDistinct({ id: projectInitiatives.initiativeId })
    .from(projectInitiatives)
    .where(
      inArray(
        projectInitiatives.projectId,
        rows.map(({ id }) => id),
      ),
    );
  const { userId, initiativeId: id, isOn } = followedInitiatives;
  const followed = await db
    .select({ id })
    .from(followedInitiatives)
    .where(and(eq(userId, owner.id), eq(isOn, true)));
  const { idOf } = await initiativeAddresses(db);
  const searches = (await listSearches(db, owner.id)).filter(({ list }) => list === "projects");
  const sought = searches.flatMap(({ search }) => new URLSearchParams(search).getAll("initiative"));
  return [
    ...new Set([...[...named, ...followed].map((one) => one.id), ...sought.flatMap((slug) => idOf.get(slug) ?? [])]),
  ];
}

async function callsOf(reading: Reading, rows: readonly Shown[]): Promise<CalendarDay[]> {
  const { db, owner, today } = reading;
  const ids = await initiativesOf(reading, rows);
  if (ids.length === 0) return [];
  const dayOf = dayWriter(reading);
  const since = daysAfter(today, -BACK_DAYS);
  const all = await listInitiatives(db, and(inArray(initiatives.id, ids), eq(initiatives.state, "published")));
  const days = all.flatMap((one) =>
    one.calls
      .filter(({ lastDay }) => lastDay >= since)
      .map(({ id, title, lastDay }) => {
        const about = { id, day: lastDay, changedAt: one.row.updatedAt, path: `/initiatives/${one.row.slug}` };
        return dayOf("initiative_call", { ...about, title: `${title} (${initiativeTitle(one, owner.locale).text})` });
      }),
  );
  return days.slice(0, MOST.entries);
}

/**
 * What a person has to keep in mind, as a calendar: milestones and meetings of the projects of the own institutions, tasks given to the
 * person, last days of own and followed projects, and calls of the initiatives they are for. As far as the person sees it now.
 */
export async function ownCalendar(db: Reader, owner: Viewer, asked: Asked): Promise<string> {
  const reading = { ...asked, db, owner, audience: await getAudience(db, owner, asked.today) };
  const own = await readOwn(reading);
  const isOwn = new Set(own.map(({ id }) => id));
  const followed = (await readFollowed(reading)).filter(({ id }) => !isOwn.has(id));
  const near = [...own, ...followed];
  const days = [
    ...deadlinesOf(reading, near),
    ...(await milestonesOf(reading, own)),
    ...(await tasksOf(reading)),
    ...(await callsOf(reading, near)),
  ];
  const name = translator(owner.locale)("following:calendar.name", { association: asked.association });
  return writeCalendar(name, days, await meetingsOf(reading, own));
}
