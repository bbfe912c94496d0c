type Column = Uint8Array | Int32Array | Uint16Array | Uint32Array | Float64Array;

const SMALLEST = 64;

/** The same column with room for so many more. */
export function grown<Kind extends Column>(column: Kind, size: number): Kind {
  if (size <= column.length) return column;
  const wider = new (column.constructor as new (length: number) => Kind)(Math.max(SMALLEST, 2 * size));
  wider.set(column);
  return wider;
}

/** The codes of all things in one line of memory, and where those of each begin and end, by its number. */
export interface CodeColumns {
  readonly codes: Uint16Array;
  readonly codesFrom: Uint32Array;
  readonly codesTo: Uint32Array;
}

export function createCodeColumns() {
  const columns = { codes: new Uint16Array(), codesFrom: new Uint32Array(), codesTo: new Uint32Array() };
  let used = 0;
  return {
    columns: columns as CodeColumns,
    /** Codes go behind the others, unless they fit where they stood. */
    write(at: number, codes: readonly number[]): void {
      columns.codesFrom = grown(columns.codesFrom, at + 1);
      columns.codesTo = grown(columns.codesTo, at + 1);
      const from = columns.codesFrom[at] ?? 0;
      const isFitting = codes.length <= (columns.codesTo[at] ?? 0) - from;
      const place = isFitting ? from : used;
      columns.codes = grown(columns.codes, place + codes.length);
      columns.codes.set(codes, place);
      columns.codesFrom[at] = place;
      columns.codesTo[at] = place + codes.length;
      if (!isFitting) used += codes.length;
    },
  };
}
