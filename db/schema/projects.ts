import {
  boolean,
  codeText,
  enumText,
  id,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES, type Translations } from "../locales.ts";
import { PROJECT_DECLINE_REASONS, PROJECT_STATUSES } from "../vocabulary.ts";
import { LANGUAGES } from "../vocabulary-taxonomies.ts";
import { BUDGET_BANDS, FUNDING_STATUSES, ORG_KINDS, PROJECT_KINDS, PROJECT_VISIBILITIES } from "../vocabulary-forms.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";
import { institutions } from "./members.ts";

/** A form as it was typed: texts, lists of chosen codes, and rows of such fields. */
export type TypedForm = { [field: string]: string | string[] | TypedForm[] };

/** The questions of a posting whose answers stand in columns of their names. */
export const answerColumns = {
  titleEn: text().notNull(),
  /** In which language title, summary and description were written; null where nobody was asked. */
  textLanguage: codeText(LANGUAGES),
  /** The title in that language, where it is none of the portal's. */
  titleOriginal: text(),
  acronym: text(),
  kind: codeText(PROJECT_KINDS),
  summary: text().notNull(),
  description: text().notNull(),
  startMonth: text(),
  endMonth: text(),
  fundingStatus: codeText(FUNDING_STATUSES),
  programme: text(),
  callUrl: text(),
  callDeadline: text(),
  budgetBand: codeText(BUDGET_BANDS),
  answerBy: text(),
  isSeekingPartners: boolean().notNull(),
  visibility: enumText(PROJECT_VISIBILITIES),
  ethicsNotes: text(),
  isUnescoNamePlanned: boolean(),
};

/**
 * A joint project on the board. Months are `YYYY-MM`, days `YYYY-MM-DD`. Until it is submitted for the first time only
 * what it is called is known in its own columns: the rest of a draft stands in `typed`, as it was typed.
 */
export const projects = table(
  "projects",
  {
    id: id(),
    slug: text().notNull(),
    status: enumText(PROJECT_STATUSES).notNull(),
    ...answerColumns,
    /** Copied from `project_texts` in the transaction that writes them, for lists. */
    translatedTitles: json<Translations>().notNull().default({}),
    leadInstitutionId: text()
      .notNull()
      .references(() => institutions.id),
    leadUserId: person().notNull(),
    /** Answers to questions that have no column of their own, by their names. */
    answers: json<Record<string, unknown>>(),
    /** Answers saved since the columns were last filled; null when there are none. */
    typed: json<TypedForm>(),
    /** What the coordinator asked to change before publication, or said when it was declined. */
    moderationNote: text(),
    declineReason: codeText(PROJECT_DECLINE_REASONS),
    /** The form as a coordinator last read it, to show what has changed since. */
    formRead: json<TypedForm>(),
    moderatedById: person(),
    moderatedAt: timestamp(),
    /** The text was changed after a coordinator had checked it. */
    isChangedSinceCheck: boolean().notNull(),
    finalSummary: text(),
    /** The written authorization to use the name or logo of UNESCO. */
    unescoFileId: text().references(() => files.id),
    version: integer().notNull(),
    search: text().notNull(),
    /** Given to the empty form, so that a form sent twice begins one draft. */
    formKey: text(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
    updatedById: person().notNull(),
    submittedAt: timestamp(),
    publishedAt: timestamp(),
    completedAt: timestamp(),
    /** When its lead last did something with it; null where that was not noted yet. */
    touchedAt: timestamp(),
    /** Since when it is marked as one its lead has left alone; null where it is not. */
    staleSince: timestamp(),
    /** The board's version when it last changed, see `touchBoard`; null for one that has not since that is noted. */
    boardVersion: integer(),
  },
  (t) => [
    uniqueIndex("projects_slug_unique").on(t.slug),
    uniqueIndex("projects_form_key_unique").on(t.leadUserId, t.formKey),
    index("projects_status").on(t.status, t.answerBy),
    index("projects_lead").on(t.leadInstitutionId),
    index("projects_board_version").on(t.boardVersion),
  ],
);

/** What a project is called and says of itself in other languages; read and written in `project-texts`. */
export const projectTexts = table(
  "project_texts",
  {
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    kind: codeText(["title", "summary", "description"]).notNull(),
    locale: codeText(LOCALES).notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.kind, t.locale] })],
);

/**
 * What members find a project by: what everybody finds it by, and the texts only they read. Apart from `projects`, so
 * that a visitor's search never touches it. The id is the project's.
 */
export const projectMemberTexts = table("project_member_texts", {
  id: text()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  search: text().notNull(),
});

/** Everything a project is filed under, one row each, so that the board can filter by it. */
export const projectTopics = table(
  "project_topics",
  {
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    kind: codeText(["theme", "sdg", "field", "unesco_field", "country", "language", "target_group"]).notNull(),
    code: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.projectId, t.kind, t.code] }), index("project_topics_code").on(t.kind, t.code)],
);

/** A partner the project looks for: the role, what it must bring, how many. */
export const projectNeeds = table(
  "project_needs",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    role: text().notNull(),
    expertise: text().notNull(),
    orgKind: codeText(ORG_KINDS),
    countries: json<string[]>().notNull(),
    number: integer().notNull(),
    tasks: text().notNull(),
  },
  (t) => [index("project_needs_project").on(t.projectId, t.position)],
);
