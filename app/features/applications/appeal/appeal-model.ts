import type { AppealGround, AppealOutcome, AppealState } from "#db/vocabulary-afterwards.ts";
import type { LetterView } from "../decision/letter-model.ts";
import type { DeadlineView, TimeView } from "../file/review-dates.server.ts";
import type { DossierHeader } from "../review/dossier-model.ts";
import type { AppealView, DecisionView, RecommendationView } from "../review/decision-model.ts";

/** The page on which an applicant writes an appeal, or reads the one that was lodged. */
export interface OwnAppealPage {
  title: string;
  institution: string;
  id: string;
  /** The last day to lodge it, written out. */
  until: string;
  /** There is still time. */
  mayLodge: boolean;
  /** The reader may write in the application. */
  mayWrite: boolean;
  /** The reader answers for the application. */
  mayAnswer: boolean;
  mayWithdraw: boolean;
  state: AppealState | null;
  version: number;
  grounds: AppealGround[];
  body: string;
  evidence: { id: string; name: string }[];
  lodgedAt: string | null;
  due: DeadlineView | null;
  outcome: AppealOutcome | null;
  reasons: string | null;
}

/** What one of the panel has proposed, with its letter as it would go out. */
export interface FindingView {
  id: string;
  /** Counts what was proposed in this appeal. */
  number: number;
  by: string;
  at: TimeView;
  outcome: AppealOutcome;
  reasons: string;
  /** Who agrees to it; nobody to an earlier version. */
  agreed: { userId: string; name: string }[];
  isAgreedByReader: boolean;
  letters: LetterView[];
}

/** The page of the panel: the appeal, the refusal it is against, and what the others propose. */
export interface PanelPage {
  header: DossierHeader;
  appeal: AppealView;
  decision: DecisionView | null;
  recommendation: RecommendationView | null;
  /** What somebody agrees to, newest first. */
  standing: FindingView[];
  earlier: FindingView[];
  /** What the reader has begun. */
  draft: { outcome: AppealOutcome; reasons: string } | null;
  /** In which languages the letter is read. */
  languages: string;
  /** When what was found takes effect, written out. */
  effectAt: string | null;
  mayVote: boolean;
  mayTakeBack: boolean;
}

/** The letter that one of the panel is writing. */
export interface PanelLetterPage {
  id: string;
  version: number;
  title: string;
  outcome: AppealOutcome;
  /** Stands for the draft with its letters. */
  mark: string;
  letters: LetterView[];
  /** Somebody else has proposed a letter with the same outcome. */
  replaces: { by: string } | null;
}

/** One line of the list of the panel. */
export interface AppealLine {
  id: string;
  caseNumber: string;
  name: string;
  state: AppealState;
  lodgedAt: string;
  due: DeadlineView | null;
  /** Nothing was said by the reader yet. */
  isForMe: boolean;
  isOpen: boolean;
}
