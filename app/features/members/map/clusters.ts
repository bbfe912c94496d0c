/** A thing at its place on the map, in units of the map. */
export interface Placed<Thing> {
  thing: Thing;
  x: number;
  y: number;
}

export interface Cluster<Thing> {
  x: number;
  y: number;
  things: Thing[];
}

function join<Thing>(into: Cluster<Thing>, other: Cluster<Thing>): void {
  const [own, added] = [into.things.length, other.things.length];
  into.x = (into.x * own + other.x * added) / (own + added);
  into.y = (into.y * own + other.y * added) / (own + added);
  for (const thing of other.things) into.things.push(thing);
}

/** More cells than a map has in a row. */
const ROW = 4096;

function inCells<Thing>(placed: readonly Placed<Thing>[], apart: number): Cluster<Thing>[] {
  const cells = new Map<number, Cluster<Thing>>();
  for (const { thing, x, y } of placed) {
    const cell = Math.floor(y / apart) * ROW + Math.floor(x / apart);
    const known = cells.get(cell);
    if (!known) {
      cells.set(cell, { x, y, things: [thing] });
      continue;
    }
    known.x += x;
    known.y += y;
    known.things.push(thing);
  }
  return [...cells.values()].map(({ x, y, things }) => ({ x: x / things.length, y: y / things.length, things }));
}

/** Puts together what lies closer than `apart`, the larger first; no two clusters are closer than that. */
export function clusterPlaced<Thing>(placed: readonly Placed<Thing>[], apart: number): Cluster<Thing>[] {
  let clusters = inCells(placed, apart);
  for (let before = Infinity; clusters.length < before;) {
    before = clusters.length;
    const joined: Cluster<Thing>[] = [];
    for (const one of clusters.toSorted((a, b) => b.things.length - a.things.length)) {
      const near = joined.find(({ x, y }) => Math.hypot(x - one.x, y - one.y) < apart);
      if (near) join(near, one);
      else joined.push(one);
    }
    clusters = joined;
  }
  return clusters.sort((a, b) => b.things.length - a.things.length);
}
