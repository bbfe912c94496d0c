import type { DocumentKind } from "#db/vocabulary.ts";
import { QUESTIONS, type SectionKey } from "./form.ts";

// Of people a reviewer reads who heads the institution; neither how anybody is reached, nor who recommends it.
const SECTIONS: readonly SectionKey[] = ["identity", "legal", "academic", "engagement", "motivation", "profile"];
const HEAD = "head.full_name";
const KEPT_BACK: readonly string[] = ["identity.phone", "legal.recommendations"];

/** The questions whose answers a reviewer from a member institution reads. */
export const REVIEWED_QUESTIONS: ReadonlySet<string> = new Set(
  QUESTIONS.filter(({ path, section, field }) => {
    const isOpen = SECTIONS.includes(section) && !field.isConfidential && !KEPT_BACK.includes(path);
    return isOpen || path === HEAD;
  }).map(({ path }) => path),
);

/** The documents a reviewer reads: those that say what the institution is and plans. */
export const REVIEWED_DOCUMENTS: readonly DocumentKind[] = [
  "letter_of_intent",
  "legal_status",
  "recognition_accreditation",
  "senate_decision",
  "statutes_members",
];
