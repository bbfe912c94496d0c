import { z } from "zod";
import { answerSchema, chosen } from "#app/features/forms/field.schema.ts";
import type { Field } from "#app/features/forms/field.ts";
import { choice, whole, year } from "#app/platform/fields.ts";
import { VISIBILITIES, type Visibility } from "../institution/visibility.ts";
import { UNIT_FIELDS, type UnitAnswers } from "./unit-fields.ts";

function fieldSchema(field: Field, thisYear: number): z.ZodType {
  if (field.kind === "year") return year(field.min, thisYear).optional();
  if (field.kind === "choices") return chosen(field, 0);
  const schema = answerSchema(field as Parameters<typeof answerSchema>[0]);
  return field.need === "required" ? schema : schema.optional();
}

/** What somebody says of a unit; `version` is the one they read, 0 of a unit that is being added. */
export interface UnitChange extends UnitAnswers {
  version: number;
  /** The unit it belongs to, if any. */
  parent?: string;
  readers: Visibility;
  /** Of the person through whom it is written to, if any. */
  contact?: string;
}

const id = z.string().max(100);

/** A unit exists since no later year than this one. */
export const unitSchema = (thisYear: number) =>
  z.object({
    version: whole(0, 1_000_000_000),
    ...Object.fromEntries(UNIT_FIELDS.map((field) => [field.key, fieldSchema(field, thisYear)])),
    parent: id.optional(),
    readers: choice(VISIBILITIES),
    contact: id.optional(),
  }) as unknown as z.ZodType<UnitChange>;

/** What is done with a unit in the list: `place` is where the list showed it. */
export const unitActSchema = z.object({
  intent: choice(["close", "reopen", "up", "down"]),
  unit: id,
  place: whole(0, 1_000_000).optional(),
});
