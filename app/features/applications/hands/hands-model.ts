import type { HandRole } from "#app/features/accounts/viewer.ts";
import type { InvitationStanding } from "#app/features/invitations/invitation.ts";

/** Somebody with a hand in an application, as the others see it. */
export interface HandView {
  userId: string;
  name: string;
  /** For whoever answers for the application. */
  email: string | null;
  role: HandRole;
  isYou: boolean;
  /** "since 3 November 2026" */
  since: string;
  isSuspended: boolean;
  isChangeable: boolean;
}

export interface InvitedView {
  id: string;
  /** Null where none was given and nobody has accepted. */
  name: string | null;
  email: string;
  role: HandRole;
  standing: InvitationStanding;
  /** Until when, or when it was answered. */
  detail: string;
  isOpen: boolean;
  canSendAgain: boolean;
}

/** The people on an application, with what the reader can do about them. */
export interface HandsPage {
  title: string;
  applicationId: string;
  institution: string;
  hands: HandView[];
  invitations: InvitedView[];
  /** Those who ask to be let in, for whoever may answer. */
  requests: { id: string; name: string; asked: string }[];
  canChange: boolean;
  canLeave: boolean;
  canAskToTakeOver: boolean;
  hasAsked: boolean;
  locale: string;
}
