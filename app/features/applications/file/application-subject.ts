import type { CouncilStage } from "#app/features/agenda/stage.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";

interface AppealSubject {
  /** Whoever had to do with the file before: recommended, reviewed, decided, voted, asked or judged a check. */
  barredIds: readonly string[];
  votedIds: readonly string[];
  isHeld: boolean;
}

/** What a policy must know of an application. */
export interface ApplicationSubject {
  id: string;
  status: ApplicationStatus;
  country: string;
  /** Set once it was submitted: a draft withdrawn or expired before that never reaches the secretariat. */
  caseNumber: string | null;
  /** Everybody who ever recommended on it; empty as long as the file has not been before the council. */
  recommendedByIds: readonly string[];
  /** People of member institutions who have said yes to reviewing it. */
  reviewingIds: readonly string[];
  /** Who alone took a decision that the panel has overturned. */
  overturnedIds: readonly string[];
  /** The coordinator whose file it is, as long as that person can work on it; null when it is anybody's. */
  ownerId: string | null;
  /** Decided, and not yet in effect: nobody has to act. */
  isHeld: boolean;
  /** What is held was decided by a vote of the council. */
  isHeldByVote: boolean;
  /** Where what is recommended stands with the council; null where it is not before it. */
  councilStage: CouncilStage | null;
  /** Who prepared a request that waits for a second person's consent; null while none does. */
  requestPreparedById: string | null;
  /** Who proposed to amend what was decided, while that waits for a second person; null while nobody did. */
  amendmentProposedById: string | null;
  /** What is before the panel while the file is in appeal. */
  appeal?: AppealSubject | null;
  /** People who declared a conflict of interest, and all who act for the applying institution. */
  conflictedIds: readonly string[];
}
