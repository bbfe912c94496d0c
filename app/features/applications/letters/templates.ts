import type { LetterWords } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import type { Decision } from "#db/vocabulary.ts";

/** What a letter with a template can name. */
export const PLACEHOLDERS = {
  approve: ["institution", "caseNumber", "category", "explanation", "number", "lastDay"],
  refuse: ["institution", "caseNumber", "reasons", "explanation", "againFrom", "appealUntil"],
  defer: ["institution", "caseNumber", "reasons", "explanation", "until"],
  correction: ["institution", "caseNumber", "changes"],
  request: ["institution", "caseNumber", "message", "asked", "due"],
} as const satisfies Record<Decision | "correction" | "request", readonly string[]>;

export type TemplateKey = keyof typeof PLACEHOLDERS;
export const TEMPLATE_KEYS = Object.keys(PLACEHOLDERS) as TemplateKey[];

export function isTemplateKey(value: unknown): value is TemplateKey {
  return TEMPLATE_KEYS.some((key) => key === value);
}

/** Of a decision what is known only when it takes effect: it stays in the words somebody edits. */
const KNOWN_LATER: readonly string[] = ["number", "lastDay", "againFrom", "appealUntil"];
export const knownLater = (outcome: Decision) => PLACEHOLDERS[outcome].filter((name) => KNOWN_LATER.includes(name));

/** A letter as it begins in one language, and sentences to begin one's own words with. */
export interface TemplateWords extends LetterWords {
  samples: string[];
}

/** One version of a template. A language nobody has written falls back to what the portal comes with. */
export interface Template {
  version: number;
  words: Partial<Record<Locale, TemplateWords>>;
  since: Date | null;
}
