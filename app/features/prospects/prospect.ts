import { addDays } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { ClaimAnswer, ProspectState } from "#db/vocabulary-prospects.ts";

/** The link of a letter works so long. */
const CLAIM_DAYS = 60;
export const endOfClaim = (now: Date) => addDays(now, CLAIM_DAYS);

/** A university is written to at most once in so many days, and so often in all; so is an address. */
const AGAIN_AFTER_DAYS = 30;
const MOST_LETTERS = 3;
const latelySince = (now: Date) => addDays(now, -AGAIN_AFTER_DAYS);

/** The most universities that one round of letters goes to. */
export const MOST_AT_ONCE = 50;
export const LONGEST_WORDS = 2000;

/** Names the letter of an invitation among those that are sent. */
export const keyOfLetter = (sentId: string) => `prospect-invited:${sentId}`;

export interface Invitable {
  state: ProspectState;
  /** Where it can be written to. */
  email: string | null;
  isSilenced: boolean;
  /** Whether whoever has the address said that the university is not theirs. */
  isWrongAddress: boolean;
  /** When it was written to, the address or the university; letters that came back are none. */
  written: readonly Date[];
}

type WhyNot = "silenced" | "claimed" | "no-contact" | "not-theirs" | "enough" | "lately";

/** Why a university is not invited now; null where it can be. Who said no is never written to again. */
export function whyNotInvited(one: Invitable, now: Date): Refusal<never, WhyNot> | null {
  if (one.state === "silenced" || one.isSilenced) return refused("silenced");
  if (one.state === "claimed" || one.state === "applied") return refused("claimed");
  if (one.email === null) return refused("no-contact");
  // An address of somebody else is mended first.
  if (one.isWrongAddress) return refused("not-theirs");
  if (one.written.length >= MOST_LETTERS) return refused("enough");
  return one.written.some((at) => at > latelySince(now)) ? refused("lately") : null;
}

/** What can be taken back: a letter nobody has answered, or a claim of which no application came. */
export const canTakeBack = (state: ProspectState) => state === "invited" || state === "claimed";

/** Of whom an application has come the record stays, with what led to it. */
export const canBeRemoved = (state: ProspectState) => state !== "applied";

export type ClaimStanding = "open" | "ended" | "replaced" | ClaimAnswer;

/** The link no longer speaks for the university, but whoever has the address can still ask for no more letters. */
export const canOnlySilence = (standing: ClaimStanding | "forgotten") =>
  standing === "ended" ||
  standing === "replaced" ||
  standing === "claimed" ||
  standing === "not_theirs" ||
  standing === "forgotten";

interface Sent {
  answer: ClaimAnswer | null;
  endedAt: Date | null;
  expiresAt: Date;
}

/** How the link of a letter stands; `isNewest` says whether no later letter went out. */
export function claimStanding({ answer, endedAt, expiresAt }: Sent, isNewest: boolean, now: Date): ClaimStanding {
  if (endedAt !== null) return isNewest ? "ended" : "replaced";
  if (answer !== null) return answer;
  return expiresAt > now ? "open" : "ended";
}
