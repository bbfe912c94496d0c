import type { PresentedProject, TextView } from "../project/project-model.ts";

/** A project as a card of the board shows it. */
export interface BoardCardView extends PresentedProject {
  kind: string | null;
  excerpt: TextView;
  themes: string[];
  countries: string[];
  isForMembers: boolean;
}
