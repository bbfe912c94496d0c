import type { SubmissionResult } from "@conform-to/react";
import type { Lack } from "./lacks.ts";

/** What the form of a posting gets back. */
export interface PostingAnswer {
  result?: SubmissionResult;
  /** Given when somebody else saved meanwhile: who, the answers that both changed, and those that only they did. */
  conflict?: { differing: string[]; others: string[]; savedBy: string | null; slug: string };
  /** What somebody else has saved beside what was sent, and this page does not show. */
  beside?: { others: string[]; savedBy: string | null };
  /** The version the next save must name, and the marks of the answers the page then shows. */
  version?: number;
  seen?: string;
  savedText?: string;
  /** What keeps the form, as it was sent, from being handed in. */
  lacks?: Lack[];
  /** Where the draft is found again, once it is kept. */
  path?: string;
}
