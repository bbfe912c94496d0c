import type { ProjectValues } from "./project.schema.ts";

type TypedValue = string | string[] | TypedFields[];
/** A form as it was typed. */
export type TypedFields = { [field: string]: TypedValue };

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
    if (typed !== null && /^[a-z]{1,20}$/i.test(name)) kept[name] = typed;
  }
  return kept;
}

const yesNo = (answer: boolean) => (answer ? "yes" : "no");

/** The form that gives these answers: what an edit page begins with. */
export function typedOf(values: Partial<ProjectValues>): TypedFields {
  const { needs = [], partners = [], isSeekingPartners, isUnescoNamePlanned, ...plain } = values;
  const typed: TypedFields = {};
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) typed[name] = value;
  if (isSeekingPartners !== undefined) typed.isSeekingPartners = yesNo(isSeekingPartners);
  if (isUnescoNamePlanned !== undefined) typed.isUnescoNamePlanned = yesNo(isUnescoNamePlanned);
  typed.needs = needs.map(({ orgKind, number, ...need }) => ({
    ...need,
    number: String(number),
    ...(orgKind && { orgKind }),
  }));
  typed.partners = partners.map((partner) => ({ ...partner }));
  return typed;
}

/** Names of the answers that differ between two forms. */
export function differingFields(one: TypedFields, other: TypedFields, names: readonly string[]): string[] {
  return names.filter((name) => written(one[name]) !== written(other[name]));
}

// Databases keep no order of names nor of choices, so both are put in one; rows stand as they were typed.
function written(value: TypedValue | undefined): string {
  if (!Array.isArray(value)) return JSON.stringify(value ?? "");
  if (value.length === 0) return JSON.stringify("");
  // A browser sends one choice as a text, not as a list of one.
  if (value.length === 1 && typeof value[0] === "string") return JSON.stringify(value[0]);
  const parts = value.map((one) => (typeof one === "string" ? one : rowWritten(one)));
  return JSON.stringify(typeof value[0] === "string" ? parts.sort() : parts);
}

function rowWritten(row: TypedFields): string {
  const given = Object.entries(row).map(([name, value]) => [name, written(value)]);
  return JSON.stringify(given.filter(([, text]) => text !== written("")).sort());
}
