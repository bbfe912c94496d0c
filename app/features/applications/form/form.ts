import type { TextsInForce } from "#app/platform/association-texts.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { ACADEMIC, ENGAGEMENT } from "./academic.ts";
import { DECLARATIONS } from "./declarations.ts";
import type { Field, FormSection } from "#app/features/forms/field.ts";
import { IDENTITY } from "./identity.ts";
import { LEGAL } from "./legal.ts";
import { MOTIVATION, PROFILE } from "./motivation.ts";
import { HEAD, REPRESENTATIVES } from "./people.ts";

/**
 * The application form, in the order in which it is filled in. The form pages, the check before sending, the printed
 * form, the PDF, the picker of an information request and the comparison of versions all read this list.
 */
export const FORM: readonly FormSection[] = [
  IDENTITY,
  LEGAL,
  HEAD,
  REPRESENTATIVES,
  ACADEMIC,
  ENGAGEMENT,
  MOTIVATION,
  PROFILE,
  DECLARATIONS,
];

export const SECTION_KEYS = [
  "identity",
  "legal",
  "head",
  "representatives",
  "academic",
  "engagement",
  "motivation",
  "profile",
  "declarations",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/** Pages of the form: the sections, with the documents before the declarations. */
export const FORM_STEPS = [...SECTION_KEYS.slice(0, -1), "documents", "declarations"] as readonly FormStep[];
export type FormStep = SectionKey | "documents";

export type Answers = Record<string, unknown>;
export type AnswersBySection = Partial<Record<SectionKey, Answers>>;
export type Precheck = Record<string, string>;

/** What the rules of the form look at besides one answer. */
export interface FormContext {
  precheck: Precheck;
  answers: AnswersBySection;
  /** The calendar day of the check, `YYYY-MM-DD`. */
  today: string;
  /** The newest day that has begun anywhere on earth; only later ones are to come. */
  newestDay: string;
  /** The kinds of the documents that are there. */
  documents?: readonly DocumentKind[];
  /** Somebody was asked to recommend the institution and may still do it, or has done it. */
  isRecommended?: boolean;
  /** While texts can be ticked: what was ticked in an earlier version is asked anew. */
  texts?: TextsInForce;
}

export function isSectionKey(value: unknown): value is SectionKey {
  return SECTION_KEYS.some((key) => key === value);
}

export function sectionOf(key: SectionKey): FormSection {
  const section = FORM.find((one) => one.key === key);
  if (!section) throw new Error(`The form has no section ${key}`);
  return section;
}

/** One question as a request for information names it: `section.field`, such as `legal.recog_ref`. */
export interface Question {
  path: string;
  section: SectionKey;
  field: Field;
}

/** Every question of the form; remarks beside an answer are none. */
export const QUESTIONS: readonly Question[] = FORM.flatMap(({ key, fields }) =>
  fields
    .filter(({ besides }) => !besides)
    .map((field) => ({ path: `${key}.${field.key}`, section: key as SectionKey, field })),
);

export function isQuestionPath(path: string): boolean {
  return QUESTIONS.some((question) => question.path === path);
}

interface FormDocument {
  kind: DocumentKind;
  need: "required" | "optional" | "is_association" | "no_register";
  /** As for a question: files that were sent with an earlier wording need none. */
  since?: string;
}

/** The documents of the form. Consent of the people named is a declaration; a file may be added to it. */
export const DOCUMENTS: readonly FormDocument[] = [
  { kind: "letter_of_intent", need: "required" },
  { kind: "signed_commitment", need: "optional" },
  { kind: "legal_status", need: "required" },
  { kind: "recognition_accreditation", need: "required" },
  { kind: "head_appointment", need: "optional" },
  { kind: "delegation", need: "optional" },
  { kind: "senate_decision", need: "optional" },
  { kind: "recommendation_letters", need: "no_register", since: "2026-4" },
  { kind: "statutes_members", need: "is_association" },
  { kind: "data_consent", need: "optional" },
];

/** A letter of intent is of this moment, not of an earlier plan. */
export const LETTER_OF_INTENT_MONTHS = 6;
export const MOST_DOCUMENTS = 30;
export const MOST_DOCUMENT_BYTES = 100 * 1024 * 1024;
