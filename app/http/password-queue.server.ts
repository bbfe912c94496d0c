import { PasswordQueueFullError } from "#app/platform/passwords.server.ts";
import { refuse } from "./refusals.server.ts";

const RETRY_SECONDS = "5";

/** Waits for work that hashes a password; when too many hashes wait already, the answer is 503 with Retry-After. */
export async function whenHashed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PasswordQueueFullError) throw refuse(503, { "Retry-After": RETRY_SECONDS });
    throw error;
  }
}
