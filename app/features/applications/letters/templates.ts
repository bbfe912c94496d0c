import type { LetterWords } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import type { AppealOutcome } from "#db/vocabulary-afterwards.ts";
import type { Decision } from "#db/vocabulary.ts";

/** What a letter with a template can name. */
export const PLACEHOLDERS = {
  approve: ["institution", "caseNumber", "category", "explanation", "number", "lastDay"],
  formalities: ["institution", "caseNumber", "category", "explanation", "todo", "dueDay"],
  refuse: ["institution", "caseNumber", "reasons", "explanation", "againFrom", "appealUntil"],
  defer: ["institution", "caseNumber", "reasons", "explanation", "until"],
  correction: ["institution", "caseNumber", "changes"],
  request: ["institution", "caseNumber", "message", "asked", "due"],
  appeal_allow: ["institution", "caseNumber", "grounds", "findings"],
  appeal_dismiss: ["institution", "caseNumber", "grounds", "findings"],
} as const satisfies Record<
  Decision | "formalities" | "correction" | "request" | `appeal_${AppealOutcome}`,
  readonly string[]
>;

/** With which template a decision is told; of an admission it depends on whether formalities follow. */
export type DecisionTemplate = Decision | "formalities";

export type TemplateKey = keyof typeof PLACEHOLDERS;
export const TEMPLATE_KEYS = Object.keys(PLACEHOLDERS) as TemplateKey[];

export function isTemplateKey(value: unknown): value is TemplateKey {
  return TEMPLATE_KEYS.some((key) => key === value);
}

/** Of a decision what is known only when it takes effect: it stays in the words somebody edits. */
const KNOWN_LATER: readonly string[] = ["number", "lastDay", "againFrom", "appealUntil", "todo", "dueDay"];
export const knownLater = (template: DecisionTemplate) =>
  PLACEHOLDERS[template].filter((name) => KNOWN_LATER.includes(name));

/** The same of both templates of an admission: what follows it can change before it takes effect. */
export const mayStay = (outcome: Decision) =>
  outcome === "approve" ? [...knownLater(outcome), ...knownLater("formalities")] : knownLater(outcome);

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
