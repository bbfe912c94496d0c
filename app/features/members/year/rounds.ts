import { daysAfter } from "#app/platform/days.ts";

/** One letter of a row of them about one thing, from its day on. */
export interface Round<Name extends string> {
  name: Name;
  day: string;
}

/** That a letter of such a row has gone to a member. */
export interface Told {
  round: string;
  toldOn: string;
}

/** So many days lie between two letters, whatever the settings, and when the clock has stood still. */
export const DAYS_APART = 7;
/** So many days lie between the last letter and what it announces. */
const DAYS_TO_ACT = 14;

const lastTold = (told: readonly Told[]) => told.reduce((last, { toldOn }) => (toldOn > last ? toldOn : last), "");

/**
 * The letter to write on a day; null where none is due. What was missed meanwhile is left out, but the last but one never
 * is: nothing follows from a single reminder.
 */
export function dueRound<Name extends string>(
  rounds: readonly Round<Name>[],
  told: readonly Told[],
  today: string,
): Name | null {
  const names = rounds.map(({ name }) => name);
  const reached = Math.max(-1, ...told.map(({ round }) => names.findIndex((name) => name === round)));
  const arrived = rounds.filter(({ day }) => day <= today).length - 1;
  if (arrived <= reached) return null;
  if (told.length > 0 && daysAfter(lastTold(told), DAYS_APART) > today) return null;
  const last = rounds.length - 1;
  const due = arrived === last && reached < last - 1 ? last - 1 : arrived;
  return names[due] ?? null;
}

/** Whether what the letters announce may happen: its day is over, and the last of them was written long enough before. */
export function isWarned(
  rounds: readonly Round<string>[],
  told: readonly Told[],
  { deadline, today }: { deadline: string; today: string },
): boolean {
  const warning = told.find(({ round }) => round === rounds.at(-1)?.name);
  return warning !== undefined && deadline < today && daysAfter(warning.toldOn, DAYS_TO_ACT) < today;
}

/** The last day to act that a letter names, when it is written so late that the deadline itself would be no time. */
export function dayToAct(rounds: readonly Round<string>[], round: string, on: { deadline: string; today: string }) {
  const isLast = round === rounds.at(-1)?.name;
  const least = daysAfter(on.today, isLast ? DAYS_TO_ACT : DAYS_APART + DAYS_TO_ACT);
  return least > on.deadline ? least : on.deadline;
}
