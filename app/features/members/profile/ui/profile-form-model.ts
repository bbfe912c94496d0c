/** Of each question what was typed or chosen; of addresses one a line. */
export interface ProfileFormValues extends Record<string, string | string[]> {
  version: string;
  /** Marks of the values the form shows. */
  seen: string;
}

/** How much of its profile a member has given. */
export interface CompletenessView {
  told: number;
  asked: number;
  /** What to add next, with the way there. */
  next: { label: string; to: string }[];
}
