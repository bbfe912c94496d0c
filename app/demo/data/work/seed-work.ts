import type { ProgressLight } from "#db/vocabulary-work.ts";
import type { Language } from "#db/vocabulary-taxonomies.ts";

interface SeedMilestone {
  title: string;
  /** Days from today; before it, negative. */
  dueInDays: number;
  member: string;
  doneDaysAgo?: number;
  evidence?: string;
}

interface SeedPackage {
  title: string;
  member: string;
  beside: readonly string[];
  fromMonth: number;
  toMonth: number;
  milestones: readonly SeedMilestone[];
}

interface SeedTask {
  sentence: string;
  by: string;
  to: string;
  givenDaysAgo: number;
  dueInDays?: number;
  doneDaysAgo?: number;
}

interface SeedNote {
  person: string;
  member: string;
  daysAgo: number;
  light: ProgressLight;
  said: string;
  nextSteps?: string;
  risks?: string;
  reached?: number;
  reachedWomen?: number;
  reachedYouth?: number;
  countries: readonly string[];
}

interface SeedDocument {
  name: string;
  language: Language;
  person: string;
  /** One file after the other: what it says, and what is said of it. */
  versions: readonly { daysAgo: number; lines: readonly string[]; note: string }[];
}

/** A partner that left, and the member that came in its place. */
interface SeedReplacement {
  role: string;
  left: { member: string; person: string; joinedDaysAgo: number; daysAgo: number; note: string };
  by: { member: string; person: string; daysAgo: number; message: string };
}

/** What the partnership of a project does together; people and places of work are invented. */
export interface SeedWork {
  /** The slug of the project. */
  project: string;
  replaced?: SeedReplacement;
  packages: readonly SeedPackage[];
  tasks: readonly SeedTask[];
  notes: readonly SeedNote[];
  meeting: {
    person: string;
    title: string;
    inDays: number;
    time: string;
    timeZone: string;
    place: string;
    agenda: string;
  };
  documents: readonly SeedDocument[];
}
