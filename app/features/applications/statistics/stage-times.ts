import { DAY_MS } from "#app/platform/clock.ts";
import { type Stage, STAGES, type StageTime } from "./statistics-model.ts";

/** When what happened to a case first; what has not happened is missing. */
export interface CaseTimes {
  submitted?: Date;
  opened?: Date;
  recommended?: Date;
  decided?: Date;
}

const ENDS: Readonly<Record<Stage, readonly [keyof CaseTimes, keyof CaseTimes]>> = {
  to_opened: ["submitted", "opened"],
  to_recommended: ["opened", "recommended"],
  to_decided: ["recommended", "decided"],
  whole: ["submitted", "decided"],
};

const NINE_OF_TEN = 0.9;

/** The least number that a share of the numbers does not exceed; null of none. */
export function shareAt(numbers: readonly number[], share: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** How long each stage took, in days to one decimal. */
export function stageTimes(cases: readonly CaseTimes[]): StageTime[] {
  return STAGES.map((stage) => {
    const [from, to] = ENDS[stage];
    const days = cases.flatMap((one) => {
      const [begin, end] = [one[from], one[to]];
      return begin && end && end >= begin ? [Math.round((10 * (end.getTime() - begin.getTime())) / DAY_MS) / 10] : [];
    });
    return { stage, cases: days.length, medianDays: shareAt(days, 0.5), mostDays: shareAt(days, NINE_OF_TEN) };
  });
}
