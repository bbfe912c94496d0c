import { z } from "zod";
import { answerSchema, chosen } from "#app/features/forms/field.schema.ts";
import { webAddresses, whole, year } from "#app/platform/fields.ts";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "./profile-fields.ts";

function neededSchema(field: ProfileField, thisYear: number): z.ZodType {
  if (field.kind === "whole") return whole(field.min, field.max);
  if (field.kind === "year") return year(field.min, thisYear);
  if (field.kind === "decimal" || field.kind === "group" || field.kind === "list")
    throw new Error(`A profile asks no ${field.kind}`);
  return answerSchema(field);
}

// Choices and addresses of which there are none are an empty list.
function fieldSchema(field: ProfileField, thisYear: number): z.ZodType {
  if (field.kind === "list" && field.item.kind === "url")
    return webAddresses(field.max)
      .optional()
      .transform((addresses) => addresses ?? []);
  if (field.need === "required") return neededSchema(field, thisYear);
  return field.kind === "choices" ? chosen(field, 0) : neededSchema(field, thisYear).optional();
}

export type ProfileChange = ProfileValues & { version: number };

const asked = (thisYear: number) =>
  z.object({
    version: whole(1, 1_000_000_000),
    ...Object.fromEntries(PROFILE_FIELDS.map((field) => [field.key, fieldSchema(field, thisYear)])),
  }) as unknown as z.ZodType<ProfileChange>;

/**
 * What representatives and editors may change by themselves; `version` is the one they read. Figures are of no later year
 * than this one.
 */
export const profileSchema = (thisYear: number) =>
  asked(thisYear).superRefine((given, context) => {
    const { students, internationalStudents, academicStaff, referenceYear } = given;
    if (students !== undefined && internationalStudents !== undefined && internationalStudents > students)
      context.addIssue({ code: "custom", path: ["internationalStudents"], message: "members:error.more_than_all" });
    const hasFigures = [students, internationalStudents, academicStaff].some((figure) => figure !== undefined);
    if (hasFigures && referenceYear === undefined)
      context.addIssue({ code: "custom", path: ["referenceYear"], message: "members:error.year_needed" });
  });
