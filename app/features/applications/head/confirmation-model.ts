import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { CostView } from "#app/features/dues/ui/dues-model.ts";
import type { SheetChoice } from "../commitment/sheet-choice.ts";
import type { ReadWords, TextKey } from "#app/platform/association-texts.ts";
import type { AcceptedTextView } from "../form/accepted-texts.server.ts";
import type { ChangedTextView } from "../form/declarations.ts";
import type { AnswerSection } from "../form/answer-view.server.ts";
import type { ConfirmationState } from "./confirmation-queries.server.ts";

/** The application on one screen, for the head. */
export interface HeadSummaryView {
  institution: ShownName;
  category: string;
  categoryReasons: string[];
  preparer: string | null;
  representatives: string[];
  until: string;
  cost: CostView;
}

/** The page of a head's link that waits for an answer. */
export interface ConfirmationView {
  institution: string;
  headName: string;
  headPosition: string;
  sheet: SheetChoice;
  summary: HeadSummaryView;
  /** What is signed by confirming. */
  commitment: { version: number; text: ReadWords };
  texts: TextKey[];
  /** The versions that were ticked, and those that have changed since. */
  ticked: Partial<Record<TextKey, number>>;
  changed: ChangedTextView[];
  sections: AnswerSection[];
  documents: { id: string; name: string; doubt: string | null; title: string; to: string }[];
}

/** A file with the digest by which it is known again. */
export interface SheetView {
  name: string;
  sha256: string;
}

/** What the head signed, to be kept. */
export interface SignedView {
  name: string;
  position: string;
  at: string;
  /** Of the content of the application, where that was signed. */
  digest: string | null;
  documents: string[];
  /** The sheet signed on paper, which the digest of the content does not cover. */
  sheet: SheetView | null;
  texts: AcceptedTextView[];
  /** The copy as a PDF, and until when it is kept. */
  to: string;
  isKept: boolean;
}

/** What the page says once the link is answered or over. */
export interface AnsweredView {
  state: ConfirmationState;
  caseNumber: string;
  date: string;
  signed: SignedView | null;
}
