import type { TFunction } from "i18next";
import { fieldLabel } from "./field-label.ts";
import { isSectionKey, sectionOf } from "./form.ts";
import { type Field, type Shape, wordsOf } from "#app/features/forms/field.ts";

interface FieldAt {
  shape: Shape;
  /** The groups it stands in from outside inwards, then the field itself, each with where the words of its parent are. */
  trail: { field: Field; parent: string }[];
}

function findIn(
  fields: readonly Field[],
  parts: string[],
  parent: string,
  around: FieldAt["trail"] = [],
): FieldAt | null {
  const [name = "", ...rest] = parts;
  const field = fields.find(({ key }) => key === name);
  if (!field) return null;
  const shape: Shape = field.kind === "list" ? field.item : field;
  const trail = [...around, { field, parent }];
  const inside = rest.length > 0 && shape.kind === "group" ? shape.fields : [];
  return findIn(inside, rest, wordsOf(field, parent), trail) ?? { shape, trail };
}

/** The field at a path of a section, as forms name it (`past_activities[0].title`); null when there is none. */
export function fieldAt(section: string, name: string): FieldAt | null {
  if (!isSectionKey(section)) return null;
  return findIn(sectionOf(section).fields, name.replace(/\[\d+\]/g, "").split("."), section);
}

/** The words of such a field where it stands outside its form: whose or what it is a part of comes first. */
export function labelAt(t: TFunction, section: string, name: string): string {
  const labels = fieldAt(section, name)?.trail.map(({ field, parent }) => fieldLabel(t, field, parent));
  return labels?.reduce((whose, label) => t("applications:form.label_within", { whose, label })) ?? name;
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
