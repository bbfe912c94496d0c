import { getTableColumns } from "drizzle-orm";
import { expect, test } from "vitest";
import { PROJECT_FIELDS } from "#app/features/projects/project/posting-fields.ts";
import { answerColumns, projects } from "#db/schema/projects.ts";

const STATE = Object.keys(getTableColumns(projects)).filter((name) => !Object.hasOwn(answerColumns, name));

/** What the form of a posting sends beside its answers; its version, key and institution are columns. */
const BESIDES = ["intent", "__intent__", "savesItself"];

test("no question of a posting bears the name of a column that is not for its answer, nor of what its form sends besides", () => {
  expect(STATE).toEqual(expect.arrayContaining(["id", "status", "version", "typed", "answers", "leadInstitutionId"]));
  expect(PROJECT_FIELDS.filter((name) => STATE.includes(name) || BESIDES.includes(name))).toEqual([]);
  expect(PROJECT_FIELDS.filter((name, index) => PROJECT_FIELDS.indexOf(name) !== index)).toEqual([]);
});
