import type { TFunction } from "i18next";
import { isSectionKey, sectionOf } from "./form.ts";
import { type Field, type Shape, wordsOf } from "#app/features/forms/field.ts";

interface FieldAt {
  shape: Shape;
  /** Paths of words in the catalogue, below `field`: of the groups it stands in from outside inwards, then its own. */
  trail: string[];
}

function findIn(fields: readonly Field[], parts: string[], parent: string, around: string[] = []): FieldAt | null {
  const [name = "", ...rest] = parts;
  const field = fields.find(({ key }) => key === name);
  if (!field) return null;
  const words = wordsOf(field, parent);
  const shape: Shape = field.kind === "list" ? field.item : field;
  const trail = [...around, words];
  return (rest.length > 0 && shape.kind === "group" && findIn(shape.fields, rest, words, trail)) || { shape, trail };
}

/** The field at a path of a section, as forms name it (`past_activities[0].title`); null when there is none. */
export function fieldAt(section: string, name: string): FieldAt | null {
  if (!isSectionKey(section)) return null;
  return findIn(sectionOf(section).fields, name.replace(/\[\d+\]/g, "").split("."), section);
}

/** The words of such a field where it stands outside its form: whose or what it is a part of comes first. */
export function labelAt(t: TFunction, section: string, name: string): string {
  const labels = fieldAt(section, name)?.trail.map((words) => t(`applications:field.${words}.label`));
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
