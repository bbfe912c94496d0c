/** How news of the institution and its projects comes by letter. */
export const NEWS_CHOICES = ["at_once", "none"] as const;

export type NewsChoice = (typeof NEWS_CHOICES)[number];
