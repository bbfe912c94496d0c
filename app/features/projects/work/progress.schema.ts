import { z } from "zod";
import { choice, prose, whole } from "#app/platform/fields.ts";
import { PROGRESS_LIGHTS } from "#db/vocabulary-work.ts";
import { countries } from "../project/country.schema.ts";
import { asRead } from "./work.schema.ts";
import { LENGTHS } from "./work.ts";

const id = z.uuid();
const people = whole(0, 10_000_000).optional();

const note = z.object({
  id,
  light: choice(PROGRESS_LIGHTS),
  said: prose({ min: 20, max: LENGTHS.progress }),
  reached: people,
  reachedWomen: people,
  reachedYouth: people,
  countries: countries({ max: 60 }).default([]),
  nextSteps: prose({ max: LENGTHS.progressMore }).optional(),
  risks: prose({ max: LENGTHS.progressMore }).optional(),
});
export type NoteValues = z.output<typeof note>;

type Counted = Partial<Record<"reached" | "reachedWomen" | "reachedYouth", number>>;

function countsOfAll({ reached, ...some }: Counted, context: z.RefinementCtx) {
  for (const name of ["reachedWomen", "reachedYouth"] as const)
    if (some[name] !== undefined && (reached === undefined || some[name] > reached))
      context.addIssue({ code: "custom", path: [name], message: "work:errors.more_than_all" });
}

/** What a note says when it is corrected: for which institution it was written stays. */
export const noteSchema = note.extend({ version: asRead }).superRefine(countsOfAll);
export type NoteCorrection = z.output<typeof noteSchema>;

/** How an institution sees the course of a project. `id` is given by the form, so that one sent twice is one note. */
export const progressSchema = note.extend({ institutionId: id }).superRefine(countsOfAll);
export type ProgressValues = z.output<typeof progressSchema>;
