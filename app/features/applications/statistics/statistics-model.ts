/** Months that are counted, this one included. */
export const MONTHS = 12;

/** Of more cases in a year the newest are counted. */
export const MOST_CASES = 50_000;

/** The ways of a case whose length is told: from one event to the next, in days. */
export const STAGES = ["to_opened", "to_recommended", "to_decided", "whole"] as const;
export type Stage = (typeof STAGES)[number];

/** How long a stage took: half of the cases so many days or fewer, nine of ten so many or fewer. */
export interface StageTime {
  stage: Stage;
  cases: number;
  medianDays: number | null;
  mostDays: number | null;
}

export interface Counted {
  label: string;
  count: number;
}

export interface Flow {
  label: string;
  submitted: number;
  approved: number;
  refused: number;
}

export interface Load {
  /** Null for the cases without a coordinator. */
  name: string | null;
  open: number;
  overdue: number;
  /** Since when the oldest of them is with the secretariat, in days. */
  oldestDays: number;
}

/** What a secretariat tells of its work: of the cases its reader sees, and of no others. */
export interface Statistics {
  /** The last twelve months, as they are counted below; the states are those of now. */
  from: string;
  totals: { submitted: number; approved: number; refused: number; open: number };
  states: Counted[];
  stages: StageTime[];
  reasons: Counted[];
  /** Appeals, corrections and reopenings. */
  afterwards: Counted[];
  countries: Flow[];
  months: Flow[];
  load: Load[];
}
