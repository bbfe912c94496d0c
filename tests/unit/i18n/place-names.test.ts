import { expect, test } from "vitest";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { cityName, placeName } from "#app/i18n/place-names.server.ts";

test.each([
  ["Almaty", "KZ", "en", "Almaty, Kazakhstan"],
  ["Almaty", "KZ", "kk", "Алматы, Қазақстан"],
  ["Bishkek", "KG", "ru", "Бишкек, Кыргызстан"],
  ["Токмок", "KG", "ru", "Токмок, Кыргызстан"],
  ["Ruritania City", "KG", "ru", "Кыргызстан"],
  ["Самарканд", "UZ", "en", "Samarkand, Uzbekistan"],
  ["Самарқан", "UZ", "ru", "Самарканд, Узбекистан"],
  ["г. Алматы", "KZ", "en", "Almaty, Kazakhstan"],
  ["АЛМАТЫ", "KZ", "kk", "Алматы, Қазақстан"],
  ["город Самарканд", "UZ", "en", "Samarkand, Uzbekistan"],
  ["Горький", "RU", "ru", "Горький, Россия"],
  [null, "KG", "en", "Kyrgyzstan"],
] as const)("%s in %s for readers of %s (found F162)", (city, country, locale, place) => {
  expect(placeName(city, country, locale)).toBe(place);
});

test("no city of the demonstration stays in Latin letters beside a country in Cyrillic (found F162)", () => {
  const cities = SEED_INSTITUTIONS.map(
    (record) => registryRecordSchema.parse(record).locations[0]?.geonames_details.name ?? null,
  );
  for (const locale of ["ru", "kk"] as const) {
    expect(cities.filter((city) => !/\p{Script=Cyrillic}/u.test(cityName(city, locale) ?? ""))).toEqual([]);
  }
});
