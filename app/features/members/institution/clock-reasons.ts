/** What a change of a membership says instead of a reason when the clock has made it, or the member itself. */
export const CLOCK_REASONS = [
  "year_not_confirmed",
  "year_confirmed",
  "accreditation_over",
  "accreditation_renewed",
  "term_renewed",
] as const;
type ClockReason = (typeof CLOCK_REASONS)[number];

export const clockReasonOf = (reason: string) => CLOCK_REASONS.find((code) => code === reason) ?? null;

/** For what the clock suspends, and what puts the membership back in force. */
export const UNDONE_BY = {
  year_not_confirmed: "year_confirmed",
  accreditation_over: "accreditation_renewed",
} as const satisfies Partial<Record<ClockReason, ClockReason>>;
export type ClockSuspension = keyof typeof UNDONE_BY;

export const isClockSuspension = (reason: string): reason is ClockSuspension => Object.hasOwn(UNDONE_BY, reason);
