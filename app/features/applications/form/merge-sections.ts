import type { Seen } from "#app/platform/seen-marks.server.ts";
import type { Answers } from "./form.ts";
import type { Field } from "#app/features/forms/field.ts";

/** One answer of a section, also inside a group: its place from the section down. */
interface SingleAnswer {
  field: Field;
  path: readonly string[];
}

/** The single answers of these fields; what is chosen from a list, and the rows of one, are one answer. */
export function singleAnswers(fields: readonly Field[], above: readonly string[] = []): SingleAnswer[] {
  return fields.flatMap((field) => {
    const path = [...above, field.key];
    return field.kind === "group" ? singleAnswers(field.fields, path) : [{ field, path }];
  });
}

const isAnswers = (value: unknown): value is Answers =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function answerAt(answers: Answers, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isAnswers(value) ? value[key] : undefined), answers);
}

/** Answers with another one at a place; what is not a group there becomes one. */
export function withAnswer(answers: Answers, [key = "", ...below]: readonly string[], answer: unknown): Answers {
  const inside = answers[key];
  return {
    ...answers,
    [key]: below.length === 0 ? answer : withAnswer(isAnswers(inside) ? inside : {}, below, answer),
  };
}

/** The name of an answer's place among the marks. */
export const placeName = (path: readonly string[]) => path.join("/");

interface Merging {
  /** What is saved now. */
  current: Answers;
  typed: Answers;
  fields: readonly Field[];
  seen: Seen;
  /** Equal for answers that say the same. */
  markOf: (field: Field, answer: unknown) => string;
}

interface Merged {
  answers: Answers;
  /** Places that were changed on the page and meanwhile by somebody else: what was typed stands in `answers`. */
  conflicts: string[];
}

/** What was typed into a page and what others have saved since it was opened: each changed answer as it was changed. */
export function mergeSections({ current, typed, fields, seen, markOf }: Merging): Merged {
  let answers: Answers = {};
  const conflicts: string[] = [];
  for (const { field, path } of singleAnswers(fields)) {
    const name = placeName(path);
    const [mine, theirs] = [answerAt(typed, path), answerAt(current, path)];
    const isUntouched = seen[name] === markOf(field, mine);
    if (!isUntouched && seen[name] !== markOf(field, theirs) && markOf(field, mine) !== markOf(field, theirs))
      conflicts.push(name);
    const kept = isUntouched ? theirs : mine;
    if (kept !== undefined || path.length === 1) answers = withAnswer(answers, path, kept);
  }
  return { answers, conflicts };
}
