/** How often a race is tried on one engine: 200 times in a run of the tests, half of them on each; `npm run drill -- races` tries more. */
export const TRIALS = 100;
