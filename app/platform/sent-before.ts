import { isDeepStrictEqual } from "node:util";
import { type Refusal, refused } from "./refusal.ts";

interface Known {
  /** Made by whoever sends, and at this place. */
  isTheirs: boolean;
  is: unknown;
  sent: unknown;
}

/**
 * What is answered to a form that makes something new where there is something under the id of its page already: done where
 * it says the same, so that a button pressed twice makes one. Other words are refused, as nothing would become of them, and
 * so is what is not theirs.
 */
export function sentBefore({ isTheirs, is, sent }: Known): { ok: true } | Refusal<"impossible" | "sent-already"> {
  if (!isTheirs) return refused("impossible");
  return isDeepStrictEqual(is, sent) ? { ok: true } : refused("sent-already");
}
