import type { Shape } from "./field.ts";

// Keys in a fixed order and without empty answers, so that only what a reader would see as different differs.
function canonical(value: unknown): unknown {
  if (value === undefined || value === null || value === "" || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(canonical);
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([key, one]) => [key, canonical(one)] as const)
    .filter(([, one]) => one !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

// In which order choices were ticked says nothing, and a browser sends a single one as a text; the rows of a list stand
// as somebody put them.
function unordered(shape: Shape, value: unknown): unknown {
  const isSet = shape.kind === "choices" || shape.kind === "records";
  if (isSet && typeof value === "string") return value === "" ? [] : [value];
  if (Array.isArray(value)) {
    if (isSet) return value.toSorted();
    return shape.kind === "list" ? value.map((one) => unordered(shape.item, one)) : value;
  }
  if (shape.kind !== "group" || typeof value !== "object" || value === null) return value;
  const given = value as Record<string, unknown>;
  const fields = shape.fields.map((field) => [field.key, unordered(field, given[field.key])] as const);
  return { ...given, ...Object.fromEntries(fields) };
}

/** A text that is equal for equal values, whatever the order in which they were saved. */
export const canonicalText = (value: unknown): string => JSON.stringify(canonical(value));

/** A text that is equal for answers to a question that say the same: an absent, an empty and an unticked one do. */
export const markOfAnswer = (shape: Shape, answer: unknown): string => canonicalText(unordered(shape, answer));

/** Whether two answers to a question say the same. */
export function isSameAnswer(shape: Shape, a: unknown, b: unknown): boolean {
  return markOfAnswer(shape, a) === markOfAnswer(shape, b);
}
