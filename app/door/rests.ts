interface Resting {
  giveUp(): void;
  hasArrived: boolean;
}

/**
 * Those of each network who have made room for others, at most `most`: of more the one that is waited for longest is given
 * up. Who has arrived and stands in line again still counts, and is not given up.
 */
export function createRests(most: number) {
  const resting = new Map<string, Set<Resting>>();
  return {
    /** `arrive` is called when there is nothing more to wait for, `end` once it is over, however it ended. */
    begin(network: string, giveUp: () => void) {
      const all = resting.get(network) ?? new Set();
      const one: Resting = { giveUp, hasArrived: false };
      all.add(one);
      resting.set(network, all);
      const oldest = all.size > most ? [...all].find(({ hasArrived }) => !hasArrived) : undefined;
      if (oldest) {
        all.delete(oldest);
        oldest.giveUp();
      }
      return {
        arrive() {
          one.hasArrived = true;
        },
        end() {
          all.delete(one);
          if (all.size === 0 && resting.get(network) === all) resting.delete(network);
        },
      };
    },
  };
}

export type Rests = ReturnType<typeof createRests>;
