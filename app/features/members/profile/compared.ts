/** More columns than four are not read beside each other. */
export const MOST_COMPARED = 4;

const SLUG = /^[a-z0-9][a-z0-9-]{0,120}$/;

/** The members to compare that an address names by their own addresses; what cannot be one is left out. */
export function readCompared(named: readonly string[]): string[] {
  return [...new Set(named)].filter((slug) => SLUG.test(slug)).slice(0, MOST_COMPARED);
}
