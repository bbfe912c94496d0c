import { beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { SEED_INSTITUTIONS } from "#db/seed/data/institutions.ts";
import type { RegistryApi } from "#app/features/registry/registry-api.server.ts";
import { importRegistryFile, importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { searchRegistry } from "#app/features/registry/registry-queries.server.ts";
import { registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { findInRegistrySources, searchRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { DUMP_FILE, GOLD_FILE, measureQuality } from "#tests/support/affiliation-gold.ts";
import { named, place, registryRecord } from "#tests/support/registry-records.ts";
import { findSharedData } from "#tests/support/shared-data.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

let database: OpenDatabase;
const clock = { now: () => new Date("2026-05-04T08:00:00Z") };

const others = [
  registryRecord("harvard", "Harvard University", {
    locations: [place("Cambridge", "US", "United States", [42.4, -71.1])],
  }),
  registryRecord("lodz", "University of Łódź", { locations: [place("Łódź", "PL", "Poland", [51.8, 19.5])] }),
  registryRecord("wurz", "Universität Würzburg", { locations: [place("Würzburg", "DE", "Germany", [49.8, 9.9])] }),
  registryRecord("mit", "Massachusetts Institute of Technology", {
    names: [
      named("Massachusetts Institute of Technology", "en", "ror_display", "label"),
      named("MIT", null, "acronym"),
      named("Boston Tech", null, "alias"),
    ],
    locations: [place("Cambridge", "US", "United States", [42.4, -71.1])],
  }),
  registryRecord("mitw", "MIT World Peace University", { locations: [place("Pune", "IN", "India", [18.5, 73.9])] }),
  registryRecord("percent", '100% Online _College_ "Quoted" (Private)'),
];

beforeAll(async () => {
  database = await openTestDatabase();
  await importRegistryRecords({ ...database, clock }, [...SEED_INSTITUTIONS, ...others]);
});

const search = (query: string, more: Partial<Parameters<typeof searchRegistry>[1]> = {}) =>
  searchRegistry(database.db, { query, locale: "en", ...more });
const firstOf = async (query: string) => (await search(query))[0]?.name;

test.each([
  ["Al-Farabi Kazakh National University", "Al-Farabi Kazakh National University"],
  ["al farabi", "Al-Farabi Kazakh National University"],
  ["казахский национальный университет имени аль-фараби", "Al-Farabi Kazakh National University"],
  ["Әл-Фараби", "Al-Farabi Kazakh National University"],
  ["казну", "Al-Farabi Kazakh National University"],
  ["KazNU", "Al-Farabi Kazakh National University"],
  ["ҚазҰУ", "Al-Farabi Kazakh National University"],
  ["Farabi Almaty", "Al-Farabi Kazakh National University"],
  ["Гумилев", "L. N. Gumilyov Eurasian National University"],
  ["gumilov eurasian", "L. N. Gumilyov Eurasian National University"],
  ["University of Lodz", "University of Łódź"],
  ["Uniwersytet Łódzki", "University of Łódź"],
  ["Wuerzburg University", "Universität Würzburg"],
  ["Гарвард", "Harvard University"],
  ["Harvrad University", "Harvard University"],
  ["School of Public Health, Harvard University, Boston, USA", "Harvard University"],
  ["mit", "Massachusetts Institute of Technology"],
  ["boston tech", "Massachusetts Institute of Technology"],
  ["100% online", '100% Online _College_ "Quoted" (Private)'],
])("%s finds %s first", async (query, name) => {
  expect(await firstOf(query)).toBe(name);
});

test("each answer tells where the institution is and by which name it was found", async () => {
  const [hit] = await search("boston te");
  expect(hit).toEqual({
    id: "0mit00000",
    rorId: "https://ror.org/0mit00000",
    name: "Massachusetts Institute of Technology",
    nameOriginal: null,
    matchedName: "Boston Tech",
    acronym: "MIT",
    country: { code: "US", name: "United States" },
    city: "Cambridge",
    website: "https://www.mit.example",
  });
});

test("names and countries come in the reader's language", async () => {
  const [hit] = await search("farabi", { locale: "ru" });
  expect(hit).toMatchObject({
    name: "Казахский национальный университет имени аль-Фараби",
    nameOriginal: { text: "Al-Farabi Kazakh National University" },
    country: { name: "Казахстан" },
  });
});

test("a country narrows the search, also for the shortest beginnings", async () => {
  const american = await search("un", { country: "US", limit: 20 });
  expect(american.map(({ country }) => country.code)).toEqual(american.map(() => "US"));
  expect((await search("Wuerzburg", { country: "DE" })).map(({ id }) => id)).toEqual(["0wurz0000"]);
  expect(await search("farabi", { country: "DE" })).toEqual([]);
});

test.each(["", " ", "a", "%", "_", "''", '"', "*", "' OR 1=1 --", "\u0000\u0000", "NEAR(", "-", "(", "\\"])(
  "%j is harmless",
  async (query) => {
    await expect(search(query)).resolves.toBeInstanceOf(Array);
  },
);

test.each(["far%", "f_rabi", 'far" OR "mit', "farabi*", "farabi & mit", "(farabi | mit)", "farabi:*", "-farabi"])(
  "the signs of %s mean nothing to the database",
  async (query) => {
    expect(await search(query)).toEqual(await search(query.replaceAll(/[^a-z]+/gi, " ")));
  },
);

test("at most as many as are wanted, and never more than twenty", async () => {
  expect(await search("un", { limit: 3 })).toHaveLength(3);
  expect((await search("un", { limit: 500 })).length).toBeLessThanOrEqual(20);
});

test("the live registry comes after what is imported, without repeating it", async () => {
  const live = [registryRecord("mit", "MIT live"), registryRecord("mitb", "MIT Barcelona")].map((record) =>
    registryRecordSchema.parse(record),
  );
  const registryApi: RegistryApi = { search: async () => live, find: async () => live[1] ?? null };
  const hits = await searchRegistrySources({ db: database.db, registryApi }, { query: "mit", locale: "en" });
  expect(hits.at(0)?.id).toBe("0mit00000");
  expect(hits.at(-1)?.name).toBe("MIT Barcelona");
  expect(hits.filter(({ id }) => id === "0mit00000")).toHaveLength(1);
  expect((await findInRegistrySources({ db: database.db, registryApi }, "0mitb0000", "en"))?.name).toBe(
    "MIT Barcelona",
  );
  expect(await findInRegistrySources({ db: database.db, registryApi: null }, "0mitb0000", "en")).toBeNull();
});

const dump = findSharedData(DUMP_FILE);
const gold = findSharedData(GOLD_FILE);

describe.skipIf(dump === null || gold === null)("over the whole registry", () => {
  test("of real names typed by authors, at least 97 of 100 have the right university among the first eight", async () => {
    const full = await openTestDatabase();
    await importRegistryFile({ ...full, clock }, dump ?? "");
    const { asked, inFirstEight, atTop, misses } = await measureQuality(full.db, gold ?? "");
    expect(asked).toBeGreaterThan(350);
    expect(inFirstEight, misses.join("\n")).toBeGreaterThanOrEqual(0.97);
    expect(atTop).toBeGreaterThanOrEqual(0.9);
  }, 300_000);
});
