import { cellAt } from "../atlas/map-grid.server.ts";

/** Members by their numbers, and where each stands on a map, by its number. */
interface Placed {
  members: ArrayLike<number>;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

export interface Cluster {
  x: number;
  y: number;
  members: Uint32Array;
  /** The cells of the map's grid they stand in. */
  cells: number[];
}

/** Cells that lie so close that one circle stands for them. */
interface Joined {
  x: number;
  y: number;
  count: number;
  cells: number[];
}

function join(into: Joined, other: Joined): void {
  const count = into.count + other.count;
  into.x = (into.x * into.count + other.x * other.count) / count;
  into.y = (into.y * into.count + other.y * other.count) / count;
  into.count = count;
  into.cells.push(...other.cells);
}

const add = (column: Float64Array | Uint32Array, at: number, value: number) => {
  column[at] = (column[at] ?? 0) + value;
};

/** The cell of each member, by its place among them, and how many cells there may be. */
function cellsOf({ members, x, y }: Placed, apart: number) {
  const cellOf = new Uint32Array(members.length);
  let most = 0;
  for (let place = 0; place < members.length; place++) {
    const member = members[place] ?? 0;
    const cell = cellAt(x[member] ?? 0, y[member] ?? 0, apart);
    cellOf[place] = cell;
    if (cell >= most) most = cell + 1;
  }
  return { cellOf, most };
}

/** Members in the order of their cells, in one line of memory: there are a hundred thousand of them, and two grids a map. */
function inCells({ members, x, y }: Placed, apart: number) {
  const { cellOf, most } = cellsOf({ members, x, y }, apart);
  /** Where the members of each cell begin; those of the next begin where they end. */
  const from = new Uint32Array(most + 1);
  for (const cell of cellOf) add(from, cell + 1, 1);
  for (let cell = 0; cell < most; cell++) add(from, cell + 1, from[cell] ?? 0);
  const next = from.slice();
  const inOrder = new Uint32Array(members.length);
  const [east, south] = [new Float64Array(most), new Float64Array(most)];
  for (let place = 0; place < members.length; place++) {
    const [member, cell] = [members[place] ?? 0, cellOf[place] ?? 0];
    inOrder[next[cell] ?? 0] = member;
    add(next, cell, 1);
    add(east, cell, x[member] ?? 0);
    add(south, cell, y[member] ?? 0);
  }
  const membersOf = (cell: number) => inOrder.subarray(from[cell], from[cell + 1]);
  const cells: Joined[] = [];
  for (let cell = 0; cell < most; cell++) {
    const count = membersOf(cell).length;
    if (count > 0) cells.push({ x: (east[cell] ?? 0) / count, y: (south[cell] ?? 0) / count, count, cells: [cell] });
  }
  return { cells, membersOf };
}

function isNear(one: Joined, other: Joined, apart: number): boolean {
  const [across, down] = [one.x - other.x, one.y - other.y];
  return across * across + down * down < apart * apart;
}

function joinNear(cells: readonly Joined[], apart: number): Joined[] {
  let clusters = [...cells];
  for (let before = Infinity; clusters.length < before;) {
    before = clusters.length;
    const joined: Joined[] = [];
    for (const one of clusters.sort((a, b) => b.count - a.count)) {
      const near = joined.find((other) => isNear(one, other, apart));
      if (near) join(near, one);
      else joined.push(one);
    }
    clusters = joined;
  }
  return clusters.sort((a, b) => b.count - a.count);
}

/** The members of several cells in one line. */
function together(parts: readonly Uint32Array[], count: number): Uint32Array {
  const [first, ...others] = parts;
  if (first && others.length === 0) return first;
  const all = new Uint32Array(count);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Puts together what lies closer than `apart`, the larger first; no two clusters are closer than that. */
export function clusterPlaced(placed: Placed, apart: number): Cluster[] {
  if (placed.members.length === 0) return [];
  const { cells, membersOf } = inCells(placed, apart);
  return joinNear(cells, apart).map(({ x, y, count, cells: own }) => ({
    ...{ x, y, cells: own },
    members: together(own.map(membersOf), count),
  }));
}
