import { CHECK_QUESTIONS } from "./criteria.ts";

/** What is written for the lead institution where a posting is not published. */
const WORDS_TO_LEAD = ["note", "explanation"] as const;

/** Something that speaks against publishing what was just read, and that publishing asks about once more. */
export interface Doubt {
  kind: "no" | "words";
  /** Questions answered no, or fields with words that publishing does not send. */
  names: string[];
  /** What the form sends for it; another one where it is about something else. */
  value: string;
}

/** Every doubt in the fields of a check, as they were sent. */
export function doubtsIn(sent: Readonly<Record<string, unknown>>): Doubt[] {
  const refused: string[] = CHECK_QUESTIONS.filter((name) => sent[`met_${name}`] === "no");
  const unsent: string[] = WORDS_TO_LEAD.filter((name) => typeof sent[name] === "string" && sent[name].trim() !== "");
  const doubts = [
    { kind: "no" as const, names: refused },
    { kind: "words" as const, names: unsent },
  ];
  return doubts
    .filter(({ names }) => names.length > 0)
    .map((doubt) => ({ ...doubt, value: [doubt.kind, ...doubt.names].join(".") }));
}
