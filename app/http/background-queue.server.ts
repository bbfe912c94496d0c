import { TaskError } from "#app/platform/fair-queue.ts";
import { refuse, tooMany } from "./refusals.server.ts";

const RETRY_SECONDS = 10;

/**
 * Waits for work of the background; answers 429 when too much of the same person waits already, 503 when too much of
 * all does, or this took longer than it may.
 */
export async function whenDone<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const failure = error instanceof TaskError ? error.failure : null;
    if (failure === "too_many") throw tooMany(RETRY_SECONDS);
    if (failure === "busy" || failure === "timeout") throw refuse(503, { "Retry-After": String(RETRY_SECONDS) });
    throw error;
  }
}
