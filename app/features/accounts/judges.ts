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
