const LAST = "\u{10FFFF}";
const MOST_FRESH = 4000;

interface WithText {
  readonly text: string;
}

/** Things in the order of their texts, so that those that begin alike lie together. */
export interface SortedTexts<Thing extends WithText> {
  /** Those whose text begins so. */
  beginningWith(begin: string): readonly Thing[];
  add(things: Iterable<Thing>): void;
  remove(things: ReadonlySet<Thing>): void;
}

export function createSortedTexts<Thing extends WithText>(): SortedTexts<Thing> {
  let sorted: Thing[] = [];
  /** Those that are not in their places yet: they go there many at a time, or when somebody asks. */
  let fresh: Thing[] = [];

  const settle = () => {
    if (fresh.length > 0) sorted = merge(sorted, fresh.sort(inOrder));
    fresh = [];
  };

  const firstFrom = (wanted: string) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.text ?? "") < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    beginningWith(begin) {
      settle();
      return sorted.slice(firstFrom(begin), firstFrom(begin + LAST));
    },
    add(things) {
      for (const thing of things) fresh.push(thing);
      if (fresh.length > MOST_FRESH) settle();
    },
    remove(things) {
      if (things.size === 0) return;
      settle();
      sorted = sorted.filter((thing) => !things.has(thing));
    },
  };
}

const inOrder = (a: WithText, b: WithText) => (a.text < b.text ? -1 : 1);

function merge<Thing extends WithText>(known: readonly Thing[], fresh: readonly Thing[]): Thing[] {
  const merged: Thing[] = [];
  let at = 0;
  for (const thing of fresh) {
    for (let next = known[at]; next && next.text < thing.text; next = known[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(thing);
  }
  for (; at < known.length; at++) merged.push(known[at] as Thing);
  return merged;
}
