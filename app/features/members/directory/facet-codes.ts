import { createFacetCodes } from "#app/platform/facet-codes.ts";
import { FACETS } from "./directory-filter.ts";

/** The numbers of what members have of each facet. */
export const memberCodes = createFacetCodes(FACETS);

export const codeOfCountry = (country: string): number => memberCodes.codeOf("country", country);

export const { codesOf, countOfCodes, valueOfCode } = memberCodes;
