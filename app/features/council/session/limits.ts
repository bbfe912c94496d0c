/** The most things on one agenda. */
export const MOST_ITEMS = 200;

/** How many files one page offers for the agenda, and how many items it votes on with one save: a form has a limit of fields. */
export const FILES_A_PAGE = 100;
export const ITEMS_A_PAGE = 50;

/** The most characters of what a member adds to a vote. */
export const LONGEST_WORD = 500;

/** The fewest characters of the reason why somebody may not vote. */
export const LEAST_REASON = 5;
