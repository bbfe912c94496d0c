interface RecordChanges {
  names?: { value: string; lang: string | null; types: string[] }[];
  [field: string]: unknown;
}

/** A record shaped as in the registry's dump; `key` makes the nine characters of its id. */
export function registryRecord(key: string, name: string, changes: RecordChanges = {}) {
  return {
    id: `https://ror.org/0${key.padEnd(8, "0")}`,
    names: [{ value: name, lang: "en", types: ["ror_display", "label"] }],
    types: ["education"],
    status: "active",
    established: 1934,
    links: [{ type: "website", value: `https://www.${key}.example/` }],
    domains: [],
    locations: [place("Almaty", "KZ", "Kazakhstan", [43.25, 76.92])],
    external_ids: [],
    relationships: [],
    admin: { created: { date: "2026-01-25", schema_version: "2.1" } },
    ...changes,
  };
}

/** A location of a record; without coordinates the registry knows the country only. */
export function place(city: string, code: string, country: string, [lat, lng]: [number, number] | [null, null]) {
  return {
    geonames_id: 1526384,
    geonames_details: { name: city, country_code: code, country_name: country, lat, lng },
  };
}

/** A further name of a record. */
export const named = (value: string, lang: string | null, ...types: string[]) => ({ value, lang, types });
