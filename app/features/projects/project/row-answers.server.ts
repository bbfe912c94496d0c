import { NONE_OF_THEM } from "#app/features/forms/field.ts";
import { rowAnswers } from "#app/features/forms/row-answers.ts";
import { answerColumns, type projects, type projectTopics } from "#db/schema/projects.ts";
import { POSTING_FIELDS, type ProjectValues } from "./posting-fields.ts";
import type { ProjectRow } from "./project-subject.server.ts";
import { TEXT_FIELDS } from "./text-fields.ts";

/** Under which kind of topic, by which the board filters, choices are kept. */
export const TOPICS = {
  themes: "theme",
  sdgs: "sdg",
  fields: "field",
  unescoFields: "unesco_field",
  countries: "country",
  languages: "language",
  targetGroups: "target_group",
} as const satisfies Record<string, (typeof projectTopics.$inferInsert)["kind"]>;

const ELSEWHERE: ReadonlySet<string> = new Set([
  ...Object.keys(TOPICS),
  ...TEXT_FIELDS.map(({ key }) => key),
  ...["needs", "partners"],
]);
/** The questions whose answers stand in the row of the project. */
const inRow = rowAnswers(
  answerColumns,
  POSTING_FIELDS.filter(({ key }) => !ELSEWHERE.has(key)),
);

/** Whether it was asked which initiatives it supports, and none of them fits. */
const saysNone = ({ initiatives }: Partial<ProjectValues>): boolean =>
  initiatives?.length === 1 && initiatives[0] === NONE_OF_THEM;

/** What the row of a project holds of its answers: of initiatives only that none fits, the others are rows. */
export const columnsOf = (values: ProjectValues) =>
  inRow.columnsOf({ ...values, initiatives: saysNone(values) ? [NONE_OF_THEM] : undefined }) as Partial<
    typeof projects.$inferInsert
  >;

/** The answers that stand in the row of a project, as far as they are given. */
export const rowValues = (row: ProjectRow): Partial<ProjectValues> => inRow.valuesOf(row);
