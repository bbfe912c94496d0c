import { M49_SUBREGIONS, type M49Subregion } from "#db/vocabulary-taxonomies.ts";

/** The part of the world a map shows: all of it, an M49 sub-region, or a country by its code. */
export const WORLD = "world";

/** West, south, east and north; where the east is the smaller, the frame crosses the date line. */
export type Frame = readonly [west: number, south: number, east: number, north: number];

/** What the map of a sub-region shows: where its universities are, without far islands and possessions. */
export const FRAMES: Readonly<Record<M49Subregion, Frame>> = {
  "015": [-18, 3, 39, 38],
  "014": [21, -27, 60, 19],
  "017": [6, -19, 33, 24],
  "018": [11, -36, 34, -17],
  "011": [-25, 3, 17, 26],
  "029": [-86, 9, -58, 28],
  "013": [-119, 6, -76, 34],
  "005": [-83, -56, -33, 14],
  "021": [-170, 22, -50, 72],
  "143": [46, 34, 89, 56],
  "030": [73, 17, 147, 54],
  "035": [91, -12, 142, 29],
  "034": [43, 4, 98, 41],
  "145": [25, 11, 61, 44],
  "151": [11, 40, 100, 72],
  "154": [-25, 49, 32, 72],
  "039": [-10, 34, 30, 48],
  "155": [-6, 41, 18, 56],
  "053": [111, -48, 180, -9],
  "054": [139, -24, -178, 1],
  "057": [130, -4, 176, 21],
  "061": [-180, -28, -130, -5],
};

export const isSubregion = (area: string): area is M49Subregion => M49_SUBREGIONS.some((code) => code === area);
