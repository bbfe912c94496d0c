import type { TitleView } from "../project/project-model.ts";

/** A project with interest that nobody has answered in time, as a coordinator reads it. */
export interface UnansweredView {
  id: string;
  title: TitleView;
  to: string;
  lead: string;
  leadTo: string;
  country: string;
  /** How many wait. */
  total: number;
  /** For how many days the first of them has waited. */
  days: number;
}
