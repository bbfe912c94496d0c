import type { ApplicationStatus } from "#db/vocabulary.ts";

/** What is proposed for an application, for the secretariat. */
export interface ProposalView {
  id: string;
  person: string;
  email: string;
  reason: string;
  by: string;
  proposed: string;
  until: string;
  /** Until when the answer of whoever answers for the application is waited for; false once the day has passed. */
  isWaiting: boolean;
  mayAgree: boolean;
  mayDecline: boolean;
  mayTakeBack: boolean;
}

/** The page on which the secretariat hands an application over. */
export interface HandoverPage {
  title: string;
  id: string;
  institution: string;
  /** Null of an application that is not sent. */
  caseNumber: string | null;
  applicant: string;
  /** Whoever answers for it has an open account with a confirmed address. */
  isAsked: boolean;
  proposal: ProposalView | null;
}

/** An application that somebody answers for. */
export interface FoundFile {
  id: string;
  institution: string;
  status: ApplicationStatus;
}

/** What the secretariat proposes, for whoever answers for the application. */
export interface OwnProposalView {
  id: string;
  person: string;
  reason: string;
  until: string;
}
