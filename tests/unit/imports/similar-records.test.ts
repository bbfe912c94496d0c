import { expect, test } from "vitest";
import type { KnownRecord } from "#app/features/imports/known-records.server.ts";
import { createSimilar } from "#app/features/imports/similar-records.server.ts";
import type { ImportFacts } from "#db/schema/imports.ts";

const record = (id: string, facts: ImportFacts): KnownRecord => ({
  id,
  kind: "member",
  version: 1,
  officialLanguage: null,
  otherNames: [],
  facts,
});

const findSimilar = createSimilar([
  record("samarkand", {
    name_original: "Самаркандский государственный университет имени Шарофа Рашидова",
    acronym: "СамГУ",
    country: "UZ",
    city: "Самарканд",
  }),
  record("almaty", {
    name: "Kazakh National Medical University",
    name_kk: "Қазақ ұлттық медицина университеті",
    country: "KZ",
    city: "Алматы",
  }),
  record("osh", { name: "Osh State University", country: "KG", city: "Osh" }),
]);

test.each<[string, string, string, string | null]>([
  ["Самаркандский гос. университет", "UZ", "Самарканд", "samarkand"],
  ["Samarkand State University", "UZ", "Samarkand", "samarkand"],
  ["СамГУ им. Шарофа Рашидова", "UZ", "Самарканд", "samarkand"],
  ["СамГУ", "UZ", "Самарканд", "samarkand"],
  ["Samarkand State Univ. named after Sharof Rashidov", "UZ", "Samarqand sh.", "samarkand"],
  ["Самаркандский государственный медицинский университет", "UZ", "Самарканд", null],
  ["Самаркандский государственный университет", "UZ", "Бухара", null],
  ["Самаркандский государственный университет", "KZ", "Самарканд", null],
  ["Казахский национальный медицинский университет", "KZ", "Almaty", "almaty"],
  ["Казахский национальный аграрный университет", "KZ", "Алматы", null],
  ["Ошский государственный университет", "KG", "Ош", "osh"],
  ["Ошский технологический университет", "KG", "Ош", null],
  ["Ошский педагогический институт", "KG", "Ош", null],
  ["Университет", "KG", "Ош", null],
])("“%s”, %s, %s looks like %s", (name, country, city, id) => {
  expect(findSimilar({ name_original: name, country, city })?.record.id ?? null).toBe(id);
});
