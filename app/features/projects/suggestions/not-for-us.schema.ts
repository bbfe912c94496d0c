import { z } from "zod";
import { choice, prose } from "#app/platform/fields.ts";
import { NOT_FOR_US_REASONS } from "#db/vocabulary.ts";

const id = z.string().min(1).max(64);

export const LONGEST_NOTE = 500;

export const aboutSchema = z.object({ institutionId: id, projectId: id });

export const notForUsSchema = aboutSchema.extend({
  reason: choice(NOT_FOR_US_REASONS),
  note: prose({ max: LONGEST_NOTE }).optional(),
});
export type NotForUs = z.output<typeof notForUsSchema>;
