import type { SubmissionResult } from "@conform-to/react";
import type { OptionsByVocabulary } from "#app/features/forms/field-options.server.ts";
import type { TextKey } from "#app/platform/association-texts.ts";
import type { TypedValue } from "#app/platform/typed-values.ts";
import type { Hints } from "#app/ui/field-hints.tsx";
import type { SavedNotes } from "../file/saved-notes.server.ts";
import type { AnswerValue } from "../form/answer-view.server.ts";
import type { CategoryFound } from "../form/category.ts";
import type { ChangedTextView, ShownTexts } from "../form/declarations.ts";
import type { FormStep, SectionKey } from "../form/form.ts";
import type { Asked } from "./asked.server.ts";
import type { Similar } from "./similar-institutions.server.ts";
import type { StepView } from "./form-progress.server.ts";

/** The page of one section of the form. */
export interface SectionPage {
  title: string;
  lead: string;
  institution: string;
  applicationId: string;
  section: SectionKey;
  country: string;
  /** Filled from the registry, and saved by nobody yet. */
  isFromRegistry: boolean;
  editable: string[];
  /** Rare questions are in sight: one has an answer, or gets a row. */
  isMoreOpen: boolean;
  /** Who is here already under a name like the one saved, where it was just typed. */
  similar: Similar | null;
  needed: string[];
  options: OptionsByVocabulary;
  answers: Record<string, TypedValue>;
  result: SubmissionResult | null;
  notes: SavedNotes | null;
  hints: Hints;
  /** Texts of the association that are accepted on this page. */
  texts: TextsView;
  /** The membership the answers lead to, in the section that decides it. */
  category: CategoryFound | null;
  /** Marks of what the page shows. */
  seen: string;
  version: number;
  savedText: string | null;
  /** Null while only what was asked may be changed. */
  steps: StepView[] | null;
  asked: Pick<Asked, "why" | "message"> | null;
  next: FormStep | null;
  formKey: string;
}

/** The versions in force, and what has changed since it was ticked. */
export interface TextsView {
  shown: ShownTexts;
  changed: Partial<Record<TextKey, ChangedTextView>>;
}

/** Both texts of every answer that a stale page and somebody else's saving have made different. */
export interface ConflictView {
  savedText: string;
  changes: { path: string; label: string; saved: AnswerValue | null; typed: AnswerValue | null }[];
}
