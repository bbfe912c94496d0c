import type { TFunction } from "i18next";
import type { Count } from "./count.ts";

export type Tally = Pick<Count, "for" | "against" | "deferred" | "abstained">;

/** How many voted how, each figure with what it counts; to defer is named where somebody asked for it. */
export function tallyWords(t: TFunction, { for: votes, against, deferred, abstained }: Tally): string {
  const key = deferred > 0 ? "council:count.tally_to_defer" : "council:count.tally";
  return t(key, { for: votes, against, deferred, abstained });
}
