import { z } from "zod";
import { answerSchema, chosen } from "#app/features/forms/field.schema.ts";
import { type OwnPosition, POSITION_FIELDS } from "./position-fields.ts";

const [position, unit, languages] = POSITION_FIELDS;

export const positionSchema = z.object({
  position: answerSchema(position),
  unitId: z.string().max(100).optional(),
  unit: answerSchema(unit).optional(),
  languages: chosen(languages, 0),
}) as unknown as z.ZodType<OwnPosition>;
