import { TaskError } from "#app/platform/background.server.ts";
import { refuse } from "./refusals.server.ts";

const RETRY_SECONDS = "10";

/** Waits for work of the background; answers 503 when too much of it waits already, or this took longer than it may. */
export async function whenDone<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isLate = error instanceof TaskError && (error.failure === "busy" || error.failure === "timeout");
    if (isLate) throw refuse(503, { "Retry-After": RETRY_SECONDS });
    throw error;
  }
}
