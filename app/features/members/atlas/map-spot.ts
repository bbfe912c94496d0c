import { COUNTRIES } from "#db/countries.ts";
import { isSubregion, WORLD } from "./map-area.ts";

/** Maps of members are drawn for wide screens and for narrow ones, whose circles hold more. */
const MAP_SIZES = ["wide", "narrow"] as const;
export type MapSize = (typeof MAP_SIZES)[number];

/** A circle on a map: the cells of the grid that it stands for. */
export interface MapSpot {
  area: string;
  size: MapSize;
  cells: readonly number[];
}

const MOST_CELLS = 60;
const WRITTEN = /^(\w{2,5})\.(wide|narrow)\.(\d{1,4}(?:-\d{1,4})*)$/;

const isArea = (area: string) => area === WORLD || isSubregion(area) || COUNTRIES.some(({ code }) => code === area);

/** As the address says it. */
export const writeSpot = ({ area, size, cells }: MapSpot): string =>
  `${area}.${size}.${cells.toSorted((a, b) => a - b).join("-")}`;

/** Null for what is none. */
export function readSpot(written: string): MapSpot | null {
  const [, area = "", size, cells = ""] = WRITTEN.exec(written) ?? [];
  const known = MAP_SIZES.find((one) => one === size);
  if (!known || !isArea(area)) return null;
  return { area, size: known, cells: [...new Set(cells.split("-").map(Number))].slice(0, MOST_CELLS) };
}
