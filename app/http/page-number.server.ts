const HIGHEST_PAGE = 10_000;

/** The page a list address asks for, from 1; anything else is the first. */
export function pageNumber(search: URLSearchParams): number {
  const page = Number(search.get("page") ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= HIGHEST_PAGE ? page : 1;
}
