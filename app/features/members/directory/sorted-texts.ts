const LAST = "\u{10FFFF}";
const MOST_FRESH = 4000;
/** So few are put in or taken out one by one: what lies behind them only moves. More, and all are written anew. */
const FEW = 100;

interface WithText {
  readonly text: string;
}

/** Things in the order of their texts, so that those that begin alike lie together. */
interface SortedTexts<Thing extends WithText> {
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
    if (fresh.length > FEW) sorted = merge(sorted, fresh.sort(inOrder));
    else for (const thing of fresh) sorted.splice(firstFrom(sorted, thing.text), 0, thing);
    fresh = [];
  };

  return {
    beginningWith(begin) {
      settle();
      return sorted.slice(firstFrom(sorted, begin), firstFrom(sorted, begin + LAST));
    },
    add(things) {
      for (const thing of things) fresh.push(thing);
      if (fresh.length > MOST_FRESH) settle();
    },
    remove(things) {
      if (things.size === 0) return;
      settle();
      if (things.size > FEW) sorted = sorted.filter((thing) => !things.has(thing));
      else for (const thing of things) sorted.splice(sorted.indexOf(thing, firstFrom(sorted, thing.text)), 1);
    },
  };
}

const inOrder = (a: WithText, b: WithText) => (a.text < b.text ? -1 : 1);

/** The place of the first that does not come before a text, from a place on. */
function firstFrom(sorted: readonly WithText[], wanted: string, from = 0): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.text ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The few are looked up among the many: going through these and comparing each would take ten times as long. */
function merge<Thing extends WithText>(many: readonly Thing[], few: readonly Thing[]): Thing[] {
  const merged: Thing[] = [];
  let at = 0;
  const takeUntil = (end: number) => {
    for (; at < end; at++) merged.push(many[at] as Thing);
  };
  for (const thing of few) {
    takeUntil(firstFrom(many, thing.text, at));
    merged.push(thing);
  }
  takeUntil(many.length);
  return merged;
}
