import type { BoardCardView } from "../board/board-model.ts";
import type { TitleView } from "../project/project-model.ts";

export interface SuggestionView extends BoardCardView {
  id: string;
  /** Names its place on the page of all that suits. */
  anchor: string;
  /** When it was on the board first, ISO 8601. */
  publishedAt: string | null;
}

/** A project of which a member said that it is not for it. */
export interface RefusedView {
  id: string;
  slug: string;
  title: TitleView;
  /** Why, and since when. */
  said: string;
  note: string | null;
}

/** What suits one institution of a person. */
export interface SideView {
  institutionId: string;
  institution: string;
  /** Whether the person works on its projects, and so may say what is not for it. */
  mayAnswer: boolean;
  projects: SuggestionView[];
  refused: RefusedView[];
}
