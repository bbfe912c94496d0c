import type { CouncilStage } from "#app/features/agenda/stage.ts";
import type { ReaderWords } from "#app/ui/letter-field.tsx";
import type { DecidingBallot } from "#db/schema/decisions.ts";
import type { AppealGround, AppealOutcome } from "#db/vocabulary-afterwards.ts";
import type { ApplicationStatus, Decision, MembershipCategory, Recommendation } from "#db/vocabulary.ts";
import type { CheckView } from "../checks/list-checks.server.ts";
import type { TimeView } from "../file/review-dates.server.ts";
import type { CategoryFound } from "../form/category.ts";

/** An appeal as those who read the file do; of what the panel says only what has taken effect. */
export interface AppealView {
  grounds: AppealGround[];
  body: string;
  at: TimeView;
  evidence: { id: string; name: string }[];
  outcome: AppealOutcome | null;
  reasons: string | null;
}

export interface RecommendationView {
  recommendation: Recommendation;
  reasonCodes: string[];
  rationale: string;
  by: string | null;
  at: TimeView;
}

export interface DecisionView {
  outcome: Decision;
  category: MembershipCategory | null;
  reasonCodes: string[];
  explanation: string;
  deferredUntil: string | null;
  heldUntil: TimeView | null;
  /** Nothing was recommended after it. */
  isAnswerToLast: boolean;
  by: string | null;
  at: TimeView;
  memberNumber: string | null;
  /** The vote of the council that decided; null where a person did. */
  ballot: DecidingBallot | null;
}

/** What stands in the form of a decision before anybody types. */
export interface ProposedDecision {
  outcome?: Decision;
  category: MembershipCategory | null;
  reasonCodes: string[];
  explanation: string;
  until: string | null;
}

export interface TakenBackView {
  outcome: Decision;
  by: string | null;
  takenBackBy: string | null;
  form: ProposedDecision;
}

export interface DecisionPageView {
  id: string;
  version: number;
  status: ApplicationStatus;
  mayDecide: boolean;
  /** May send it back to the checks. */
  mayReturn: boolean;
  mayTakeBack: boolean;
  /** Why this person does not decide. */
  why: "held" | "no_decider" | CouncilStage | "ballot" | "second_person" | "overturned" | "not_yours" | "nothing_open";
  /** What the panel found, when it let the refusal be decided on again. */
  appeal: AppealView | null;
  recommendation: RecommendationView | null;
  appliesAs: CategoryFound;
  overruled: CheckView[];
  doubtful: CheckView[];
  decision: DecisionView | null;
  /** An approval opens formalities, and only what follows them is the membership. */
  hasFormalities: boolean;
  readers: ReaderWords[];
  takenBack: TakenBackView | null;
  /** What is proposed is what this person had begun. */
  isBegun: boolean;
  proposed: ProposedDecision;
}
