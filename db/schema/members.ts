import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import {
  codeText,
  enumText,
  id,
  index,
  integer,
  json,
  primaryKey,
  real,
  table,
  text,
  timestamp,
  uniqueIndex,
} from "../kit.ts";
import { LOCALES, type Translations } from "../locales.ts";
import { CONTROLS, INSTITUTION_TYPES, UNIT_KINDS } from "../vocabulary-taxonomies.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";

/** A name in another language or an earlier one. */
export interface OtherName {
  value: string;
  language: string | null;
  /** Of an earlier name: the year in which another took its place. */
  until?: number;
}

export interface KeyFigures {
  students: number | null;
  internationalStudents: number | null;
  academicStaff: number | null;
  referenceYear: number | null;
}

/** Who reads an answer that is not for everybody. */
export type RestrictedTo = "members" | "secretariat";

/** The questions of the profile whose answers stand in columns of their names. */
export const profileColumns = {
  website: text().notNull(),
  /** Pages in social networks; null in rows from before they were taken over. */
  socialLinks: json<string[]>(),
  profileEn: text().notNull(),
  languagesOfInstruction: json<string[]>().notNull(),
  degreeLevels: json<string[]>().notNull(),
  unescoLinks: json<string[]>().notNull(),
  offers: json<string[]>().notNull(),
  seeks: json<string[]>().notNull(),
};

/** An institution the association knows: its directory entry. Whether it is shown is its membership's affair. */
export const institutions = table(
  "institutions",
  {
    id: id(),
    slug: text().notNull(),
    nameOfficial: text().notNull(),
    nameOfficialLanguage: text().notNull(),
    nameEn: text().notNull(),
    /** Copied from `institution_texts` in the transaction that writes them, for lists. */
    translatedNames: json<Translations>().notNull().default({}),
    otherNames: json<OtherName[]>().notNull(),
    acronym: text(),
    type: codeText(INSTITUTION_TYPES).notNull(),
    control: codeText(CONTROLS).notNull(),
    foundedYear: integer(),
    country: text().notNull(),
    /** M49 sub-region of the country, kept so that lists can be counted by it. */
    subregion: text().notNull(),
    city: text().notNull(),
    latitude: real(),
    longitude: real(),
    ...profileColumns,
    emailDomains: json<string[]>().notNull(),
    registryId: text(),
    whedId: text(),
    otherIds: json<Record<string, string>>().notNull(),
    keyFigures: json<KeyFigures>().notNull(),
    /** Answers to questions of the profile that have no column of their own, by their names. */
    answers: json<Record<string, unknown>>(),
    /** What of the profile is not for everybody, and for whom it is. */
    restrictions: json<Record<string, RestrictedTo>>().notNull().default({}),
    /** The answers of these. Nothing of them stands in another column, nor in topics, texts or words to search. */
    restrictedAnswers: json<Record<string, unknown>>().notNull().default({}),
    recognitionAuthority: text(),
    accreditor: text(),
    accreditedUntil: text(),
    headName: text().notNull(),
    headPosition: text().notNull(),
    logoFileId: text().references(() => files.id),
    /** Sort key in Latin letters, so that lists order alike on every engine and in every script. */
    sortName: text().notNull(),
    search: text().notNull(),
    /** The words everybody may find its units by, kept so that `search` can be made anew without them. */
    unitWords: text().notNull().default(""),
    version: integer().notNull(),
    /** The version of the directory in which its entry or its membership last changed; see `touchDirectory`. */
    directoryVersion: integer().notNull().default(0),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
    confirmedAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex("institutions_slug_unique").on(t.slug),
    index("institutions_country").on(t.country),
    index("institutions_registry").on(t.registryId),
    index("institutions_sort").on(t.sortName, t.id),
    index("institutions_directory_version").on(t.directoryVersion),
  ],
);

/** What is said of an institution in another language than English; read and written in `institution-texts`. */
export const institutionTexts = table(
  "institution_texts",
  {
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    kind: codeText(["name", "profile"]).notNull(),
    locale: codeText(LOCALES).notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.institutionId, t.kind, t.locale] })],
);

/** What an institution is found by beside its own columns, one row each: themes, fields of study, offers, wishes. */
export const institutionTopics = table(
  "institution_topics",
  {
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    kind: codeText(["theme", "field", "offer", "seek"]).notNull(),
    code: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.institutionId, t.kind, t.code] }),
    index("institution_topics_code").on(t.kind, t.code),
  ],
);

/** A part of a member, in whose name visitors may be answered: a faculty, a chair, a centre. It is closed, never removed. */
export const units = table(
  "units",
  {
    id: id(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    /** The unit of the same institution it belongs to; null of those directly under the institution. */
    parentId: text().references((): AnySQLiteColumn => units.id),
    /** Its place among those that belong to the same. */
    place: integer().notNull(),
    kind: codeText(UNIT_KINDS).notNull(),
    /** Its name in its own language. */
    name: text().notNull(),
    nameLanguage: text().notNull(),
    /** Copied from `unit_texts` in the transaction that writes them, for lists. */
    translatedNames: json<Translations>().notNull().default({}),
    /** The year since which it exists, as the institution says. */
    since: integer(),
    themes: json<string[]>().notNull(),
    unescoFields: json<string[]>().notNull(),
    fieldsOfStudy: json<string[]>().notNull(),
    website: text(),
    /** Who reads of it where not everybody does. */
    restrictedTo: enumText(["members", "secretariat"]),
    /** Through whom it is written to, as long as this person acts for the institution. */
    contactId: person(),
    version: integer().notNull(),
    closedAt: timestamp(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [index("units_institution").on(t.institutionId, t.place), index("units_contact").on(t.contactId)],
);

/** What is said of a unit in the languages of the portal; read and written in `unit-texts`. */
export const unitTexts = table(
  "unit_texts",
  {
    unitId: text()
      .notNull()
      .references(() => units.id, { onDelete: "cascade" }),
    kind: codeText(["name", "about"]).notNull(),
    locale: codeText(LOCALES).notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.kind, t.locale] })],
);

/** Named contacts of an institution. Their addresses stay in the secretariat's dossier and in their accounts. */
export const institutionPeople = table(
  "institution_people",
  {
    id: id(),
    institutionId: text()
      .notNull()
      .references(() => institutions.id, { onDelete: "cascade" }),
    role: enumText([
      "representative",
      "alternate",
      "international_office",
      "project_contact",
      "editor",
      "project_officer",
    ]).notNull(),
    name: text().notNull(),
    position: text().notNull(),
    /** The unit in words of the own, where it is none of those the institution lists. */
    unit: text(),
    /** One of its units. */
    unitId: text().references(() => units.id),
    languages: json<string[]>().notNull(),
    userId: person(),
  },
  (t) => [index("institution_people_institution").on(t.institutionId)],
);
