/** The way of an application, in the order in which it goes. */
export const STAGES = ["form", "head", "check", "decision", "result", "formalities"] as const;

/** What can be said of when the decision is expected; `days` are those of files like it, `day` is this file's. */
export type Expected =
  /** `by`: the day about which it is expected, written out. */
  | { kind: "half"; days: number; day: number; by: string }
  | { kind: "promised"; day: number; by: string }
  /** Past what is usual: no date is named. */
  | { kind: "longer"; day: number }
  /** The applicant has the file; the count stands still. */
  | { kind: "paused"; day: number }
  /** Not handed in yet. */
  | { kind: "before"; days: number | null };

export interface WhereView {
  stages: { stage: (typeof STAGES)[number]; state: "done" | "now" | "next" }[];
  /** What the applicant still has to do, each with the page where it is done. */
  missing: { label: string; to: string }[];
  /** The list of sections, above on the same page, names what is missing. */
  isListed: boolean;
  expected: Expected | null;
}
