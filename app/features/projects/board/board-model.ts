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
  /** The result by which alone it was found; left out where it was found by its own words. */
  foundIn?: { to: string; title: TextView };
}
