interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const LETTER = 8;
const LINE = 16;

interface PlacedWords {
  x: number;
  y: number;
  text: string;
  /** Which end of the words stands at the place. */
  anchor: "start" | "middle" | "end";
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function boxOf({ x, y, text, anchor }: PlacedWords): Box {
  const width = text.length * LETTER;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, top: y - LINE / 2, right: left + width, bottom: y + LINE / 2 };
}

/** Gives words a place on a map where they cover nothing that stands there already. */
export function wordsPlacer(width: number, height: number) {
  const taken: Box[] = [];
  const isFree = (box: Box) =>
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= width &&
    box.bottom <= height &&
    !taken.some((one) => overlap(one, box));
  return {
    take(x: number, y: number, radius: number): void {
      taken.push({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    },
    /** The first of the places that is free; null for none. */
    place(wanted: readonly PlacedWords[]): PlacedWords | null {
      const found = wanted.find((one) => isFree(boxOf(one)));
      if (found) taken.push(boxOf(found));
      return found ?? null;
    },
  };
}
