import { z } from "zod";
import { day, line } from "#app/platform/fields.ts";
import { asRead } from "./work.schema.ts";
import { LENGTHS } from "./work.ts";

const id = z.uuid();

/** Something short for one person. `id` is given by the form, so that one sent twice gives one task. */
export const taskSchema = z.object({
  id,
  sentence: line({ min: 3, max: LENGTHS.sentence }),
  givenToId: id,
  packageId: id.optional(),
  dueOn: day.optional(),
});
export type TaskValues = z.output<typeof taskSchema>;

/** The same as it is to be, and as it was read. */
export const taskCorrectionSchema = taskSchema.extend({ version: asRead });
export type TaskCorrection = z.output<typeof taskCorrectionSchema>;
