/** UArctic, IAU: a profile is read, not studied. */
export const PROFILE_WORDS = 300;

/** The most characters of the reason for suspending or reinstating a membership. */
export const LONGEST_RULING = 2000;
