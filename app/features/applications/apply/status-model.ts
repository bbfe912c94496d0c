import type { AppealState } from "#db/vocabulary-afterwards.ts";
import type { ApplicationStatus, Decision, MembershipCategory } from "#db/vocabulary.ts";
import type { MessageView } from "#app/features/conversations/thread-model.ts";
import type { AnswerItem } from "../form/answer-view.server.ts";
import type { DeadlineView } from "../file/review-dates.server.ts";
import type { TimelineItem } from "./applicant-timeline.server.ts";
import type { WhereView } from "./where-model.ts";
import type { StepView } from "./form-progress.server.ts";

/** Where the link to the head stands. */
export interface HeadView {
  name: string;
  email: string;
  sentAt: string;
  /** The time of day, for what was sent a moment ago. */
  sentTime: string;
  until: string;
  declineReason: string | null;
}

export type AskedState = "open" | "unchanged" | "ready";

/** What the secretariat asked for: each question with a link to it, and whether it was corrected. */
export interface AskedView {
  message: string;
  asked: { label: string; to: string; state: AskedState }[];
  unchanged: string[];
  isComplete: boolean;
}

export interface AnnouncedDecision {
  outcome: Decision;
  explanation: string;
  reasons: { code: string; title: string; cure: string }[];
  /** The day from which the institution may apply again. */
  againFrom: string | null;
}

/** What was written with the secretariat, in short. */
export interface MessagesBrief {
  total: number;
  unread: number;
  last: MessageView | null;
}

/** The status page of an applicant: where the file is, who acts next and by when, and what they can do. */
export interface StatusPage {
  title: string;
  id: string;
  status: ApplicationStatus;
  caseNumber: string | null;
  /** Who acts next, in words for this reader. */
  next: string | null;
  due: DeadlineView | null;
  /** Null of an application that ended without a decision. */
  where: WhereView | null;
  /** Recommendations that are asked, and how many of them given; null where nobody was asked. */
  recommendations: { asked: number; given: number } | null;
  steps: StepView[];
  done: number;
  isComplete: boolean;
  head: HeadView | null;
  request: AskedView | null;
  /** What this reader wrote with an answer or a report that was not sent yet; empty when nothing. */
  unsent: string;
  /** Of a refusal: until when it can be appealed against, and how an appeal stands. */
  appeal: { until: string | null; isOpen: boolean; state: AppealState | null } | null;
  /** The case that goes on in the place of this one, which is closed as its duplicate. */
  duplicateOf: string | null;
  /** Who withdrew it and when, in a sentence, and what was said with it; null of a duplicate. */
  withdrawn: { sentence: string; reason: string } | null;
  /** While the decision is put off: until when, and what may be changed. */
  deferral: { since: string; until: string; steps: StepView[] } | null;
  /** What they had typed of questions that are no longer asked. */
  dropped: AnswerItem[];
  decision: AnnouncedDecision | null;
  /** `slug` is null while the membership is not in force. */
  membership: { number: string; slug: string | null; category: MembershipCategory } | null;
  messages: MessagesBrief;
  timeline: TimelineItem[];
  documents: { id: string; name: string; label: string }[];
  canWithdraw: boolean;
  reopenUntil: string | null;
  canApplyAgain: boolean;
  /** The application that was begun anew after this one. */
  anew: string | null;
  submittedAt: string | null;
}
