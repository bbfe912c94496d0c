import type { DirectoryEntry } from "./directory-entry.ts";

/**
 * What is counted, compared and placed of each member, by its number and in one line of memory each: going through the
 * members themselves costs many times as much.
 */
export interface DirectoryColumns {
  /** Numbers of entries are below this. */
  readonly size: number;
  entryOf(at: number): DirectoryEntry | undefined;
  /** Whether it is in force. */
  readonly isListed: Uint8Array;
  /** Whether it leads a project that anybody may read and that still takes partners. */
  readonly leadsOpen: Uint8Array;
  /** The codes of all members, and where those of each begin and end. */
  readonly codes: Uint16Array;
  readonly codesFrom: Uint32Array;
  readonly codesTo: Uint32Array;
  /** Code of its country. */
  readonly country: Uint16Array;
  /** The city as it is written, by a number of its own. */
  readonly city: Uint32Array;
  cityNamed(number: number): string;
  /** Whether the registry knows it. */
  readonly isRegistered: Uint8Array;
  /** Not a number where it has no point. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** First day of the membership as a number, and the second of the last confirmation. */
  readonly startsOn: Uint32Array;
  readonly confirmedAt: Uint32Array;
}

const SMALLEST = 64;

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The same column with room for so many more. */
function grown<Kind extends Column>(column: Kind, size: number): Kind {
  if (size <= column.length) return column;
  const wider = new (column.constructor as new (length: number) => Kind)(Math.max(SMALLEST, 2 * size));
  wider.set(column);
  return wider;
}

export function createColumns() {
  const entries: DirectoryEntry[] = [];
  const cities: string[] = [];
  const cityNumbers = new Map<string, number>();
  let codesUsed = 0;
  const columns = {
    get size() {
      return entries.length;
    },
    entryOf: (at: number): DirectoryEntry | undefined => entries[at],
    isListed: new Uint8Array(),
    leadsOpen: new Uint8Array(),
    codes: new Uint16Array(),
    codesFrom: new Uint32Array(),
    codesTo: new Uint32Array(),
    country: new Uint16Array(),
    city: new Uint32Array(),
    cityNamed: (number: number) => cities[number] ?? "",
    isRegistered: new Uint8Array(),
    latitude: new Float64Array(),
    longitude: new Float64Array(),
    startsOn: new Uint32Array(),
    confirmedAt: new Uint32Array(),
  };

  function makeRoom(size: number, codes: number): void {
    columns.codes = grown(columns.codes, codesUsed + codes);
    for (const name of BY_NUMBER) Object.assign(columns, { [name]: grown<Column>(columns[name], size) });
  }

  /** Codes go behind the others, unless they fit where they stood. */
  function writeCodes(at: number, codes: readonly number[]): void {
    const from = columns.codesFrom[at] ?? 0;
    const isFitting = codes.length <= (columns.codesTo[at] ?? 0) - from;
    const place = isFitting ? from : codesUsed;
    columns.codes.set(codes, place);
    columns.codesFrom[at] = place;
    columns.codesTo[at] = place + codes.length;
    if (!isFitting) codesUsed += codes.length;
  }

  function numberOfCity(city: string): number {
    const number = cityNumbers.get(city) ?? cities.push(city) - 1;
    cityNumbers.set(city, number);
    return number;
  }

  return {
    columns: columns as DirectoryColumns,
    put(entry: DirectoryEntry): void {
      const { at, codes, place, startsOn, confirmedAt, country } = entry;
      makeRoom(at + 1, codes.length);
      entries[at] = entry;
      writeCodes(at, codes);
      columns.country[at] = country;
      columns.city[at] = numberOfCity(place.city);
      columns.isRegistered[at] = place.isRegistered ? 1 : 0;
      columns.latitude[at] = place.point?.latitude ?? Number.NaN;
      columns.longitude[at] = place.point?.longitude ?? Number.NaN;
      columns.startsOn[at] = Number(startsOn.replaceAll("-", ""));
      columns.confirmedAt[at] = Math.floor(confirmedAt / 1000);
    },
  };
}

const BY_NUMBER = [
  "isListed",
  "leadsOpen",
  "codesFrom",
  "codesTo",
  "country",
  "city",
  "isRegistered",
  "latitude",
  "longitude",
  "startsOn",
  "confirmedAt",
] as const;
