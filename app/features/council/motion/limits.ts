/** The most characters of a motion, in each language. */
export const LONGEST_MOTION = { title: 200, body: 6000 };
