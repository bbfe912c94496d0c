import { setImmediate } from "node:timers/promises";

const LONGEST_TURN_MS = 8;

/** Does something with each of many; others are answered as soon as it has taken a few milliseconds. */
export async function inTurns<One>(all: Iterable<One>, act: (one: One) => void): Promise<void> {
  let since = performance.now();
  for (const one of all) {
    if (performance.now() - since > LONGEST_TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
    act(one);
  }
}
