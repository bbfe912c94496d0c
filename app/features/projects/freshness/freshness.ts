import { daysAfter, monthsAfter } from "#app/platform/days.ts";
import type { FreshnessOccasion } from "#db/vocabulary-freshness.ts";
import { SOON_DAYS } from "../project/project.ts";

/** So many days before a project would be marked as left alone its lead is asked. */
const ASKED_BEFORE_DAYS = 14;
/** Between two letters that ask the same of a project lie so many days at least. */
const BETWEEN_LETTERS_DAYS = 14;
/** So many months after the day for answers a project that nobody has renewed is archived. */
const ARCHIVED_AFTER_MONTHS = 12;
/** So many days before that its lead is told. */
export const TOLD_BEFORE_ARCHIVING_DAYS = 30;
/** So long the link of a letter works. */
export const LINK_DAYS = 30;

/** A project on the board that seeks partners. */
export interface Call {
  /** The day for answers. */
  answerBy: string;
  /** The day on which its lead last did something with it. */
  touchedOn: string;
  /** The day on which its lead was asked last. */
  askedOn: string | null;
}

/** From which day on it counts as left alone. */
export const staleFrom = ({ touchedOn }: Pick<Call, "touchedOn">, staleDays: number): string =>
  daysAfter(touchedOn, staleDays);

/** Whether its lead has left it alone although it could still be answered. */
export const isStale = (call: Pick<Call, "touchedOn" | "answerBy">, staleDays: number, today: string): boolean =>
  call.answerBy >= today && staleFrom(call, staleDays) <= today;

/** The day on which it is archived where nobody does anything. */
export const archivedOn = ({ answerBy }: Pick<Call, "answerBy">): string =>
  monthsAfter(answerBy, ARCHIVED_AFTER_MONTHS);

export interface Question {
  occasion: FreshnessOccasion;
  /** What makes it the only one of its kind. */
  period: string;
}

function occasionOn({ answerBy, touchedOn }: Call, staleDays: number, today: string): FreshnessOccasion | null {
  if (answerBy < today)
    return daysAfter(archivedOn({ answerBy }), -TOLD_BEFORE_ARCHIVING_DAYS) <= today ? "archiving" : "over";
  const isNear = answerBy <= daysAfter(today, SOON_DAYS);
  if (isNear) return touchedOn <= daysAfter(today, -SOON_DAYS) ? "ending" : null;
  return daysAfter(staleFrom({ touchedOn }, staleDays), -ASKED_BEFORE_DAYS) <= today ? "untouched" : null;
}

/** What the lead of a project is asked on a day; null where it is asked nothing, or was asked lately. */
export function questionOn(call: Call, staleDays: number, today: string): Question | null {
  const { askedOn, answerBy, touchedOn } = call;
  if (askedOn !== null && askedOn > daysAfter(today, -BETWEEN_LETTERS_DAYS)) return null;
  const occasion = occasionOn(call, staleDays, today);
  return occasion && { occasion, period: occasion === "untouched" ? touchedOn : answerBy };
}
