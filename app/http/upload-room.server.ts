/** How many files are in memory at once, until what was done with them is answered: of a person, a network, and of all. */
const MOST = { user: 3, network: 10, all: 20 };

const held = new Map<string, number>();

function change(key: string, by: number): void {
  const now = (held.get(key) ?? 0) + by;
  if (now > 0) held.set(key, now);
  else held.delete(key);
}

/**
 * Takes room for one file. Gives the act that gives it back, or who has too many: the person or the network itself, or
 * everybody together.
 */
export function takeRoom(user: string, network: string): (() => void) | "own" | "all" {
  const keys = { user: `user ${user}`, network: `network ${network}`, all: "all" };
  const isFull = (kind: keyof typeof MOST) => (held.get(keys[kind]) ?? 0) >= MOST[kind];
  if (isFull("user") || isFull("network")) return "own";
  if (isFull("all")) return "all";
  for (const key of Object.values(keys)) change(key, 1);
  let isHeld = true;
  return () => {
    if (isHeld) for (const key of Object.values(keys)) change(key, -1);
    isHeld = false;
  };
}
