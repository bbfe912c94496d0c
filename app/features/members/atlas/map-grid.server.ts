import { MAP_WIDTH } from "./map-shapes.server.ts";
import type { MapSize } from "./map-spot.ts";

/** A circle takes about forty pixels, whether the map is nine hundred wide or a phone's. */
export const APART: Readonly<Record<MapSize, number>> = { wide: 0.045 * MAP_WIDTH, narrow: 0.12 * MAP_WIDTH };

/** More cells than a map has in a row. */
const ROW = 64;

/** The cell of the grid, whose cells are so wide and high, that a point lies in. */
export const cellAt = (x: number, y: number, apart: number): number =>
  Math.floor(y / apart) * ROW + Math.floor(x / apart);
