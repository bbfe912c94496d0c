import { type CodeColumns, createCodeColumns, grown } from "#app/platform/facet-columns.ts";
import type { DirectoryEntry } from "./directory-entry.ts";

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/**
 * What is counted, compared and placed of each member, by its number and in one line of memory each: going through the
 * members themselves costs many times as much.
 */
export interface DirectoryColumns extends CodeColumns {
  /** Numbers of entries are below this. */
  readonly size: number;
  entryOf(at: number): DirectoryEntry | undefined;
  /** Whether it is in force. */
  readonly isListed: Uint8Array;
  /** Whether it leads a project that anybody may read and that still takes partners. */
  readonly leadsOpen: Uint8Array;
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

export function createColumns() {
  const entries: DirectoryEntry[] = [];
  const cities: string[] = [];
  const cityNumbers = new Map<string, number>();
  const { columns: codeColumns, write: writeCodes } = createCodeColumns();
  const columns = {
    get codes() {
      return codeColumns.codes;
    },
    get codesFrom() {
      return codeColumns.codesFrom;
    },
    get codesTo() {
      return codeColumns.codesTo;
    },
    get size() {
      return entries.length;
    },
    entryOf: (at: number): DirectoryEntry | undefined => entries[at],
    isListed: new Uint8Array(),
    leadsOpen: new Uint8Array(),
    country: new Uint16Array(),
    city: new Uint32Array(),
    cityNamed: (number: number) => cities[number] ?? "",
    isRegistered: new Uint8Array(),
    latitude: new Float64Array(),
    longitude: new Float64Array(),
    startsOn: new Uint32Array(),
    confirmedAt: new Uint32Array(),
  };

  function makeRoom(size: number): void {
    for (const name of BY_NUMBER) Object.assign(columns, { [name]: grown<Column>(columns[name], size) });
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
      makeRoom(at + 1);
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
  "country",
  "city",
  "isRegistered",
  "latitude",
  "longitude",
  "startsOn",
  "confirmedAt",
] as const;
