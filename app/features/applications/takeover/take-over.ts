import { PASSED_ON_DAYS } from "#app/features/invitations/invitation.ts";
import { addDays } from "#app/platform/clock.ts";

/** Who was told has the week to object in which any request waits for the institution itself. */
export const endOfObjection = (told: Date) => addDays(told, PASSED_ON_DAYS);

/** The head's office answers within so many days, and is written to so often at most. */
const HEAD_LINK_DAYS = 21;
export const endOfHeadLink = (now: Date) => addDays(now, HEAD_LINK_DAYS);
/** When the link went out whose end is known; null as long as it did not. */
export const sentAtOf = ({ expiresAt }: Pick<Asked, "expiresAt">) => expiresAt && addDays(expiresAt, -HEAD_LINK_DAYS);
export const MOST_HEAD_LETTERS = 3;

export type HeadStanding = "none" | "sent" | "ended" | "confirmed" | "declined";

interface Asked {
  answer: "confirmed" | "declined" | null;
  expiresAt: Date | null;
}

/** Where the question to the head's office stands. */
export function headStanding(check: Asked | null, now: Date): HeadStanding {
  if (check?.answer) return check.answer;
  if (!check?.expiresAt) return "none";
  return check.expiresAt > now ? "sent" : "ended";
}
