import type { z } from "zod";
import type { ApiScope } from "#db/vocabulary-tokens.ts";
import {
  memberAnswerSchema,
  memberListSchema,
  projectAnswerSchema,
  projectListSchema,
  registryListSchema,
  resultListSchema,
  vocabularyAnswerSchema,
  vocabularyListSchema,
} from "./api.schema.ts";
import {
  memberQuery,
  membersQuery,
  noQuery,
  projectQuery,
  projectsQuery,
  registryQuery,
  resultsQuery,
} from "./parameters.schema.ts";

/** The part of an address that names one thing. */
type Named = "slug" | "name";

interface Operation {
  path: string;
  named?: Named;
  query: z.ZodObject;
  answer: z.ZodObject;
  /** Addresses to try, without the beginning they share. */
  examples: readonly string[];
  /** What a token needs for more than everybody reads there. */
  scope?: ApiScope;
  /** Refuses an empty parameter, as forms send it. */
  isStrict?: true;
}

export const API_ROOT = "/api/v1";

/** What programs may ask: the OpenAPI document and the page for people are written from this table. */
export const OPERATIONS = {
  members: {
    path: "/members",
    query: membersQuery,
    scope: "members:read",
    answer: memberListSchema,
    examples: ["/members?country=KZ&country=KG&limit=10", "/members?theme=T05&fields=name,country,website"],
  },
  member: {
    path: "/members/{slug}",
    named: "slug",
    query: memberQuery,
    scope: "members:read",
    answer: memberAnswerSchema,
    examples: [],
  },
  projects: {
    path: "/projects",
    query: projectsQuery,
    scope: "projects:read",
    answer: projectListSchema,
    examples: ["/projects?seeking=1", "/projects?sort=newest&fields=title,lead,answerBy"],
  },
  project: {
    path: "/projects/{slug}",
    named: "slug",
    query: projectQuery,
    scope: "projects:read",
    answer: projectAnswerSchema,
    examples: [],
  },
  results: {
    path: "/results",
    query: resultsQuery,
    scope: "projects:read",
    answer: resultListSchema,
    examples: ["/results?type=article&year=2026", "/results?theme=T05&limit=10"],
  },
  vocabularies: { path: "/vocabularies", query: noQuery, answer: vocabularyListSchema, examples: ["/vocabularies"] },
  vocabulary: {
    path: "/vocabularies/{name}",
    named: "name",
    query: noQuery,
    answer: vocabularyAnswerSchema,
    examples: ["/vocabularies/themes", "/vocabularies/sdgs"],
  },
  registry: {
    path: "/registry",
    query: registryQuery,
    answer: registryListSchema,
    examples: ["/registry?q=almaty&country=KZ"],
    isStrict: true,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
