import type { CommitmentWay, Formality } from "#db/vocabulary-afterwards.ts";
import type { SheetChoice } from "../commitment/sheet-choice.ts";
import type { DeadlineView } from "../file/review-dates.server.ts";

/** One formality: whether it is done, how, and who acts next. */
export interface FormalityView {
  formality: Formality;
  state: "done" | "open" | "waived";
  actor: "head" | "representative" | "applicant" | "secretariat";
  given: { by: CommitmentWay; version: number; day: string; name: string | null; documentId: string | null } | null;
  /** To whom the link to sign was sent, and when. */
  asked: { name: string; day: string } | null;
  /** When the head would not sign, and why. */
  declined: { day: string; reason: string } | null;
  /** When the secretariat did not accept the sheet, and why not. */
  refusal: { day: string; reason: string } | null;
  person: { name: string; position: string; email: string } | null;
  /** Of a representative who has no account yet. */
  invitation: { standing: "open" | "over" | "declined" | "none"; day: string } | null;
}

/** What an applicant sees and does. */
export interface OwnFormalitiesPage {
  title: string;
  id: string;
  institution: string;
  items: FormalityView[];
  /** The commitment to sign on paper. */
  sheet: SheetChoice;
  due: DeadlineView | null;
  /** Only whoever answers for the application changes something; the others read who that is. */
  mayAnswer: boolean;
  /** Whoever is one of the representatives cannot be the other, too. */
  mayNameSelf: boolean;
  owner: string;
}

/** What the secretariat sees; null where a file never had any. */
export interface ReviewFormalities {
  id: string;
  version: number;
  items: FormalityView[];
  due: DeadlineView | null;
  /** The membership may be begun, and the day put off, up to a last one. */
  may: { until: { after: string; last: string; lastWritten: string } | null } | null;
  /** The sheet that waits to be looked at. */
  sheetToJudge: string | null;
  waived: { by: string; day: string; reason: string } | null;
}
