import type { Locale } from "#db/locales.ts";
import type { LetterWords } from "#db/schema/decisions.ts";
import type { Decision } from "#db/vocabulary.ts";
import type { TimeView } from "../file/review-dates.server.ts";

/** The letter as one of its readers gets it. */
export interface LetterPreview {
  reader: "applicant" | "head";
  name: string;
  lang: Locale;
  subject: string;
  text: string;
}

/** The letters of a decision that has not taken effect, each as one of its readers will get it. */
export interface HeldLetters {
  effectAt: TimeView;
  previews: (LetterPreview & { email: string })[];
}

/** The letter of a decision in one language: the words somebody edits, and what becomes of them. */
export interface LetterView {
  locale: Locale;
  words: LetterWords;
  isEdited: boolean;
  /** The template has no words in this language: they are the portal's own. */
  isFallback: boolean;
  /** A person's words for another decision, or before it was begun again. */
  earlier: LetterWords | null;
  /** Paragraphs that seem to be in another language. */
  foreign: string[];
  previews: LetterPreview[];
}

export interface LettersView {
  outcome: Decision;
  /** What is decided, category and all, and what was recommended where that was something else. */
  ruling: string;
  against: string | null;
  /** Stands for the draft with its letters. */
  mark: string;
  /** When the decision would take effect, written out; null for at once. */
  effectAt: string | null;
  letters: LetterView[];
  /** What the words may name that is known only when the decision takes effect, each with what it means. */
  placeholders: { name: string; meaning: string }[];
}
