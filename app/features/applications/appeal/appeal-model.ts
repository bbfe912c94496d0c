import type { AppealGround, AppealOutcome, AppealState } from "#db/vocabulary.ts";
import type { DeadlineView } from "../file/review-dates.server.ts";
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

/** What one of the panel has said. */
export interface VoteView {
  userId: string;
  by: string;
  outcome: AppealOutcome;
  reasons: string;
  isOwn: boolean;
}

/** The page of the panel: the appeal, the refusal it is against, and what the others say. */
export interface PanelPage {
  header: DossierHeader;
  appeal: AppealView;
  decision: DecisionView | null;
  recommendation: RecommendationView | null;
  votes: VoteView[];
  /** When what was found takes effect, written out. */
  effectAt: string | null;
  mayVote: boolean;
  mayTakeBack: boolean;
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
