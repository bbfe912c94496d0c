import { expect, test } from "vitest";
import { zoneChoices, zoneOfPlace } from "#app/i18n/zone-choices.server.ts";
import { zoneName } from "#app/i18n/zone-name.server.ts";
import { LOCALES } from "#db/locales.ts";

test("a place lives by the clocks of its city, else of its country or the capital of it, else of the association", () => {
  const zoneOf = (country: string, city: string | null = null) => zoneOfPlace({ country, city });
  expect(zoneOf("RU", "Omsk")).toBe("Asia/Omsk");
  expect(zoneOf("RU", "Saint Petersburg")).toBe("Europe/Moscow");
  expect([zoneOf("IT"), zoneOf("KZ", "Semey"), zoneOf("XK")]).toEqual(["Europe/Rome", "Asia/Almaty", "Asia/Almaty"]);
});

test.each([
  ["ru", "Asia/Almaty", "Алматы, UTC+5"],
  ["kk", "Europe/Kyiv", "Киев, UTC+2"],
  ["kk", "Europe/Kaliningrad", "Калининград, UTC+2"],
  ["kk", "Asia/Famagusta", "Фамагуста, UTC+2"],
] as const)("a zone is named by its city for readers of %s: %s", (locale, zone, name) => {
  expect(zoneName(zone, locale, new Date("2027-01-15T12:00:00Z"))).toBe(name);
});

test.each(LOCALES)("zones are offered by their cities, near ones first and none twice: %s", (locale) => {
  const near = ["Asia/Tashkent", "Asia/Almaty", "Etc/GMT+5"];
  const [first, ...others] = zoneChoices({ heading: "Near", near }, locale);
  expect(first?.options.map(({ value }) => value)).toEqual(near);
  expect(first?.options[2]?.label).toBe("UTC-5");
  const all = others.flatMap(({ options }) => options);
  expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
  expect(all.filter(({ value }) => near.includes(value))).toEqual([]);
  const rome = { en: "Rome", ru: "Рим", kk: "Рим" }[locale as "en" | "ru" | "kk"];
  expect(all).toContainEqual({ value: "Europe/Rome", label: `${rome}, UTC+1 / UTC+2` });
  expect(all.filter(({ label }) => /уақыты|GMT|EET/.test(label))).toEqual([]);
});
