import { z } from "zod";
import { choice, prose, whole } from "#app/platform/fields.ts";
import { PROGRESS_LIGHTS } from "#db/vocabulary-work.ts";
import { countries } from "../project/country.schema.ts";
import { LENGTHS } from "./work.ts";

const id = z.uuid();
const people = whole(0, 10_000_000).optional();

/** How an institution sees the course of a project. `id` is given by the form, so that one sent twice is one note. */
export const progressSchema = z
  .object({
    id,
    institutionId: id,
    light: choice(PROGRESS_LIGHTS),
    said: prose({ min: 20, max: LENGTHS.progress }),
    reached: people,
    reachedWomen: people,
    reachedYouth: people,
    countries: countries({ max: 60 }).default([]),
    nextSteps: prose({ max: LENGTHS.progressMore }).optional(),
    risks: prose({ max: LENGTHS.progressMore }).optional(),
  })
  .superRefine(({ reached, ...some }, context) => {
    for (const name of ["reachedWomen", "reachedYouth"] as const)
      if (some[name] !== undefined && (reached === undefined || some[name] > reached))
        context.addIssue({ code: "custom", path: [name], message: "work:errors.more_than_all" });
  });
export type ProgressValues = z.output<typeof progressSchema>;
