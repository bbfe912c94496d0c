import { createHash } from "node:crypto";
import { readWebAddress } from "#app/platform/web-address.ts";
import type { registryDomains, registryIdentifiers, registryInstitutions, registryNames } from "#db/schema/registry.ts";
import { searchText, transliterate } from "#db/search.server.ts";
import { evidentDomains } from "./registry-domains.ts";
import { displayName, registryIdOf, type RegistryRecord } from "./registry-record.ts";
import { plainIdentifier } from "./registry-identifiers.ts";
import { acronymsOf } from "./search/acronyms.ts";
import { countryWord } from "./search/candidates.server.ts";

/** Raised when rows are derived from a record in another way, so that the next import writes them all again. */
const DERIVATION = 3;
const LONGEST_WEBSITE = 500;

export interface RegistryRows {
  institution: Omit<typeof registryInstitutions.$inferSelect, "importedAt">;
  names: (typeof registryNames.$inferInsert)[];
  domains: (typeof registryDomains.$inferInsert)[];
  identifiers: (typeof registryIdentifiers.$inferInsert)[];
}

/** What is stored of a record. Institutions that are no longer active are found by name only where another replaced them. */
export function rowsOf(record: RegistryRecord): RegistryRows {
  const id = registryIdOf(record);
  const website = websiteOf(record);
  const place = placeOf(record);
  const domains = evidentDomains(record.domains, website);
  const facts = {
    id,
    name: displayName(record.names),
    names: record.names.map(({ value, lang, types }) => ({ value, lang: lang ?? null, types })),
    ...place,
    status: record.status,
    establishedYear: record.established ?? null,
    website,
    domains,
    externalIds: externalIdsOf(record),
    successors: successorsOf(record),
  };
  return {
    institution: { ...facts, digest: digestOf(facts) },
    names: record.status === "active" || facts.successors ? nameRows(record, id, place) : [],
    domains: domains.map((domain) => ({ domain, institutionId: id })),
    identifiers: identifiersOf(record).map((value) => ({ value, institutionId: id })),
  };
}

function digestOf(facts: object): string {
  return createHash("sha256")
    .update(JSON.stringify([DERIVATION, facts]))
    .digest("base64url");
}

type Place = Pick<typeof registryInstitutions.$inferSelect, "country" | "city" | "latitude" | "longitude">;

// A record without coordinates whose place is named like its country tells the country only.
function placeOf({ locations }: RegistryRecord): Place {
  const details = locations[0]?.geonames_details;
  if (!details) throw new Error("A record that was checked has a location");
  const { name, country_code: country, country_name: countryName, lat, lng } = details;
  const isCountryOnly = lat == null && name === countryName;
  return { country, city: isCountryOnly || !name ? null : name, latitude: lat ?? null, longitude: lng ?? null };
}

function websiteOf({ links }: RegistryRecord): string | null {
  const website = readWebAddress(links.find(({ type }) => type === "website")?.value ?? "");
  return website !== null && website.length <= LONGEST_WEBSITE ? website.replace(/^([^/]+\/\/[^/]+)\/$/, "$1") : null;
}

function externalIdsOf({ external_ids }: RegistryRecord): Record<string, string> {
  const pairs = external_ids.map(({ type, preferred, all }): [string, string] => [type, preferred ?? all[0] ?? ""]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

function successorsOf({ relationships }: RegistryRecord): string[] | null {
  const successors = relationships.filter(({ type }) => type.toLowerCase() === "successor").map(registryIdOf);
  return successors.length > 0 ? successors : null;
}

function identifiersOf({ external_ids }: RegistryRecord): string[] {
  const all = external_ids.flatMap(({ preferred, all }) => (preferred ? [preferred, ...all] : all));
  return [...new Set(all.map(plainIdentifier))].filter(Boolean);
}

const KINDS = [
  ["ror_display", "display"],
  ["label", "label"],
  ["alias", "alias"],
  ["acronym", "acronym"],
] as const;

function nameRows(record: RegistryRecord, institutionId: string, { country, city }: Place): RegistryRows["names"] {
  const { names, external_ids, domains, established } = record;
  const notability = names.length + external_ids.length + (domains.length > 0 ? 1 : 0) + (established ? 1 : 0);
  const place = transliterate(city);
  const row = (value: string, position: number, kind: RegistryRows["names"][number]["kind"]) => ({
    institutionId,
    position,
    kind,
    folded: transliterate(value),
    place,
    country,
    notability,
    search: `${searchText(value, city)} ${countryWord(country)}`,
  });
  const stored = new Set(names.map(({ value }) => transliterate(value)));
  const derived = new Set(names.flatMap(({ value }) => acronymsOf(value)));
  const acronyms = [...derived].filter((acronym) => !stored.has(transliterate(acronym)));
  return [
    ...names.map(({ value, types }, position) =>
      row(value, position, KINDS.find(([type]) => types.includes(type))?.[1] ?? "alias"),
    ),
    // No name of the record stands at their positions: they are found by and not shown.
    ...acronyms.map((acronym, index) => row(acronym, names.length + index, "derived")),
  ];
}
