import { writtenDate } from "#app/platform/typed-dates.ts";
import { isEmptyAnswer } from "./form.schema.ts";
import type { Field, Shape } from "#app/features/forms/field.ts";
import { UNDERSTOOD } from "./formats.ts";
import { shownText } from "./shown-answers.ts";

type Typed = (name: string) => string | null;

/** Kinds of answers of which the portal keeps what it understood, and not the letters that were typed. */
const READ = /^(email|url|year|whole|decimal|day)$/;

const isRead = (shape: Shape) =>
  READ.test(shape.kind) || (shape.kind === "line" && (UNDERSTOOD.test(shape.format ?? "") || shape.format === "phone"));
const isText = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";

function readInto(shape: Shape, value: unknown, typed: Typed, names: { typed: string; kept: string }): string[] {
  if (shape.kind === "group" && typeof value === "object" && value !== null) {
    const group = value as Record<string, unknown>;
    return shape.fields.flatMap(({ key, ...field }) =>
      readInto(field, group[key], typed, { typed: `${names.typed}.${key}`, kept: `${names.kept}.${key}` }),
    );
  }
  if (shape.kind === "list" && Array.isArray(value)) {
    // Rows left empty are not kept, so a row may have moved up.
    let row = 0;
    return value.flatMap((one, index) =>
      isEmptyAnswer(one)
        ? []
        : readInto(shape.item, one, typed, { typed: `${names.typed}[${index}]`, kept: `${names.kept}[${row++}]` }),
    );
  }
  if (!isRead(shape) || !isText(value)) return [];
  const kept = shape.kind === "day" ? [String(value), writtenDate(String(value))] : [shownText(shape, String(value))];
  return kept.includes(typed(names.typed)?.trim() ?? "") ? [] : [names.kept];
}

/**
 * The answers that were understood otherwise than they were typed ("9 000", "oshtu.kg"): their paths in what is kept.
 * `answers` are as the draft has read them, `typed` gives the text a field was sent with.
 */
export function findUnderstood(
  fields: readonly Field[],
  answers: Readonly<Record<string, unknown>>,
  typed: Typed,
): string[] {
  return fields.flatMap(({ key, ...field }) => readInto(field, answers[key], typed, { typed: key, kept: key }));
}
