import { z } from "zod";
import {
  FACET_CODES,
  FACETS,
  LONGEST_QUERY,
  MOST_VALUES,
  SORTS,
} from "#app/features/members/directory/directory-filter.ts";
import { BOARD_CODES, BOARD_SORTS, CODED_FACETS, type CodedFacet } from "#app/features/projects/board/board-filters.ts";
import { registrySearchSchema } from "#app/features/registry/registry-search.schema.ts";
import { RESULT_LICENCES, RESULT_TYPES } from "#db/vocabulary-results.ts";
import { THEMES } from "#db/vocabulary-taxonomies.ts";
import { memberSchema, projectSchema } from "./api.schema.ts";

const HIGHEST_PAGE = 10_000;
const MOST_ROWS = 100;
const USUAL_ROWS = 25;

const eachOf = <Name extends string, Schema>(names: readonly Name[], schemaOf: (name: Name) => Schema) =>
  Object.fromEntries(names.map((name) => [name, schemaOf(name)])) as Record<Name, Schema>;

const pages = {
  page: z.int().min(1).max(HIGHEST_PAGE).default(1),
  limit: z.int().min(1).max(MOST_ROWS).default(USUAL_ROWS),
};

function fieldsOf(schema: z.ZodObject) {
  const names = Object.keys(schema.shape);
  return z.array(z.enum(names)).max(names.length).optional();
}

const query = z.string().max(LONGEST_QUERY).optional();
const someOf = (codes: readonly string[]) =>
  z
    .array(z.enum([...codes]))
    .max(MOST_VALUES)
    .default([]);

/** The filters of the directory. */
export const membersQuery = z.strictObject({
  q: query,
  ...eachOf(FACETS, (name) => someOf(FACET_CODES[name])),
  sort: z.enum(SORTS).optional(),
  ...pages,
  fields: fieldsOf(memberSchema),
});

/** The filters of the board. */
export const projectsQuery = z.strictObject({
  q: query,
  ...eachOf(CODED_FACETS, (name: CodedFacet) => someOf(BOARD_CODES[name])),
  initiative: z.array(z.string().max(LONGEST_QUERY)).max(MOST_VALUES).default([]),
  sort: z.enum(BOARD_SORTS).default("deadline"),
  ...pages,
  fields: fieldsOf(projectSchema),
});

/** The filters of the results of projects. */
export const resultsQuery = z.strictObject({
  q: query,
  ...{ type: someOf(RESULT_TYPES), theme: someOf(THEMES), licence: someOf(RESULT_LICENCES) },
  year: z
    .array(z.string().regex(/^\d{4}$/))
    .max(MOST_VALUES)
    .default([]),
  language: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(MOST_VALUES)
    .default([]),
  ...pages,
});

export const memberQuery = z.strictObject({ fields: fieldsOf(memberSchema) });
export const projectQuery = z.strictObject({ fields: fieldsOf(projectSchema) });
export const noQuery = z.strictObject({});
export const registryQuery = registrySearchSchema;

/** What stands in every address without being asked of the interface: the language of refusals, and Remix's own. */
const ELSEWHERE = new Set(["lng", "_data"]);

const plainOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? plainOf(schema.unwrap() as z.ZodType) : schema;

/** Whether a parameter takes several values: `fields` with commas between, any other by being given again. */
export const isList = (schema: z.ZodType) => plainOf(schema) instanceof z.ZodArray;

function valueOf(name: string, given: readonly string[], schema: z.ZodType | undefined): unknown {
  if (schema && isList(schema)) return name === "fields" ? given.flatMap((one) => one.split(",")) : given;
  const [value = "", ...more] = given;
  if (more.length > 0) return given;
  const isNumber = schema !== undefined && plainOf(schema) instanceof z.ZodNumber;
  return isNumber && /^\d{1,6}$/.test(value) ? Number(value) : value;
}

/** The parameters of an address as their schema takes them; an empty one, as forms send them, counts as not given. */
export function readParameters(search: URLSearchParams, { shape }: z.ZodObject): Record<string, unknown> {
  const names = [...new Set(search.keys())].filter((name) => !ELSEWHERE.has(name));
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = search.getAll(name).filter((value) => value !== "");
      const schema = Object.hasOwn(shape, name) ? (shape[name] as z.ZodType) : undefined;
      return given.length === 0 && schema ? [] : [[name, valueOf(name, given, schema)]];
    }),
  );
}
