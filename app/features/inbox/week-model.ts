import type { Act } from "#app/ui/member-task.ts";

/** One thing an institution can act on: what, why, until when, and what is pressed. */
export interface WeekItem {
  to: string;
  act: Act;
  title: string;
  why: string;
  /** For which of several institutions of the reader; null where there is one, or none it is for. */
  institution: string | null;
  dueAt: { dateTime: string; text: string; remaining?: string; state?: "open" | "soon" | "overdue" } | null;
  /** Since when it waits, where it has no last day. */
  since: { dateTime: string; text: string } | null;
}

export interface WeekView {
  tasks: WeekItem[];
  /** How many there are, and how many are shown at first. */
  total: number;
  first: number;
  offers: WeekItem[];
}
