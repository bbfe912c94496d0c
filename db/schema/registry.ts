import { codeText, index, integer, json, primaryKey, real, table, text, timestamp } from "../kit.ts";

/** One name of an institution as the registry gives it (ROR schema v2). */
export interface RegistryName {
  value: string;
  lang: string | null;
  types: ("ror_display" | "label" | "alias" | "acronym")[];
}

/** Institutions of the Research Organization Registry, read from its dump. `id` is the last part of the ROR id. */
export const registryInstitutions = table(
  "registry_institutions",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    names: json<RegistryName[]>().notNull(),
    country: text().notNull(),
    city: text(),
    latitude: real(),
    longitude: real(),
    status: codeText(["active", "inactive", "withdrawn"]).notNull(),
    establishedYear: integer(),
    website: text(),
    domains: json<string[]>().notNull(),
    externalIds: json<Record<string, string>>().notNull(),
    /** The records that replaced this one, by the last part of their ROR ids; null when the registry names none. */
    successors: json<string[]>(),
    /** Digest of the record, so that importing the same dump again writes nothing. */
    digest: text().notNull(),
    importedAt: timestamp().notNull(),
  },
  (t) => [
    index("registry_institutions_country").on(t.country, t.name),
    index("registry_institutions_status").on(t.status),
  ],
);

/**
 * The names people search, one a row, only of active institutions. Everything that ranking needs stands in the row, so
 * that hundreds of candidates are compared without reading their institutions.
 */
export const registryNames = table(
  "registry_names",
  {
    institutionId: text()
      .notNull()
      .references(() => registryInstitutions.id, { onDelete: "cascade" }),
    /** Place of the name in `names` of the institution. */
    position: integer().notNull(),
    /** `derived` is an acronym that no record holds, made of a name. */
    kind: codeText(["display", "label", "alias", "acronym", "derived"]).notNull(),
    /** The whole name, folded and in Latin letters. */
    folded: text().notNull(),
    /** The city, folded; empty when the registry does not say. */
    place: text().notNull(),
    country: text().notNull(),
    /** How much the registry knows of the institution: the better known of two equals comes first. */
    notability: integer().notNull(),
    search: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.position] }),
    index("registry_names_folded").on(t.folded),
    index("registry_names_country").on(t.country, t.folded),
  ],
);

/** E-mail and web domains of registry institutions, for finding whose an address is. */
export const registryDomains = table(
  "registry_domains",
  {
    domain: text().notNull(),
    institutionId: text()
      .notNull()
      .references(() => registryInstitutions.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.domain, t.institutionId] }),
    index("registry_domains_institution").on(t.institutionId),
  ],
);

/** Identifiers that other registries gave an institution (GRID, Wikidata, ISNI), in small letters and without spaces. */
export const registryIdentifiers = table(
  "registry_identifiers",
  {
    value: text().notNull(),
    institutionId: text()
      .notNull()
      .references(() => registryInstitutions.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.value, t.institutionId] }),
    index("registry_identifiers_institution").on(t.institutionId),
  ],
);
