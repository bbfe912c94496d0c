/** Why a partnership ends: what a partner that leaves says, and what the lead says that takes one out. */
export const LEAVE_REASONS = ["no_capacity", "funding", "priorities", "project_changed", "other"] as const;
export const REMOVE_REASONS = [
  "no_contribution",
  "no_answer",
  "call_rules",
  "agreed",
  "project_changed",
  "other",
] as const;
export const END_REASONS = [...LEAVE_REASONS, "no_contribution", "no_answer", "call_rules", "agreed"] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What became of an offer to lead a project: `ended` when the partner or the project was in it no more. */
export const LEAD_OFFER_STATUSES = ["offered", "accepted", "declined", "withdrawn", "ended"] as const;

/** `replaced` by a newer one, or `taken_away`. */
export const COMMITMENT_STATUSES = ["current", "replaced", "taken_away"] as const;
