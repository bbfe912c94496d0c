import { boolean, codeText, enumText, index, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { PROJECT_STATUSES } from "../vocabulary.ts";
import { PAGE_FAULTS, REPORT_OUTCOMES } from "../vocabulary-moderation.ts";
import { person } from "./accounts.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";
import { projectResults } from "./results.ts";

const ofProject = () => text().references(() => projects.id, { onDelete: "cascade" });
const ofResult = () => text().references(() => projectResults.id, { onDelete: "cascade" });

/** Somebody says that something is wrong with a page. */
export const pageReports = table(
  "page_reports",
  {
    id: orderedId(),
    projectId: ofProject(),
    /** Null of the project itself, and of what a member says of itself. */
    resultId: ofResult(),
    institutionId: text().references(() => institutions.id),
    /** Null of somebody who was not signed in. */
    reporterId: person(),
    fault: codeText(PAGE_FAULTS).notNull(),
    words: text(),
    createdAt: timestamp().notNull(),
    /** Of reporter or browser and page as long as it is open, so that there is one; null afterwards, and where neither is known. */
    openKey: text(),
    /** Null until a coordinator has looked. */
    outcome: enumText(REPORT_OUTCOMES),
    /** What the coordinator said to whoever reported it. */
    answer: text(),
    settledById: person(),
    settledAt: timestamp(),
  },
  (t) => [
    uniqueIndex("page_reports_open").on(t.openKey),
    index("page_reports_project").on(t.projectId, t.resultId),
    index("page_reports_institution").on(t.institutionId),
    index("page_reports_waiting").on(t.outcome, t.id),
  ],
);

/** A page that a coordinator took out of sight, and what its authors said to that. */
export const pageHidings = table(
  "page_hidings",
  {
    id: orderedId(),
    projectId: ofProject().notNull(),
    resultId: ofResult(),
    /** The state of a project before, to which it is put back. */
    statusBefore: codeText(PROJECT_STATUSES),
    fault: codeText(PAGE_FAULTS).notNull(),
    /** Why, as its authors are told. */
    reason: text().notNull(),
    hiddenAt: timestamp().notNull(),
    hiddenById: person().notNull(),
    /** Its authors ask once that somebody else look at it. */
    askedAgainAt: timestamp(),
    askedAgainById: person(),
    askedAgain: text(),
    settledAt: timestamp(),
    settledById: person(),
    /** What was said to that. */
    answer: text(),
    isPutBack: boolean().notNull().default(false),
  },
  (t) => [
    index("page_hidings_project").on(t.projectId, t.resultId),
    index("page_hidings_asked").on(t.askedAgainAt, t.settledAt),
  ],
);
