import { addDays, DAY_MS, HOUR_MS } from "#app/platform/clock.ts";
import { daysAfter, dayOf, endOfDay } from "#app/platform/days.ts";
import type { CooperationOffer } from "#db/vocabulary-forms.ts";
import type { AskKind, AskState } from "#db/vocabulary-asks.ts";
import type { Role } from "#db/vocabulary.ts";

export const LONGEST_SENTENCE = 240;
/** What is shorter says too little to be answered. */
export const FEWEST_LETTERS = 10;
export const LONGEST_ANSWER = 500;
/** So many members are asked at most. */
export const MOST_ASKED = 10;
/** So many asks a member is sent in a week, whoever asks. */
export const MOST_A_WEEK = 2;
export const WEEK_DAYS = 7;
/** An ask ends by itself after so many days at the latest. */
export const LONGEST_DAYS = 14;
/** So many asks of one member stand open at once. */
export const MOST_OPEN = 3;

/** Who of a member is asked, and answers. */
export const ASKED_ROLES = ["representative", "alternate"] as const satisfies readonly Role[];

/** What a member offers who can do it; nothing where no offer says so. */
export const OFFERS_FOR: Readonly<Record<AskKind, readonly CooperationOffer[]>> = {
  guest_lecture: ["co_teaching"],
  translation_check: ["translation", "language_teaching"],
  text_reading: ["peer_review", "proposal_writing"],
  advice: [],
  other: [],
};

export interface Standing {
  state: AskState;
  endsAt: Date;
}

/** How an ask stands at a moment: one whose time is over has ended, whether the clock has said so or not. */
export function stateAt({ state, endsAt }: Standing, offers: number, now: Date): AskState {
  if (state !== "open" || endsAt > now) return state;
  return offers > 0 ? "ended_answered" : "ended_unanswered";
}

/** How an ask stands as people read it: while it is reported it is held, and found to be abuse it is stopped. */
export type AskStanding = AskState | "held" | "stopped";

interface Report {
  reportedAt: Date;
  foundAt: Date;
}

/** The end of an ask after reports that were dismissed: the days it was held are given back. */
export function endAfterReports(endsAt: Date, closedAt: Date | null, dismissed: readonly Report[]): Date {
  const inOrder = dismissed.toSorted((one, other) => one.reportedAt.getTime() - other.reportedAt.getTime());
  let [end, heldUntil] = [endsAt, new Date(0)];
  for (const { reportedAt, foundAt } of inOrder) {
    if (reportedAt >= (closedAt ?? end)) break;
    const from = reportedAt > heldUntil ? reportedAt : heldUntil;
    if (foundAt <= from) continue;
    end = addDays(end, Math.ceil((foundAt.getTime() - from.getTime()) / DAY_MS));
    heldUntil = foundAt;
  }
  return end;
}

export const isOpenAt = (ask: Standing, now: Date): boolean => stateAt(ask, 0, now) === "open";

/** The end of the day after so many. An hour of the fourteen days is the clock's, which then has ended it within them. */
export function endOf(days: number, now: Date): Date {
  const latest = new Date(addDays(now, LONGEST_DAYS).getTime() - HOUR_MS);
  const end = endOfDay(daysAfter(dayOf(now), days));
  return end < latest ? end : latest;
}
