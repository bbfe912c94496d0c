import { beforeAll, describe, expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { createMember, type NewMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
let database: OpenDatabase;

const MEMBERS: NonNullable<NewMember["institution"]>[] = [
  {
    nameEn: "Samarkand State University",
    nameOfficial: "Samarqand davlat universiteti",
    translatedNames: { ru: "Самаркандский государственный университет имени Шарофа Рашидова" },
    city: "Samarkand",
    country: "UZ",
    website: "https://www.samdu.uz",
    registryId: "02b6gy972",
  },
  { nameEn: "University of Bologna", nameOfficial: "Alma mater studiorum", city: "Bologna", country: "IT" },
  {
    nameEn: "Al-Farabi Kazakh National University",
    nameOfficial: "Әл-Фараби атындағы Қазақ ұлттық университеті",
    translatedNames: { kk: "Әл-Фараби атындағы Қазақ ұлттық университеті" },
    city: "Almaty",
    country: "KZ",
    otherIds: { wikidata: "Q4406337" },
  },
  {
    nameEn: "Cheikh Anta Diop University",
    nameOfficial: "Université Cheikh-Anta-Diop",
    city: "Dakar",
    country: "SN",
    website: "https://www.ucad.sn/",
  },
  {
    nameEn: "National University of Mongolia",
    nameOfficial: "Монгол Улсын Их Сургууль",
    city: "Ulaanbaatar",
    country: "MN",
  },
  { nameEn: "Alexandria University", nameOfficial: "جامعة الإسكندرية", city: "Alexandria", country: "EG" },
  {
    nameEn: "Osh State University",
    nameOfficial: "Ош мамлекеттик университети",
    city: "Osh",
    country: "KG",
    profileEn: "Manuscripts of the region and its archaeology; texts in Turki and Turkic runes.",
    translatedProfiles: { ru: "Рукописи региона и археология." },
  },
  {
    nameEn: "Abai Pedagogical University",
    nameOfficial: "Abai Pedagogical University",
    city: "Taldykorgan",
    country: "KZ",
  },
  {
    nameEn: "Kazan Federal University",
    nameOfficial: "Казанский федеральный университет",
    city: "Kazan",
    country: "RU",
  },
  { nameEn: "Kyoto Medical University", nameOfficial: "京都医科大学", city: "Kyoto", country: "JP" },
];

beforeAll(async () => {
  database = await openTestDatabase();
  for (const [at, institution] of MEMBERS.entries()) {
    const own = { website: `https://member${at}.example`, emailDomains: [`member${at}.example`] };
    const profileEn = "A university.";
    await database.withTransaction((tx) =>
      createMember(tx, { institution: { ...own, profileEn, ...institution }, themes: [] }, NOW),
    );
  }
});

async function search(query: string, page = 1) {
  const filter = parseDirectoryFilter(new URLSearchParams({ q: query }));
  const { lines, isGuess, page: shown } = await searchDirectory(database.db, filter, { page, today: dayOf(NOW) });
  return { names: lines.map(({ nameEn }) => nameEn), isGuess, page: shown };
}

describe("the directory's search", () => {
  test.each([
    ["ucad.sn", ["Cheikh Anta Diop University"]],
    ["https://www.ucad.sn/fr", ["Cheikh Anta Diop University"]],
    ["rector@ucad.sn", ["Cheikh Anta Diop University"]],
    ["02b6gy972", ["Samarkand State University"]],
    ["https://ror.org/02b6gy972", ["Samarkand State University"]],
    ["Q4406337", ["Al-Farabi Kazakh National University"]],
    ["m-2026-0004", ["Cheikh Anta Diop University"]],
    ["https://ror.org/0zzzzzzz9", []],
    ["M-2026-0999", []],
    ["kaznu.kz", []],
  ])("%s finds exactly the member it belongs to (found F141)", async (query, names) => {
    expect(await search(query)).toEqual({ names, isGuess: false, page: 1 });
  });

  test.each([
    ["Samarkand State Univeristy", "Samarkand State University"],
    ["Samarcand", "Samarkand State University"],
    ["bolgona", "University of Bologna"],
    ["univeristy of bologna", "University of Bologna"],
    ["al-Faraby", "Al-Farabi Kazakh National University"],
  ])("%s finds the member meant, and says that it guesses (found F142)", async (query, name) => {
    expect(await search(query)).toEqual({ names: [name], isGuess: true, page: 1 });
  });

  test.each([
    ["архелогия", "Osh State University"],
    ["manuscirpts", "Osh State University"],
    ["manuscirpts archaeolgy", "Osh State University"],
    ["turkik runes", "Osh State University"],
    ["fh[tjkjubz", "Osh State University"],
    ["ьфтгыскшзеы", "Osh State University"],
    ["cfvfhrfyl", "Samarkand State University"],
    ["ищдщптф", "University of Bologna"],
    ["fkvfns", "Al-Farabi Kazakh National University"],
  ])(
    "%s, a slip in what a profile says or the other keyboard, finds the member meant as a guess",
    async (query, name) => {
      expect(await search(query)).toEqual({ names: [name], isGuess: true, page: 1 });
    },
  );

  test.each([
    ["ҚазҰУ", "Al-Farabi Kazakh National University"],
    ["СамГУ", "Samarkand State University"],
    ["Ulan Bator", "National University of Mongolia"],
    ["Alma-Ata", "Al-Farabi Kazakh National University"],
  ])("%s, an acronym or another name of a city, finds the member (found F142)", async (query, name) => {
    expect((await search(query)).names).toEqual([name]);
  });

  test.each([
    ["جامعه الاسكندريه", "Alexandria University"],
    ["医科大学", "Kyoto Medical University"],
  ])("%s is found however its last letter, or nothing between words, is written (found F146)", async (query, name) => {
    expect(await search(query)).toEqual({ names: [name], isGuess: false, page: 1 });
  });

  test.each(["atlantis", "—", "xyz 12"])("%s finds nobody", async (query) => {
    expect((await search(query)).names).toEqual([]);
  });

  test("a word of one or two letters narrows what the others find in a profile", async () => {
    expect((await search("runes of")).names).toEqual(["Osh State University"]);
    expect((await search("runes t")).names).toEqual(["Osh State University"]);
    expect((await search("runes qx")).names).toEqual([]);
  });

  test("a letter beside a word that nobody has guesses nobody", async () => {
    expect((await search("zzzqqqx o")).names).toEqual([]);
    expect((await search("o samarkant")).names[0]).toBe("Samarkand State University");
  });

  test("many who ask at once are each answered as if they asked alone", async () => {
    const asked = [
      "university",
      "universty",
      "osh",
      "archaelogy",
      "kazan",
      "rfpfym",
      "runes t",
      "xyz 12",
      "al farabi",
      "",
    ];
    const alone: Awaited<ReturnType<typeof search>>[] = [];
    for (const query of asked) alone.push(await search(query));
    // Written otherwise, so that none of them is remembered.
    expect(await Promise.all(asked.map((query) => search(query && `${query}!`)))).toEqual(alone);
    expect(await Promise.all(asked.toReversed().map((query) => search(query && `${query} ?`)))).toEqual(
      alone.toReversed(),
    );
  });

  test("a page beyond the last one is the last one (found F97)", async () => {
    expect(await search("university", 6)).toMatchObject({ page: 1 });
    expect((await search("university", 6)).names.length).toBeGreaterThan(3);
  });
});

describe("a question that nobody holds as it was typed", () => {
  test.each([
    ["архелогия", "Osh State University", true],
    ["archaelogy", "Osh State University", true],
    ["Абая", "Abai Pedagogical University", true],
    ["Абай", "Abai Pedagogical University", false],
    ["университет Абая", "Abai Pedagogical University", true],
    ["университет имени Абая", "Abai Pedagogical University", true],
    ["rfpfym", "Kazan Federal University", true],
    ["rfpfyj", "Kazan Federal University", true],
    ["лфяфт", "Kazan Federal University", true],
    ["лфяфтт", "Kazan Federal University", true],
    ["ищдщптт", "University of Bologna", true],
  ])("finds who is meant by “%s”", async (typed, meant, isGuess) => {
    const found = await search(typed);
    expect(found.names[0]).toBe(meant);
    expect(found.isGuess).toBe(isGuess);
  });
});
