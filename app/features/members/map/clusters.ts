import { cellAt } from "../atlas/map-grid.server.ts";

/** Members by their numbers, and where each stands on a map, by its number. */
interface Placed {
  members: readonly number[];
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

export interface Cluster {
  x: number;
  y: number;
  members: number[];
  /** The cells of the map's grid they stand in. */
  cells: number[];
}

function join(into: Cluster, other: Cluster): void {
  const [own, added] = [into.members.length, other.members.length];
  into.x = (into.x * own + other.x * added) / (own + added);
  into.y = (into.y * own + other.y * added) / (own + added);
  for (const member of other.members) into.members.push(member);
  into.cells.push(...other.cells);
}

function inCells({ members, x, y }: Placed, apart: number): Cluster[] {
  const cells = new Map<number, Cluster>();
  for (const member of members) {
    const [left, top] = [x[member] ?? 0, y[member] ?? 0];
    const cell = cellAt(left, top, apart);
    const known = cells.get(cell);
    if (!known) {
      cells.set(cell, { x: left, y: top, members: [member], cells: [cell] });
      continue;
    }
    known.x += left;
    known.y += top;
    known.members.push(member);
  }
  return [...cells.values()].map((cluster) => {
    const { length } = cluster.members;
    return { ...cluster, x: cluster.x / length, y: cluster.y / length };
  });
}

/** Puts together what lies closer than `apart`, the larger first; no two clusters are closer than that. */
export function clusterPlaced(placed: Placed, apart: number): Cluster[] {
  let clusters = inCells(placed, apart);
  for (let before = Infinity; clusters.length < before;) {
    before = clusters.length;
    const joined: Cluster[] = [];
    for (const one of clusters.toSorted((a, b) => b.members.length - a.members.length)) {
      const near = joined.find(({ x, y }) => Math.hypot(x - one.x, y - one.y) < apart);
      if (near) join(near, one);
      else joined.push(one);
    }
    clusters = joined;
  }
  return clusters.sort((a, b) => b.members.length - a.members.length);
}
