import { addDays } from "#app/platform/clock.ts";
import type { INVITATION_STATES, InvitedSubject } from "#db/vocabulary.ts";

/** What people are invited to, or ask to be let in to. */
export interface Subject {
  subjectType: InvitedSubject;
  subjectId: string;
}

/** The link of an invitation works so long; sent again, it begins anew. */
const INVITATION_DAYS = 7;
export const endOfInvitation = (now: Date) => addDays(now, INVITATION_DAYS);

/** A letter of one invitation is sent at most so often. */
export const MOST_LETTERS = 5;

/** Requests one person may have open, and for how long a declined one is not asked again. */
export const MOST_OPEN_REQUESTS = 5;
export const ASK_AGAIN_DAYS = 30;

/** So many people may ask for the same of one thing at once: whoever comes later waits until some are answered. */
export const MOST_ASKING_FOR_ONE = 5;

/** A request that nobody has answered for so long goes on to the secretariat. */
export const PASSED_ON_DAYS = 7;

export type InvitationStanding = (typeof INVITATION_STATES)[number] | "expired";

/** Where an invitation stands: its state, or that its link has ended meanwhile. */
export function standingOf(
  { state, expiresAt }: { state: (typeof INVITATION_STATES)[number]; expiresAt: Date },
  now: Date,
): InvitationStanding {
  return state === "sent" && expiresAt <= now ? "expired" : state;
}
