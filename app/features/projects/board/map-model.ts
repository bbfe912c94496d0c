import type { MapPicture, MapView } from "#app/features/members/map/ui/map-model.ts";
import type { TitleView } from "../project/project-model.ts";

/** The projects found on a map, by the countries they reach. */
export interface ProjectMapView extends Pick<MapView, "areas" | "rows" | "steps"> {
  picture: MapPicture;
  /** Countries or regions are chosen; the map shows what the other filters find. */
  isWider: boolean;
  /** Found, and of no country; the first of them by name. */
  missing: { number: number; named: { slug: string; title: TitleView }[]; more: number };
}
