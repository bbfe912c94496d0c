/** Why a project and a member fit. */
export interface WhyView {
  /** The partner wanted, in the words of the lead. */
  role: string;
  lines: string[];
}

/** The same as a member reads it beside a project. */
export interface OwnWhyView extends WhyView {
  /** For which of the person's institutions; null where there is one only. */
  institution: string | null;
}
