import { enumText, id, index, integer, json, orderedId, primaryKey, table, text, timestamp } from "../kit.ts";
import { MILESTONE_STATES, PROGRESS_LIGHTS } from "../vocabulary-work.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";

const ofProject = () =>
  text()
    .notNull()
    .references(() => projects.id, { onDelete: "cascade" });

/** A part of the work of a project. Months are `YYYY-MM`, days `YYYY-MM-DD`. */
export const workPackages = table(
  "work_packages",
  {
    id: id(),
    projectId: ofProject(),
    position: integer().notNull(),
    title: text().notNull(),
    /** Who leads it; an institution that has left the partnership leads nothing any more. */
    institutionId: text().references(() => institutions.id),
    startMonth: text().notNull(),
    endMonth: text().notNull(),
    version: integer().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("work_packages_project").on(t.projectId, t.position)],
);

/** The institutions that work on a part beside the one that leads it. */
export const workPackagePartners = table(
  "work_package_partners",
  {
    packageId: text()
      .notNull()
      .references(() => workPackages.id, { onDelete: "cascade" }),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.institutionId] })],
);

/** What is to be reached by a day, and who answers for it. */
export const milestones = table(
  "milestones",
  {
    id: id(),
    projectId: ofProject(),
    packageId: text().references(() => workPackages.id, { onDelete: "set null" }),
    title: text().notNull(),
    dueOn: text().notNull(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    /** Of that institution the person it concerns. */
    responsibleId: person(),
    state: enumText(MILESTONE_STATES).notNull(),
    /** A web address or a few words that show it was reached. */
    evidence: text(),
    doneOn: text(),
    doneById: person(),
    version: integer().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [index("milestones_project").on(t.projectId, t.dueOn), index("milestones_due").on(t.state, t.dueOn)],
);

/** Something short that one person of the partnership does. */
export const workTasks = table(
  "work_tasks",
  {
    id: orderedId(),
    projectId: ofProject(),
    packageId: text().references(() => workPackages.id, { onDelete: "set null" }),
    sentence: text().notNull(),
    givenToId: person().notNull(),
    givenById: person().notNull(),
    dueOn: text(),
    createdAt: timestamp().notNull(),
    doneAt: timestamp(),
    doneById: person(),
    /** When it was taken back; it can be given again as it was. */
    takenBackAt: timestamp(),
  },
  (t) => [index("work_tasks_project").on(t.projectId), index("work_tasks_person").on(t.givenToId, t.doneAt)],
);

/** How an institution of the partnership sees the course of a project at a time. */
export const progressNotes = table(
  "progress_notes",
  {
    id: orderedId(),
    projectId: ofProject(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    writtenById: person().notNull(),
    writtenAt: timestamp().notNull(),
    /** When its writer mended it last, within the first hour; null where it stands as it was written. */
    correctedAt: timestamp(),
    light: enumText(PROGRESS_LIGHTS).notNull(),
    said: text().notNull(),
    /** Participants reached since the note before; null where nobody counted. */
    reached: integer(),
    reachedWomen: integer(),
    reachedYouth: integer(),
    countries: json<string[]>().notNull(),
    nextSteps: text(),
    risks: text(),
  },
  (t) => [index("progress_notes_project").on(t.projectId, t.writtenAt)],
);

/** A meeting of those who work on a project. */
export const projectMeetings = table(
  "project_meetings",
  {
    id: id(),
    projectId: ofProject(),
    title: text().notNull(),
    startsAt: timestamp().notNull(),
    /** How long it lasts. */
    durationMinutes: integer().notNull(),
    /** The zone in which its day and hour were typed, by its IANA name. */
    timeZone: text().notNull(),
    place: text().notNull(),
    agenda: text(),
    minutes: text(),
    /** How often calendars were told of a change: the SEQUENCE of its entry. */
    sequence: integer().notNull(),
    version: integer().notNull(),
    calledById: person().notNull(),
    createdAt: timestamp().notNull(),
    cancelledAt: timestamp(),
  },
  (t) => [index("project_meetings_project").on(t.projectId, t.startsAt)],
);
