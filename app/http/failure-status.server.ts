import { isOutage } from "#db/is-outage.ts";
import { MissingFileError } from "#app/platform/files.server.ts";

/** The status of what a route did not mean to throw: 410 a file that is gone, 503 an outage beside us, else 500, a bug. */
export function failureStatus(error: unknown): 410 | 500 | 503 {
  if (error instanceof MissingFileError) return 410;
  return isOutage(error) ? 503 : 500;
}
