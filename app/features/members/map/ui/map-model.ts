import type { ShownName } from "../../institution/institution-names.ts";

/** Links from map to map lead to it, past the filters above. */
export const MAP_ID = "map";

/** Where something stands on the map, as shares of its width and height. */
interface Spot {
  x: string;
  y: string;
}

export interface ClusterView extends Spot {
  /** How many it stands for; null for one member alone. */
  count: string | null;
  radius: number;
  /** Who or how many they are. */
  label: string;
  /** Its place, where there is room for it. */
  words: (Spot & { text: string; anchor: "start" | "middle" | "end" }) | null;
  to: string;
}

export interface CountryView {
  code: string;
  path: string;
  /** How many it has, in five steps; see `STEPS` of the view. */
  step: number;
  /** Its name and number, and where it leads. */
  label: string;
  to: string;
}

interface Signs {
  clusters: readonly ClusterView[];
  /** Names of countries, where there is room for them. */
  names: readonly (Spot & { text: string })[];
}

interface MissingView {
  reason: string;
  members: readonly { slug: string; name: ShownName }[];
  /** How many more there are. */
  more: number;
}

/** The map in the reader's words. */
export interface MapView {
  label: string;
  width: number;
  height: number;
  /** Data of a path: countries without members. */
  land: string;
  countries: readonly CountryView[];
  /** What stands on the map of a wide screen, and of a narrow one. */
  wide: Signs;
  narrow: Signs;
  steps: readonly string[];
  areas: { label: string; to: string; isCurrent: boolean; count: number }[];
  rows: readonly { code: string; label: string; to: string; count: number }[];
  /** The circles of a country's map: the place, and the member or how many there are. */
  places: readonly { label: string; whom: string; to: string }[];
  /** How many of those found have a place, and how many have it on this map. */
  total: number;
  shown: number;
  beyond: number;
  missing: readonly MissingView[];
}

/** A map without what is told beside it. */
export type MapPicture = Omit<
  MapView,
  "steps" | "areas" | "rows" | "places" | "total" | "shown" | "beyond" | "missing"
>;
