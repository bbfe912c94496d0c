/** How a milestone of a project stands as somebody said it; that it is late follows from its day. Labels: `vocabulary.json`. */
export const MILESTONE_STATES = ["planned", "in_progress", "done", "cancelled"] as const;
/** The same, with what follows from its day. */
export const MILESTONE_STANDINGS = [...MILESTONE_STATES, "late"] as const;
export type MilestoneStanding = (typeof MILESTONE_STANDINGS)[number];
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** How an institution sees the course of a project. */
export const PROGRESS_LIGHTS = ["on_track", "at_risk", "off_track"] as const;
export type ProgressLight = (typeof PROGRESS_LIGHTS)[number];
