import type { HandRole } from "#app/features/accounts/viewer.ts";

/** What the reader of an application may do with it. */
export interface OwnHand {
  hand: HandRole;
  isAnswering: boolean;
  isWriting: boolean;
  /** Who answers for it, where that is not the reader. */
  applicant: string | null;
  /** How many people share it. */
  people: number;
}
