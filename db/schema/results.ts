import {
  boolean,
  codeText,
  enumText,
  id,
  index,
  integer,
  json,
  orderedId,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import type { Translations } from "../locales.ts";
import { RESULT_LICENCES, RESULT_STATES, RESULT_TYPES, RESULT_VISIBILITIES } from "../vocabulary-results.ts";
import { LANGUAGES } from "../vocabulary-taxonomies.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";

/** What a result says of itself, as its form sends it. */
export interface ResultAnswers {
  type: (typeof RESULT_TYPES)[number];
  title: string;
  titleLanguage: (typeof LANGUAGES)[number];
  /** The title in languages of the portal. */
  titles: Translations;
  description: string;
  /** In the order in which they are cited. */
  authors: string[];
  /** Institutions that are no part of the project. */
  otherInstitutions: string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty until it is known. */
  date: string;
  url: string | null;
  fileId: string | null;
  licence: (typeof RESULT_LICENCES)[number] | null;
  languages: string[];
  doi: string | null;
  isbn: string | null;
  themes: string[];
  visibility: (typeof RESULT_VISIBILITIES)[number];
}

/** A change of a published result that a coordinator reads first, with the institutions it would name. */
export type ResultChange = ResultAnswers & { institutionIds: string[] };

/** Something a project brought about: an article, a course, an exhibition. Members read it once it is published. */
export const projectResults = table(
  "project_results",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    /** Its address within the project since it was first published; null until then. */
    slug: text(),
    state: enumText(RESULT_STATES).notNull(),
    type: codeText(RESULT_TYPES).notNull(),
    title: text().notNull(),
    titleLanguage: codeText(LANGUAGES).notNull(),
    titles: json<Translations>().notNull(),
    description: text().notNull(),
    authors: json<string[]>().notNull(),
    otherInstitutions: json<string[]>().notNull(),
    date: text().notNull(),
    url: text(),
    fileId: text().references(() => files.id),
    licence: codeText(RESULT_LICENCES),
    languages: json<string[]>().notNull(),
    doi: text(),
    isbn: text(),
    themes: json<string[]>().notNull(),
    visibility: enumText(RESULT_VISIBILITIES).notNull(),
    /** A change beside what is published; null where there is none. */
    change: json<ResultChange>(),
    changeState: enumText(["submitted", "returned"]),
    /** What a coordinator wrote when it was sent back. */
    note: text(),
    search: text().notNull(),
    version: integer().notNull(),
    createdById: person().notNull(),
    createdAt: timestamp().notNull(),
    updatedById: person().notNull(),
    updatedAt: timestamp().notNull(),
    submittedById: person(),
    submittedAt: timestamp(),
    checkedById: person(),
    checkedAt: timestamp(),
    /** When it was first published. */
    publishedAt: timestamp(),
    /** Of the page from which it was sent and what was sent: sent twice, it is one result. */
    formKey: text(),
  },
  (t) => [
    uniqueIndex("project_results_slug_unique").on(t.projectId, t.slug),
    index("project_results_state").on(t.state, t.publishedAt),
    uniqueIndex("project_results_form").on(t.createdById, t.formKey),
  ],
);

/** The institutions that a result is of, in the order of the project. */
export const resultInstitutions = table(
  "result_institutions",
  {
    id: orderedId(),
    resultId: text()
      .notNull()
      .references(() => projectResults.id, { onDelete: "cascade" }),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
  },
  (t) => [
    uniqueIndex("result_institutions_unique").on(t.resultId, t.institutionId),
    index("result_institutions_institution").on(t.institutionId),
  ],
);

/** The account of a project at its end. */
export const projectReports = table("project_reports", {
  projectId: text()
    .primaryKey()
    .references(() => projects.id, { onDelete: "cascade" }),
  achievements: text().notNull(),
  problems: text().notNull(),
  followUp: text().notNull(),
  testimonials: text().notNull(),
  peopleTotal: integer(),
  peopleWomen: integer(),
  peopleYouth: integer(),
  /** Ids of those of its results that are named in it. */
  results: json<string[]>().notNull(),
  mayPublish: boolean().notNull(),
  version: integer().notNull(),
  updatedById: person().notNull(),
  updatedAt: timestamp().notNull(),
  /** When the project was completed with it; null while it is written. */
  handedInAt: timestamp(),
  readById: person(),
  readAt: timestamp(),
});
