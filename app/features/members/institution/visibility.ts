/** Who reads a part of a profile, from the fewest readers to the most. */
export const VISIBILITIES = ["secretariat", "members", "public"] as const;
export type Visibility = (typeof VISIBILITIES)[number];
