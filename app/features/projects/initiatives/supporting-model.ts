import type { MapPicture } from "#app/features/members/map/ui/map-model.ts";
import type { BoardCardView } from "../board/board-model.ts";

/** Where the map leads: the same figures in a table. */
export const COUNTRIES_ID = "countries";

interface Figure {
  label: string;
  number: number;
}

/** What the network does for an initiative, in the reader's words. */
export interface SupportingView {
  projects: number;
  members: number;
  byStatus: Figure[];
  byYear: { label: string; to?: string; figures: number[] }[];
  countries: Figure[];
  /** Null while no member takes part. */
  map: MapPicture | null;
  /** The newest of the projects. */
  cards: BoardCardView[];
  /** The board with all of them. */
  board: string;
  /** The page of a year, for it alone. */
  year: string;
}
