import { refused } from "#app/platform/refusal.ts";
import { daysBetween, MOST_ANSWER_DAYS } from "../project/project.ts";

/** Why a call is not held open until a day; null where nothing is in the way. */
export function refuseDay(answerBy: string, { callDeadline, today }: { callDeadline: string | null; today: string }) {
  if (answerBy < today) return refused("day-past");
  if (callDeadline !== null && answerBy > callDeadline) return refused("after-call");
  return daysBetween(today, answerBy) > MOST_ANSWER_DAYS ? refused("day-far") : null;
}
