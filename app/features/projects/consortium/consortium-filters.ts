/** How many countries may be asked for, and how many members at most asked; as the form offers them. */
export const COUNTRY_NUMBERS = [2, 3, 4, 5, 6] as const;
export const MOST_NUMBERS = [1, 2, 3, 4, 5, 6, 8, 10] as const;

/** What a consortium is looked for by, as the address of its page holds it. */
export interface ConsortiumFilters {
  /** Ids of the needs to be filled; null before the form was sent, for all. */
  needs: readonly string[] | null;
  countries: number | null;
  isUnitwin: boolean;
  most: number | null;
}

const oneOf = (offered: readonly number[], given: string | null) =>
  offered.find((number) => String(number) === given) ?? null;

/** Reads an address; what the form does not offer counts as not given. */
export function readConsortiumFilters(params: URLSearchParams): ConsortiumFilters {
  const needs = params.getAll("need");
  return {
    needs: needs.length > 0 || params.has("countries") ? [...new Set(needs)] : null,
    countries: oneOf(COUNTRY_NUMBERS, params.get("countries")),
    isUnitwin: params.get("unitwin") === "1",
    most: oneOf(MOST_NUMBERS, params.get("most")),
  };
}
