import type { FreshnessAnswer } from "#db/vocabulary-freshness.ts";
import type { StatusView, TextView } from "../project/project-model.ts";

/** What the page of a link shows: nothing of the project once it cannot be answered any more, but what was answered. */
export type QuestionView =
  | { state: "ended" | "unknown" }
  | { state: "used"; answer: FreshnessAnswer; answeredOn: string; until: string | null }
  | {
      state: "open";
      title: TextView;
      lead: string;
      status: StatusView;
      /** Until when it takes interest now. */
      answerBy: string | null;
      chosen: FreshnessAnswer | null;
      /** Days between which a new one can be chosen, and the one that is proposed. */
      today: string;
      latest: string | null;
      proposed: string;
    };

export type OpenQuestion = Extract<QuestionView, { state: "open" }>;
export type GoneQuestion = Exclude<QuestionView, { state: "open" }>;
