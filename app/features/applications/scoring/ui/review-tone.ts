import type { Tone } from "#app/ui/badge.tsx";
import type { ReviewState } from "#db/vocabulary-scoring.ts";

const TONES: Record<ReviewState, Tone> = {
  asked: "wait",
  accepted: "info",
  given: "ok",
  declined: "neutral",
  conflicted: "bad",
  withdrawn: "neutral",
};

export const reviewTone = (state: ReviewState): Tone => TONES[state];
