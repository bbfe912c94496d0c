import type { Field, FormSection } from "#app/features/forms/field.ts";
import { TRANSLATED } from "#app/i18n/translations.ts";
import type { Locale } from "#db/locales.ts";

const OF_KAZAKHSTAN: readonly Locale[] = ["kk", "ru"];

const translatedNames = TRANSLATED.map((lang): Field => ({
  key: `name_${lang}`,
  kind: "line",
  max: 250,
  need: OF_KAZAKHSTAN.includes(lang) ? "in_kazakhstan" : "optional",
  lang,
  wordsInAny: "identity.name_in",
}));

const otherName: readonly Field[] = [
  { key: "value", kind: "line", max: 250, need: "required" },
  { key: "language", kind: "choice", vocabulary: "language", need: "optional" },
];

const otherIds: readonly Field[] = [
  { key: "wikidata", kind: "line", max: 20, format: "wikidata", need: "optional" },
  { key: "isni", kind: "line", max: 25, format: "isni", need: "optional" },
  { key: "pic", kind: "line", max: 9, format: "pic", need: "optional" },
  { key: "oid", kind: "line", max: 9, format: "oid", need: "optional" },
  { key: "erasmus_code", kind: "line", max: 20, need: "optional" },
  { key: "schac", kind: "line", max: 100, need: "optional" },
];

/** What the institution is, in every name and number it is known by. */
export const IDENTITY: FormSection = {
  key: "identity",
  fields: [
    { key: "name_official", kind: "line", min: 3, max: 250, need: "required" },
    { key: "name_official_language", kind: "choice", vocabulary: "language", need: "required" },
    { key: "name_en", kind: "line", min: 3, max: 250, need: "required", isEnglish: true },
    ...translatedNames,
    { key: "acronym", kind: "line", max: 20, need: "optional" },
    { key: "inst_type", kind: "choice", vocabulary: "institution_type", need: "required" },
    { key: "control", kind: "choice", vocabulary: "control", need: "required" },
    { key: "year_founded", kind: "year", min: 800, need: "required" },
    { key: "country", kind: "choice", vocabulary: "country", need: "required" },
    { key: "region", kind: "line", max: 120, need: "optional" },
    { key: "city", kind: "line", max: 120, need: "required" },
    { key: "address", kind: "line", max: 300, need: "required", isConfidential: true },
    { key: "postcode", kind: "line", max: 20, need: "optional", isConfidential: true },
    { key: "website", kind: "url", need: "required" },
    { key: "website_en", kind: "url", need: "optional" },
    {
      key: "email_domains",
      kind: "list",
      max: 10,
      item: { kind: "line", max: 253, format: "domain" },
      need: "required",
    },
    { key: "phone", kind: "line", max: 30, format: "phone", need: "optional" },
    { key: "ror_id", kind: "line", max: 40, format: "ror_id", need: "optional" },
    { key: "whed_id", kind: "line", max: 20, format: "whed_id", need: "optional" },
    {
      key: "name_other",
      kind: "list",
      max: 10,
      item: { kind: "group", fields: otherName },
      need: "optional",
      isRare: true,
    },
    { key: "lat", kind: "decimal", min: -90, max: 90, need: "optional", isRare: true },
    { key: "lng", kind: "decimal", min: -180, max: 180, need: "optional", isRare: true },
    { key: "parent", kind: "line", max: 250, need: "optional", isRare: true },
    { key: "other_ids", kind: "group", fields: otherIds, need: "optional", isRare: true },
  ],
};
