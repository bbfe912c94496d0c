import type { OwnWhyView } from "../matching/why-model.ts";
import type { PresentedProject, TextView } from "../project/project-model.ts";

/** A project as a card of the board shows it. */
export interface BoardCardView extends PresentedProject {
  kind: string | null;
  excerpt: TextView;
  themes: string[];
  countries: string[];
  isForMembers: boolean;
  /** Why it suits whoever reads; null where nothing is to be said of that. */
  why: OwnWhyView | null;
}
