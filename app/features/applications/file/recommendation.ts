import type { ApplicationStatus } from "#db/vocabulary.ts";

/** So many may stand at one time (EUA, UNICA). */
export const MOST_RECOMMENDATIONS = 3;

/** Days within which whoever is asked answers. */
export const RECOMMEND_WITHIN_DAYS = 28;

/**
 * Where a request for a recommendation stands. `over`: nobody answered, and the file has gone on without it; `settled`: it was
 * given, and the file has gone to those who decide, so that it stays as it is.
 */
export type RecommendationState =
  "asked" | "given" | "settled" | "declined" | "expired" | "withdrawn" | "application_withdrawn" | "resting" | "over";

/** As long as the file is in one of these, recommendations are asked for, given and changed. */
const OPEN: readonly ApplicationStatus[] = ["draft", "awaiting_head", "submitted", "in_check", "info_requested"];

export const areRecommendationsOpen = (status: ApplicationStatus): boolean => OPEN.includes(status);

interface Asked {
  answer: "given" | "declined" | null;
  expiresAt: Date;
  cancelledAt: Date | null;
}

/** Whether a request still counts: given, or asked and neither declined, taken back nor too late. */
export function isStanding({ answer, expiresAt, cancelledAt }: Asked, now: Date): boolean {
  if (cancelledAt !== null || answer === "declined") return false;
  return answer === "given" || expiresAt > now;
}

/** Where one stands, as everybody whom it concerns is told. */
export function recommendationState(asked: Asked, status: ApplicationStatus, now: Date): RecommendationState {
  const { answer, cancelledAt } = asked;
  if (cancelledAt !== null) return "withdrawn";
  if (answer === "declined") return "declined";
  if (answer === "given") return areRecommendationsOpen(status) ? "given" : "settled";
  if (status === "withdrawn") return "application_withdrawn";
  if (!isStanding(asked, now)) return "expired";
  if (areRecommendationsOpen(status)) return "asked";
  return status === "expired" ? "resting" : "over";
}
