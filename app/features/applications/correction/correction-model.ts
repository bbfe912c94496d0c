import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { Decision, MembershipCategory } from "#db/vocabulary.ts";
import type { LetterPreview, LetterView } from "../decision/letter-model.ts";
import type { TimeView } from "../file/review-dates.server.ts";
import type { Fact } from "./correction.ts";

/** One thing of a decision as it stood and as it is corrected, written out. */
export interface ComparedFact {
  fact: Fact;
  before: string;
  after: string;
}

/** A correction for those who read the file: what it changes, why, and whose it is. */
export interface CorrectionView {
  id: string;
  compared: ComparedFact[];
  reason: string;
  proposedBy: string | null;
  proposedAt: TimeView | null;
  settledBy: string | null;
  settledAt: TimeView | null;
}

/** What stands in the form of a correction. */
interface CorrectionValues {
  category: MembershipCategory | null;
  startsOn: string | null;
  until: string | null;
  reasonCodes: string[];
  explanation: string;
  reason: string;
}

export interface CorrectionPageView {
  id: string;
  version: number;
  outcome: Decision;
  /** The council voted on the category, and no correction changes it. */
  isVoted: boolean;
  /** The membership that an approval gave. */
  number: string | null;
  mayPropose: boolean;
  values: CorrectionValues;
  readers: ReaderWords[];
  /** What this person has begun, with its letters. */
  draft: { mark: string; compared: ComparedFact[]; letters: LetterView[] } | null;
  /** What waits for a second person, with the letters as they would go out. */
  proposed:
    | (CorrectionView & {
        may: "settle" | "take_back" | null;
        whyNot: "own" | "recommended" | null;
        letters: LetterPreview[];
      })
    | null;
}

/** What is said of corrections on the first page of a file. */
export interface CorrectionsView {
  id: string;
  mayPropose: boolean;
  isProposed: boolean;
  maySettle: boolean;
  agreed: CorrectionView[];
}
