import { useSyncExternalStore } from "react";

/** What could not reach the portal: a save by itself, a form that was sent, or a page that was asked for. */
type Unreached = "saving" | "sending" | "opening";

/** Thrown where nobody at the portal answered: a broken line, or a proxy that speaks for a portal that is away. */
export class NobodyAnswered extends Error {}

const listeners = new Set<() => void>();
let unreached: Unreached | null = null;

export function noteReach(what: Unreached | null): void {
  if (what === unreached) return;
  unreached = what;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** What did not reach the portal last; null once something did. */
export const useUnreached = (): Unreached | null =>
  useSyncExternalStore(
    subscribe,
    () => unreached,
    () => null,
  );
