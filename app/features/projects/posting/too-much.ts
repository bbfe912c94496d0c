import type { Shape } from "#app/features/forms/field.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { POSTING_FIELDS } from "../project/posting-fields.ts";
import type { TypedFields } from "../project/project-form.ts";

/** A draft may go beyond what is published so many times: a text that is still to be shortened is kept. */
const TIMES = 4;
const SHORTEST = 1000;
/** The most characters of a whole form. */
const MOST_OF_FORM = 250_000;

const mostOf = (shape: Shape) =>
  shape.kind === "line" || shape.kind === "prose" ? Math.max(shape.max * TIMES, SHORTEST) : SHORTEST;

function lengthOf(value: TypedFields[string] | undefined): number {
  if (typeof value === "string") return value.length;
  return (value ?? []).reduce(
    (sum, one) => sum + (typeof one === "string" ? one.length : Object.values(one).reduce(add, 0)),
    0,
  );
}

const add = (sum: number, value: TypedFields[string]) => sum + lengthOf(value);

function tooLongIn(shape: Shape, value: TypedFields[string] | undefined, name: string): [string, string[]][] {
  if (shape.kind === "list" && Array.isArray(value)) {
    const members = shape.item.kind === "group" ? shape.item.fields : [];
    return value.flatMap((row, index) =>
      typeof row === "string"
        ? []
        : members.flatMap((member) => tooLongIn(member, row[member.key], `${name}[${index}].${member.key}`)),
    );
  }
  const max = mostOf(shape);
  const longest = [value ?? []]
    .flat()
    .reduce((most, one) => Math.max(most, typeof one === "string" ? one.length : 0), 0);
  return longest > max ? [[name, [encodeError("projects:errors.too_long_to_save", { max })]]] : [];
}

/** The answers that are too long to be kept even in a draft, with what is wrong with them; null where there are none. */
export function tooMuchIn(typed: TypedFields): Record<string, string[]> | null {
  const found = POSTING_FIELDS.flatMap((field) => tooLongIn(field, typed[field.key], field.key));
  if (found.length > 0) return Object.fromEntries(found);
  if (Object.values(typed).reduce(add, 0) <= MOST_OF_FORM) return null;
  const [longest] = Object.keys(typed).toSorted((one, other) => lengthOf(typed[other]) - lengthOf(typed[one]));
  return longest ? { [longest]: [encodeError("projects:errors.form_too_long", { max: MOST_OF_FORM })] } : null;
}
