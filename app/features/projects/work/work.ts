import type { MilestoneStanding, MilestoneState } from "#db/vocabulary-work.ts";

/** So much of each a project may hold. */
export const MOST = {
  packages: 10,
  milestones: 60,
  tasksTakenBack: 20,
  tasks: 300,
  notes: 200,
  meetings: 200,
} as const;
/** From here on the page advises fewer. */
export const ADVISED_PACKAGES = 5;

/** The most characters of each text. */
export const LENGTHS = {
  title: 160,
  evidence: 500,
  sentence: 300,
  progress: 1500,
  progressMore: 1000,
  agenda: 3000,
  minutes: 10_000,
} as const;

/** What is given to a person within this time is told in one letter. */
export const BUNDLED_MS = 15 * 60_000;

/** Within this time a note of progress is corrected by whoever wrote it. */
const CORRECTED_WITHIN_MS = 60 * 60_000;

export const isFreshNote = ({ writtenAt }: { writtenAt: Date }, now: Date): boolean =>
  now.getTime() - writtenAt.getTime() < CORRECTED_WITHIN_MS;

/** A milestone as it stands on a day: what is not done when its day has passed is late. */
export function standingOn(
  { state, dueOn }: { state: MilestoneState; dueOn: string },
  today: string,
): MilestoneStanding {
  const isOpen = state === "planned" || state === "in_progress";
  return isOpen && dueOn < today ? "late" : state;
}

/** What a form asks about a day that has passed. */
export const PAST_DAY = "work:errors.past_day";
