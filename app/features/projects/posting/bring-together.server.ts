import { markOfText, readMarks, type Seen, writeMarks } from "#app/platform/seen-marks.server.ts";
import { POSTING_FIELDS } from "../project/posting-fields.ts";
import { markOfTyped, type TypedFields } from "../project/project-form.ts";

type Question = (typeof POSTING_FIELDS)[number];

const markIn = (typed: TypedFields, question: Question) => markOfText(markOfTyped(question, typed[question.key]));

/** Marks of the answers a form shows, as its page carries them: what was changed on it can be told from what it only showed. */
export const writeSeen = (typed: TypedFields): string =>
  writeMarks(POSTING_FIELDS.map((question) => [question.key, markIn(typed, question)]));

/** What `writeSeen` wrote into the form that was sent; null where it carried nothing of the kind. */
export const seenBy = (sent: URLSearchParams): Seen | null => readMarks(sent.get("seen"));

interface Together {
  /** What was sent, with what others have saved meanwhile where it was not touched. */
  typed: TypedFields;
  /** The answers that were changed here and meanwhile by somebody else: what was sent stands in `typed`. */
  conflicts: string[];
  /** The answers that only others have changed. */
  others: string[];
}

/** Brings a form that was sent together with what stands now, answer by answer. */
export function bringTogether(sent: TypedFields, current: TypedFields, seen: Seen): Together {
  const together: Together = { typed: { ...sent }, conflicts: [], others: [] };
  for (const question of POSTING_FIELDS) {
    const { key } = question;
    const [mine, now] = [markIn(sent, question), markIn(current, question)];
    if (mine === now) continue;
    if (seen[key] !== mine) {
      if (seen[key] !== now) together.conflicts.push(key);
      continue;
    }
    together.others.push(key);
    const theirs = current[key];
    if (theirs === undefined) delete together.typed[key];
    else together.typed[key] = theirs;
  }
  return together;
}

/** What a page goes on from that still shows what was sent, and has told of what others changed. */
export function writeKnown(sent: TypedFields, current: TypedFields, others: readonly string[]): string {
  const shown = Object.entries(sent).filter(([key]) => others.includes(key));
  const rest = Object.entries(current).filter(([key]) => !others.includes(key));
  return writeSeen(Object.fromEntries([...shown, ...rest]));
}
