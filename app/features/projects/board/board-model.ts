import type { PresentedProject } from "../project/project-model.ts";

/** A project as a card of the board shows it. */
export interface BoardCardView extends PresentedProject {
  kind: string | null;
  excerpt: string;
  themes: string[];
  countries: string[];
  isForMembers: boolean;
}
