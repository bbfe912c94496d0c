import type { Answers } from "./form.ts";
import type { Field } from "./field.ts";

/** Marks of the answers a page shows, by field, so that what was changed on it can be told from what it only shows. */
export type Seen = Readonly<Record<string, string>>;

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
  /** Fields that were changed on the page and meanwhile by somebody else: what was typed stands in `answers`. */
  conflicts: string[];
}

/** What was typed into a page and what others have saved since it was opened: each changed field as it was changed. */
export function mergeSections({ current, typed, fields, seen, markOf }: Merging): Merged {
  const answers: Answers = {};
  const conflicts: string[] = [];
  for (const field of fields) {
    const { key } = field;
    const [mine, theirs] = [markOf(field, typed[key]), markOf(field, current[key])];
    const isUntouched = seen[key] === mine;
    if (!isUntouched && seen[key] !== theirs && mine !== theirs) conflicts.push(key);
    answers[key] = isUntouched ? current[key] : typed[key];
  }
  return { answers, conflicts };
}
