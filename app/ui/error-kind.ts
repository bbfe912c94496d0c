import { isRouteErrorResponse } from "@remix-run/react";

const DESCRIBED = [400, 401, 403, 404, 409, 410, 413, 414, 422, 429, 500, 503] as const;

/** What an error page is about, for any status from 400 on. */
export const kindOfStatus = (status: number): (typeof DESCRIBED)[number] =>
  DESCRIBED.find((one) => one === status) ?? (status >= 500 ? 500 : 400);

/** Pages that say more than a status, by the part of the answer that they are made of. */
const SPECIAL = {
  kept: "session_ended",
  openedByOther: "opened_by_other",
  movedOn: "moved_on",
  accessEnded: "access_ended",
} as const;

/** The catalogue's names of all titles an error page can have. */
export const ERROR_TITLES: readonly string[] = [
  ...Object.values(SPECIAL).map((name) => `${name}.title`),
  ...DESCRIBED.map((status) => `error_page.${status}.title`),
];

/** The name of the title of what a route threw. */
export function titleOfError(error: unknown): string {
  if (!isRouteErrorResponse(error)) return "error_page.500.title";
  const data: unknown = error.data;
  const part = Object.entries(SPECIAL).find(([name]) => typeof data === "object" && data !== null && name in data);
  return part ? `${part[1]}.title` : `error_page.${kindOfStatus(error.status)}.title`;
}
