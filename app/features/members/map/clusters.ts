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

function inCells<Thing>(placed: readonly Placed<Thing>[], apart: number): Cluster<Thing>[] {
  const cells = new Map<string, Cluster<Thing>>();
  for (const { thing, x, y } of placed) {
    const cell = `${Math.floor(x / apart)} ${Math.floor(y / apart)}`;
    const known = cells.get(cell);
    if (known) join(known, { x, y, things: [thing] });
    else cells.set(cell, { x, y, things: [thing] });
  }
  return [...cells.values()];
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
