/** More columns than four are not read beside each other. */
export const MOST_COMPARED = 4;

const SLUG = /^[a-z0-9][a-z0-9-]{0,120}$/;

/** The members an address names by their own addresses, each once; what cannot be one is left out. */
export const readSlugs = (named: readonly string[]): string[] => [...new Set(named)].filter((slug) => SLUG.test(slug));

/** The members to compare. */
export const readCompared = (named: readonly string[]): string[] => readSlugs(named).slice(0, MOST_COMPARED);
