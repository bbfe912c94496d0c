import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DirectoryFilter } from "../directory/directory-filter.ts";
import { selectMembers } from "../directory/directory-queries.server.ts";
import { WORLD } from "../atlas/map-area.ts";
import { mapDrawing } from "./map-drawing.server.ts";
import { mapView } from "./map-view.server.ts";
import type { MapView } from "./ui/map-model.ts";
import { widerMaps } from "./wider-maps.server.ts";

interface Asked {
  today: string;
  locale: Locale;
  /** The query string of the directory's address. */
  search: string;
}

/** The members a filter leaves, on the map of the area it names; on that of the world where the area has no map. */
export async function memberMap(
  db: Reader,
  filter: DirectoryFilter,
  { today, locale, search }: Asked,
): Promise<MapView> {
  const { index, selection } = await selectMembers(db, filter, { today, locale });
  const total = selection.found.length;
  const asked = filter.area ?? WORLD;
  const found = await mapDrawing(db, index, selection, asked);
  const area = found ? asked : WORLD;
  const drawing = found ?? (await mapDrawing(db, index, selection, WORLD));
  if (!drawing) throw new Error("There is no map of the world");
  const wider = await widerMaps(db, filter, selection, { today, locale });
  return mapView(drawing, total, { area, search, locale, wider });
}
