/** The most and the fewest characters of the reason for suspending or reinstating a membership. */
export const LONGEST_RULING = 2000;
export const SHORTEST_RULING = 10;

/** The most characters of what a member answers before it is put out. */
export const LONGEST_REPLY = 5000;

/** The most characters of what is seen on a cover, and of whose picture it is. */
export const LONGEST_ALT = 250;
export const LONGEST_CREDIT = 200;

export const LARGEST_LOGO = 2 * 1024 * 1024;
