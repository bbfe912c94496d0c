import type { SubmissionResult } from "@conform-to/react";
import type { Lack } from "./lacks.ts";

/** What the form of a posting gets back. */
export interface PostingAnswer {
  result?: SubmissionResult;
  /** Given when somebody else saved meanwhile: who, and the answers that differ. */
  conflict?: { differing: string[]; savedBy: string; slug: string };
  /** The version the next save must name. */
  version?: number;
  savedText?: string;
  /** What keeps the form, as it was sent, from being handed in. */
  lacks?: Lack[];
  /** Where the draft is found again, once it is kept. */
  path?: string;
}
