import { COUNTRIES_FOR_CALLS } from "./project.ts";

/** UNITWIN: three institutions at least, each in a country of its own, two of them of the Global South. */
export const UNITWIN = { countries: 3, globalSouth: 2, institutions: 3 } as const;

/** What is said of a composition by what can be counted of it. */
type CompositionBadge = "countries" | "unitwin";

/** Who takes part: institutions that have confirmed it, with the lead. */
export interface Composition {
  /** How many countries they are of. */
  countries: number;
  badges: CompositionBadge[];
}

/**
 * What the institutions of a project are together.
 * @param countries the country of each, so that two of one country are named twice
 * @param globalNorth the countries that do not count as the Global South
 */
export function compositionOf(countries: readonly string[], globalNorth: readonly string[]): Composition {
  const number = new Set(countries).size;
  const southern = countries.filter((country) => !globalNorth.includes(country)).length;
  const isReady = number >= UNITWIN.countries && countries.length >= UNITWIN.institutions;
  return {
    countries: number,
    badges: [
      ...(number >= COUNTRIES_FOR_CALLS ? (["countries"] as const) : []),
      ...(isReady && southern >= UNITWIN.globalSouth ? (["unitwin"] as const) : []),
    ],
  };
}

/** How many members a project counts on. */
export interface PartnerCount {
  /** Confirmed by their representatives. */
  confirmed: number;
  /** Invited and not answered yet; 0 for whoever is not to know of them. */
  invited: number;
}
