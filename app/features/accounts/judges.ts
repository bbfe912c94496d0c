import { addDays } from "#app/platform/clock.ts";

/** Within so many days whoever wrote what was hidden may ask that somebody else look at it. */
const ASKED_WITHIN_DAYS = 60;

/** Until when they may. */
export const askedUntil = ({ hiddenAt }: { hiddenAt: Date }): Date => addDays(hiddenAt, ASKED_WITHIN_DAYS);

/**
 * Whether somebody of those who may judge a thing does: whom it concerns leaves it to the others, as long as there is one
 * whom it does not.
 */
export function judges(userId: string, concernedIds: readonly string[], allIds: readonly string[]): boolean {
  return !concernedIds.includes(userId) || isNobodyElse(concernedIds, allIds);
}

/** Whether it concerns everybody who may judge. */
export const isNobodyElse = (concernedIds: readonly string[], allIds: readonly string[]): boolean =>
  allIds.every((id) => concernedIds.includes(id));
