import { isSectionKey, sectionOf } from "./application-form.ts";
import { type Field, type Shape, wordsOf } from "./form/field.ts";

export interface FieldAt {
  shape: Shape;
  /** Path of its words in the catalogue, below `field`. */
  words: string;
}

function findIn(fields: readonly Field[], parts: string[], parent: string): FieldAt | null {
  const [name = "", ...rest] = parts;
  const field = fields.find(({ key }) => key === name);
  if (!field) return null;
  const words = wordsOf(field, parent);
  const shape: Shape = field.kind === "list" ? field.item : field;
  return (rest.length > 0 && shape.kind === "group" && findIn(shape.fields, rest, words)) || { shape, words };
}

/** The field at a path of a section, as forms name it (`past_activities[0].title`); null when there is none. */
export function fieldAt(section: string, name: string): FieldAt | null {
  if (!isSectionKey(section)) return null;
  return findIn(sectionOf(section).fields, name.replace(/\[\d+\]/g, "").split("."), section);
}

/** The answer at such a path. */
export function answerAt(answers: Readonly<Record<string, unknown>>, name: string): unknown {
  const parts = name.replace(/\[(\d+)\]/g, ".$1").split(".");
  return parts.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string, unknown>)[part]
        : undefined,
    answers,
  );
}
