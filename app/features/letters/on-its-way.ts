import { ON_ITS_WAY_MS } from "#app/platform/clock.ts";
import { type OnItsWay, refused } from "#app/platform/refusal.ts";

/** Why a letter with a link is not sent anew: the one before went out a short while ago. Null when it is time, or there was none. */
export function onItsWay(sentAt: Date | null | undefined, now: Date): OnItsWay | null {
  if (!sentAt || now.getTime() - sentAt.getTime() >= ON_ITS_WAY_MS) return null;
  return refused("on-its-way", { since: sentAt });
}
