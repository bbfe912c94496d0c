import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import { asTyped, type TypedValue } from "#app/platform/typed-values.ts";
import { shownWebAddress } from "#app/platform/web-address.ts";
import type { Field, Shape } from "#app/features/forms/field.ts";

/** A stored text as its field shows it: addresses in their own letters. */
export function shownText(shape: Shape, text: string): string {
  if (shape.kind === "url") return shownWebAddress(text);
  const isAddress = shape.kind === "email" || (shape.kind === "line" && shape.format === "domain");
  return isAddress ? domainsInOwnLetters(text) : text;
}

function shown(shape: Shape, value: unknown): TypedValue {
  if (shape.kind === "list" && Array.isArray(value)) return value.map((one) => shown(shape.item, one));
  if (shape.kind === "group" && typeof value === "object" && value !== null) {
    return shownAnswers(shape.fields, value as Record<string, unknown>);
  }
  return typeof value === "string" ? shownText(shape, value) : asTyped(value);
}

/** Stored answers as their form shows them: as it would have sent them, and addresses in their own letters. */
export function shownAnswers(
  fields: readonly Field[],
  answers: Readonly<Record<string, unknown>>,
): Record<string, TypedValue> {
  return Object.fromEntries(fields.map((field) => [field.key, shown(field, answers[field.key])]));
}
