import { beforeAll, describe, expect, test } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import type { RegistryApi } from "#app/features/registry/registry-api.server.ts";
import { importRegistryFile, importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { findReplacement, searchRegistry } from "#app/features/registry/registry-queries.server.ts";
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
  registryRecord("derived", "Eastern State Technical University", {
    names: [
      named("Eastern State Technical University", "en", "ror_display", "label"),
      named("Восточный государственный технический университет", "ru", "label"),
      ...["Orient", "Ost", "Est", "Este"].map((name) => named(`${name} State Technical University`, "en", "alias")),
    ],
  }),
  registryRecord("stored", "Volga School", {
    names: [named("Volga School", "en", "ror_display", "label"), named("ВГТУ", "ru", "acronym")],
  }),
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
  ["ВГТУ", "Volga School"],
  ["казнуи", "Kulyash Bayseyitova Kazakh National University of Arts"],
  ["100% online", '100% Online _College_ "Quoted" (Private)'],
])("%s finds %s first", async (query, name) => {
  expect(await firstOf(query)).toBe(name);
});

test("an acronym that is only made of a name stands below one that is recorded", async () => {
  expect((await search("ВГТУ")).map(({ name }) => name).slice(0, 2)).toEqual([
    "Volga School",
    "Eastern State Technical University",
  ]);
});

test("each answer tells where the institution is and by which name it was found", async () => {
  const [hit] = await search("boston te");
  expect(hit).toEqual({
    id: "0mit00000",
    rorId: "https://ror.org/0mit00000",
    name: "Massachusetts Institute of Technology",
    nameOriginal: null,
    matchedName: "Boston Tech",
    matchedLang: null,
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
    nameOriginal: { text: "Әл-Фараби атындағы Қазақ ұлттық университеті", lang: "kk" },
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

describe("what is not a name, and names that are no more", () => {
  beforeAll(async () => {
    const ids = (...all: string[]) => [
      { type: "wikidata", preferred: null, all },
      { type: "grid", preferred: "grid.500.1", all: [] },
    ];
    const records = [
      registryRecord("1newfe00", "Fergana State Technical University", {
        external_ids: ids("Q1", "Q2"),
        domains: ["fstu.example"],
      }),
      registryRecord("1oldfer0", "Ferghana Polytechnical Institute", {
        status: "inactive",
        relationships: [{ id: "https://ror.org/01newfe00", label: "Fergana State", type: "successor" }],
        names: [
          named("Ferghana Polytechnical Institute", "en", "ror_display", "label"),
          named("Ферганский Политехнический Институт", "ru", "label"),
        ],
      }),
      registryRecord("1older00", "Turkestan Workers Faculty", {
        status: "withdrawn",
        relationships: [{ id: "https://ror.org/01oldfer0", label: "Ferghana Polytechnical", type: "successor" }],
      }),
      registryRecord("1circle0", "Circular Academy", {
        status: "inactive",
        relationships: [{ id: "https://ror.org/01circle0", label: "Itself", type: "successor" }],
      }),
      registryRecord("1harbin0", "哈尔滨医科大学", { names: [named("哈尔滨医科大学", "zh", "ror_display", "label")] }),
      registryRecord("1oshsta0", "Osh State University"),
      registryRecord("1ohsuni0", "Ohsaki Health Sciences State University"),
      registryRecord("1samark0", "Samarkand Branch", {
        names: [named("Тестовый аграрный университет имени Икс", "ru", "ror_display", "label")],
      }),
    ];
    expect(await importRegistryRecords({ ...database, clock }, records)).toMatchObject({
      added: records.length,
      malformed: 0,
    });
  });

  test.each([
    ["https://ror.org/01newfe00", ["Fergana State Technical University"]],
    ["01newfe00", ["Fergana State Technical University"]],
    ["grid.500.1", ["Fergana State Technical University"]],
    ["Q2", ["Fergana State Technical University"]],
    ["mail.fstu.example", ["Fergana State Technical University"]],
    ["https://ror.org/09zzzzz99", []],
    ["nobody.example", []],
  ])("%s finds its institution or nothing (found F141)", async (typed, names) => {
    expect((await search(typed)).map(({ name }) => name)).toEqual(names);
  });

  test.each(["Ferghana Polytechnical Institute", "Ферганский политехнический"])(
    "%s leads to the institution that replaced it, with the old name shown (found F148)",
    async (typed) => {
      const [first] = await search(typed);
      expect(first?.name).toBe("Fergana State Technical University");
      expect(first?.matchedName).toMatch(/^Fer|^Фер/);
    },
  );

  test("a record replaced twice leads to the last, one that names itself to none (found F149)", async () => {
    expect((await findReplacement(database.db, "01older00", "en"))?.id).toBe("01newfe00");
    expect(await findReplacement(database.db, "01newfe00", "en")).toBeNull();
    expect(await findReplacement(database.db, "01circle0", "en")).toBeNull();
    expect((await search("Circular Academy")).map(({ name }) => name)).not.toContain("Circular Academy");
  });

  test("a word inside a name without spaces finds it (found F145)", async () => {
    expect((await search("医科大学")).map(({ name }) => name)).toContain("哈尔滨医科大学");
  });

  test("two letters that changed places are forgiven in a short word (found F142)", async () => {
    expect((await search("Ohs State University")).slice(0, 3).map(({ name }) => name)).toContain(
      "Osh State University",
    );
  });

  test("a Cyrillic name is found by the acronym people use (found F148)", async () => {
    expect((await search("ТесАУ"))[0]?.name).toBe("Тестовый аграрный университет имени Икс");
  });
});
