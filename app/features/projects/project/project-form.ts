import type { Shape } from "#app/features/forms/field.ts";
import { markOfAnswer } from "#app/features/forms/same-answer.ts";
import { readDay, readMonth } from "#app/platform/typed-dates.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import { POSTING_FIELDS, type ProjectValues } from "./posting-fields.ts";

type TypedValue = string | string[] | TypedFields[];
/** A form as it was typed. */
export type TypedFields = { [field: string]: TypedValue };

/** What rows of any list ask. */
const ROW_FIELDS = new Set(
  POSTING_FIELDS.flatMap((field: Shape) => {
    const item = field.kind === "list" ? field.item : null;
    return item?.kind === "group" ? item.fields.map(({ key }) => key) : [];
  }),
);

const MOST_ROWS = 20;
const MOST_CHOICES = 250;

/**
 * Keeps of a submitted form what the posting asks, as it was typed: known names only, texts, lists and rows, without
 * characters that no database stores.
 */
export function keepTyped(submitted: Record<string, unknown>, names: readonly string[]): TypedFields {
  const kept: TypedFields = {};
  for (const name of names) {
    const value = asTyped(submitted[name]);
    if (value !== null) kept[name] = value;
  }
  return kept;
}

const storable = (text: string) => text.replace(/[\0\p{Cs}]/gu, "");

function asTyped(value: unknown): TypedValue | null {
  if (typeof value === "string") return value === "" ? null : storable(value);
  if (!Array.isArray(value)) return null;
  const texts = value.filter((one) => typeof one === "string");
  if (texts.length > 0) return texts.slice(0, MOST_CHOICES).map(storable);
  const rows = value.filter((one) => typeof one === "object" && one !== null) as Record<string, unknown>[];
  return rows.slice(0, MOST_ROWS).map(rowAsTyped);
}

function rowAsTyped(row: Record<string, unknown>): TypedFields {
  const kept: TypedFields = {};
  for (const [name, value] of Object.entries(row)) {
    const typed = typeof value === "string" || Array.isArray(value) ? asTyped(value) : null;
    if (typed !== null && ROW_FIELDS.has(name)) kept[name] = typed;
  }
  return kept;
}

function typedAnswer(shape: Shape, value: unknown): TypedValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (shape.kind === "yes_no") return value === true ? "yes" : "no";
  if (shape.kind === "list") return (value as unknown[]).map((row) => typedRow(shape.item, row));
  return typeof value === "number" ? String(value) : (value as TypedValue);
}

function typedRow(item: Shape, row: unknown): TypedFields {
  return item.kind === "group" ? typedAnswers(item.fields, row as Record<string, unknown>) : {};
}

function typedAnswers(fields: readonly (Shape & { key: string })[], values: Readonly<Record<string, unknown>>) {
  const typed: TypedFields = {};
  for (const field of fields) {
    const value = typedAnswer(field, values[field.key]);
    if (value !== undefined) typed[field.key] = value;
  }
  return typed;
}

/** The form that gives these answers: what an edit page begins with. */
export const typedOf = (values: Partial<ProjectValues>): TypedFields =>
  typedAnswers(POSTING_FIELDS, { needs: [], partners: [], ...values });

// What was handed in is kept as it was read: without spaces at the ends, days and months in one form.
const asRead = ({ kind }: Shape, value: TypedValue | undefined) => {
  if (kind === "month" && typeof value === "string") return readMonth(value) ?? value;
  if (kind === "day" && typeof value === "string") return readDay(value) ?? value;
  return (
    value &&
    (JSON.parse(JSON.stringify(value), (_, one: unknown) =>
      typeof one === "string" ? visibleProse(one) : one,
    ) as TypedValue)
  );
};

/** A text that is equal for answers that read the same. */
export const markOfTyped = (field: Shape, value: TypedFields[string] | undefined): string =>
  markOfAnswer(field, asRead(field, value));

/** Names of the answers that differ between two forms as they are read. */
export function differingFields(one: TypedFields, other: TypedFields, names: readonly string[]): string[] {
  const asked = POSTING_FIELDS.filter(({ key }) => names.includes(key));
  return asked
    .filter((field) => markOfTyped(field, one[field.key]) !== markOfTyped(field, other[field.key]))
    .map(({ key }) => key);
}
