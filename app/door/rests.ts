/** Those of each network who are waited for; of more than `most` the one that is waited for longest is given up. */
export function createRests(most: number) {
  const resting = new Map<string, Set<() => void>>();
  return {
    /** @returns what ends this rest; to be called once it is over, however it ended */
    begin(network: string, giveUp: () => void): () => void {
      const all = resting.get(network) ?? new Set();
      const one = () => giveUp();
      all.add(one);
      resting.set(network, all);
      const end = () => {
        all.delete(one);
        if (all.size === 0 && resting.get(network) === all) resting.delete(network);
      };
      const [oldest] = all;
      if (all.size > most && oldest) {
        all.delete(oldest);
        oldest();
      }
      return end;
    },
  };
}

export type Rests = ReturnType<typeof createRests>;
