interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** How wide a letter and how high a line is, in pixels. */
interface Letters {
  width: number;
  height: number;
}

interface PlacedWords {
  x: number;
  y: number;
  text: string;
  /** Which end of the words stands at the place. */
  anchor: "start" | "middle" | "end";
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function boxOf({ x, y, text, anchor }: PlacedWords, letters: Letters): Box {
  const width = text.length * letters.width;
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, top: y - letters.height / 2, right: left + width, bottom: y + letters.height / 2 };
}

/** Gives words a place on a map where they cover nothing that stands there already. */
export function wordsPlacer(width: number, height: number, letters: Letters) {
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
      const found = wanted.find((one) => isFree(boxOf(one, letters)));
      if (found) taken.push(boxOf(found, letters));
      return found ?? null;
    },
  };
}
