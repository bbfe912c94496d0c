/** What stands where paragraphs that are the same in both texts were left out. */
export const LEFT_OUT = "[…]";

/** So many pairs of paragraphs are compared; of longer texts both are shown whole. */
const MOST_PAIRS = 40_000;

/** How long the longest common row of paragraphs is from each pair of places on. */
function commonFrom(before: readonly string[], now: readonly string[]): number[][] {
  const common = Array.from({ length: before.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0));
  for (let at = before.length - 1; at >= 0; at--) {
    for (let to = now.length - 1; to >= 0; to--) {
      const isSame = before[at] === now[to];
      common[at]![to] = isSame ? common[at + 1]![to + 1]! + 1 : Math.max(common[at + 1]![to]!, common[at]![to + 1]!);
    }
  }
  return common;
}

function withoutKept(paragraphs: readonly string[], kept: ReadonlySet<number>): string {
  const shown = paragraphs.map((paragraph, at) => (kept.has(at) ? LEFT_OUT : paragraph));
  return shown.filter((paragraph, at) => paragraph !== LEFT_OUT || shown[at - 1] !== LEFT_OUT).join("\n\n");
}

/** Two texts without the paragraphs they share, so that what differs can be read on a narrow screen. */
export function differingLines(before: string, now: string): { before: string; now: string } {
  const [old, fresh] = [before, now].map((text) => text.split(/\n{2,}/)) as [string[], string[]];
  if (old.length * fresh.length > MOST_PAIRS) return { before, now };
  const common = commonFrom(old, fresh);
  if (common[0]?.[0] === 0) return { before, now };
  const [keptOld, keptFresh] = [new Set<number>(), new Set<number>()];
  for (let at = 0, to = 0; at < old.length && to < fresh.length;) {
    if (old[at] === fresh[to]) {
      keptOld.add(at++);
      keptFresh.add(to++);
    } else if (common[at + 1]![to]! >= common[at]![to + 1]!) at++;
    else to++;
  }
  return { before: withoutKept(old, keptOld), now: withoutKept(fresh, keptFresh) };
}
