import { sha256 } from "#app/platform/tokens.server.ts";
import { answerText } from "./compare-answers.ts";
import { type Answers, type SectionKey, sectionOf } from "./form.ts";
import type { Field } from "./field.ts";
import { answerAt, placeName, type Seen, singleAnswers } from "./merge-sections.ts";

const MARK_LENGTH = 12;

export const markOf = (field: Field, answer: unknown): string =>
  sha256(answerText(field, answer)).slice(0, MARK_LENGTH);

/** The marks of a section's answers as the page carries them with it. */
export function writeSeen(section: SectionKey, answers: Answers): string {
  return singleAnswers(sectionOf(section).fields)
    .map(({ field, path }) => `${placeName(path)}.${markOf(field, answerAt(answers, path))}`)
    .join(" ");
}

/** What `writeSeen` wrote; null when the page carried nothing, or somebody else wrote it. */
export function readSeen(text: string | null): Seen | null {
  if (!text || text.length > 4000 || !/^[a-z_/]+\.[0-9a-f]+( [a-z_/]+\.[0-9a-f]+)*$/.test(text)) return null;
  return Object.fromEntries(text.split(" ").map((pair) => pair.split(".") as [string, string]));
}
