import { answerColumns, type projects, type projectTopics } from "#db/schema/projects.ts";
import { inEachField } from "#app/i18n/translations.ts";
import { POSTING_FIELDS, type ProjectValues } from "./posting-fields.ts";
import type { ProjectRow } from "./project-subject.server.ts";

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
  ...Object.keys(inEachField("title", () => null)),
  ...["needs", "partners"],
]);
const isColumn = (name: string): name is keyof typeof answerColumns => Object.hasOwn(answerColumns, name);

/** The questions whose answers stand in the row of the project: in the column of their name, or among its `answers`. */
const IN_ROW = POSTING_FIELDS.filter(({ key }) => !ELSEWHERE.has(key));

/** What the row of a project holds of its answers. */
export function columnsOf(values: ProjectValues) {
  const given: Readonly<Record<string, unknown>> = values;
  const inColumns = IN_ROW.filter(({ key }) => isColumn(key)).map(({ key }) => [key, given[key] ?? null]);
  const others = IN_ROW.filter(({ key }) => !isColumn(key) && given[key] !== undefined);
  const answers = others.length > 0 ? Object.fromEntries(others.map(({ key }) => [key, given[key]])) : null;
  return { ...Object.fromEntries(inColumns), answers } as Partial<typeof projects.$inferInsert>;
}

/** The answers that stand in the row of a project, as far as they are given. */
export function rowValues(row: ProjectRow): Partial<ProjectValues> {
  const stored = IN_ROW.map(({ key }) => [key, isColumn(key) ? row[key] : row.answers?.[key]]);
  return Object.fromEntries(
    stored.filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<ProjectValues>;
}
