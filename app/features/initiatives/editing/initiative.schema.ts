import { z } from "zod";
import { answerSchema, chosen } from "#app/features/forms/field.schema.ts";
import type { Field } from "#app/features/forms/field.ts";
import { choice, prose, whole, year } from "#app/platform/fields.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { LOCALES } from "#db/locales.ts";
import { INITIATIVE_EVENTS, LONGEST } from "../initiative/initiative.ts";
import { INITIATIVE_FIELDS, type InitiativeAnswers } from "./initiative-fields.ts";

/** Programmes are announced for decades ahead at most. */
const LAST_YEAR = 2199;

function fieldSchema(field: Field): z.ZodType {
  if (field.kind === "year") return year(field.min, LAST_YEAR).optional();
  if (field.kind === "choices") return chosen(field, 0);
  if (field.kind === "list") return rows(field.item.kind === "group" ? field.item.fields : [], field.max);
  const schema = answerSchema(field as Parameters<typeof answerSchema>[0]);
  return field.need === "required" ? schema : schema.optional();
}

const isEmptyRow = (row: unknown) =>
  row === undefined ||
  (typeof row === "object" && row !== null && Object.values(row).every((value) => value === undefined || value === ""));

/** Rows that were added and left wholly empty are none. */
function rows(fields: readonly Field[], most: number) {
  const row = z.object(Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field)])));
  return z
    .array(z.preprocess((value) => (isEmptyRow(value) ? null : value), row.nullable()))
    .max(most)
    .default([])
    .transform((all) => all.filter((one) => one !== null));
}

type Given = Partial<InitiativeAnswers>;

/** What is missing or does not go together, by the field where it is said. */
function* whatIsWrong(given: Given): Generator<[field: string, message: string]> {
  const { original, owner, sourceUrl, startYear, endYear } = given;
  for (const locale of LOCALES) {
    const [title, text] = [fieldIn("title", locale), fieldIn("text", locale)] as const;
    const isNeeded = locale === original;
    if (!given[title] && (isNeeded || given[text])) yield [title, "initiatives:error.title"];
    if (!given[text] && (isNeeded || given[title])) yield [text, "initiatives:error.text"];
  }
  if (owner && owner !== "association" && !sourceUrl) yield ["sourceUrl", "initiatives:error.source"];
  if (startYear !== undefined && endYear !== undefined && endYear < startYear)
    yield ["endYear", "initiatives:error.years"];
}

/** What somebody says of an initiative; `version` is the one they read, 0 of one that is being added. */
export type InitiativeChange = InitiativeAnswers & { version: number };

const asked = z.object({
  version: whole(0, 1_000_000_000),
  ...Object.fromEntries(INITIATIVE_FIELDS.map((field) => [field.key, fieldSchema(field)])),
});

/** What fields mean together is said with what is wrong in one of them; what could not be read is not there. */
const TOGETHER = { when: () => true };

export const initiativeSchema = asked.superRefine((given, context) => {
  for (const [field, message] of whatIsWrong(given as Given))
    context.addIssue({ code: "custom", path: [field], message });
}, TOGETHER) as unknown as z.ZodType<InitiativeChange>;

/** What is done with an initiative beside writing it. */
export const initiativeEventSchema = z
  .object({
    intent: choice(INITIATIVE_EVENTS as ["publish", ...typeof INITIATIVE_EVENTS]),
    version: whole(1, 1_000_000_000),
    reason: prose({ max: LONGEST.reason }).optional(),
  })
  .superRefine(({ intent, reason }, context) => {
    if (intent === "withdraw" && !reason)
      context.addIssue({ code: "custom", path: ["reason"], message: "errors:required" });
  });
