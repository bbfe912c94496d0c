import type { outbox } from "#db/schema/outbox.ts";

/** After each attempt that failed, how long until the next. */
export const RETRY_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440];

/** In the place of an error: somebody gave the letter up. */
export const CANCELLED = "cancelled";

/**
 * Where a letter stands. `delayed`: an attempt failed, and there will be another; `refused`: the receiving server does not
 * take it; `undeliverable`: every attempt failed.
 */
export type Delivery = "waiting" | "delayed" | "sent" | "refused" | "undeliverable" | "cancelled";

export function deliveryOf({
  status,
  attempts,
  lastError,
}: Pick<typeof outbox.$inferSelect, "status" | "attempts" | "lastError">): Delivery {
  if (status === "sent") return "sent";
  if (status === "queued") return lastError === null ? "waiting" : "delayed";
  if (lastError === CANCELLED) return "cancelled";
  return attempts > RETRY_MINUTES.length ? "undeliverable" : "refused";
}
