import type { ApplicationStatus } from "#db/vocabulary.ts";

/** Approved, whatever became of the formalities. */
export const APPROVED = ["formalities", "approved", "approval_lapsed"] as const;

/** Refused, also while or after that was appealed against. */
export const REFUSED = ["refused", "appeal", "refused_final"] as const;

export const DECIDED = [...APPROVED, ...REFUSED] as const;

/** What was decided of a case in this state; null while nothing is. */
export function outcomeOf(status: ApplicationStatus): "approved" | "refused" | null {
  const isOneOf = (some: readonly ApplicationStatus[]) => some.includes(status);
  return isOneOf(APPROVED) ? "approved" : isOneOf(REFUSED) ? "refused" : null;
}
