import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { LOCALES } from "#db/locales.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { firstVisit } from "#tests/support/first-visit.ts";
import { neededFonts } from "#tests/support/needed-fonts.ts";
import { actorOf, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { publicPages } from "#tests/support/public-pages.ts";
import { readPage } from "#tests/support/reader.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

// English, own, Russian and Kazakh where there is one.
const NAMES = [
  ["Ankara University", "Ankara Üniversitesi", "Анкарский университет", "Анкара университеті"],
  ["Al-Farabi Kazakh National University", "Әл-Фараби атындағы Қазақ ұлттық университеті", "Казахский университет"],
  ["Alexandria University", "جامعة الإسكندرية", "Александрийский университет", "Александрия университеті"],
  ["Zhejiang University", "浙江大学", "Чжэцзянский университет"],
  ["Vietnam National University", "Đại học Quốc gia Hà Nội", "Вьетнамский национальный университет"],
  ["Yerevan State University", "Երևանի պետական համալսարան", "Ереванский университет", "Ереван университеті"],
  ["University of Lodz", "Uniwersytet Łódzki", "Лодзинский университет"],
  ["Tajik National University", "Донишгоҳи миллии Тоҷикистон", "Таджикский национальный университет"],
] as const;
const A_PAGE = 25;

let portal: TestPortal;
let pages: string[];
beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  let lead: TestMember | undefined;
  for (let index = 0; index < A_PAGE + 1; index++) {
    const [nameEn, nameOfficial, ru, kk] = NAMES[index % NAMES.length] ?? NAMES[0];
    const facts = { nameOfficial: `${nameOfficial} ${index}` };
    const translatedNames = { ru: `${ru} ${index}`, ...(kk && { kk: `${kk} ${index}` }) };
    lead = await createMember(services, { nameEn: `${nameEn} ${index}`, facts, translatedNames, themes: ["T01"] });
  }
  const within = { role: "representative" as const, institutionId: lead?.institutionId ?? "" };
  const [author, coordinator] = [
    await signInNew(portal, { roles: [within] }),
    await signInNew(portal, { roles: ["coordinator"] }),
  ];
  const now = services.clock.now();
  const people = { author: await actorOf(portal, author.id), coordinator: await actorOf(portal, coordinator.id) };
  const values = completeValues(now, { answerBy: isoDay(addDays(now, 30)) });
  await createProject(services, { leadInstitutionId: within.institutionId, ...people, values, upTo: "published" });
  pages = publicPages((await portal.browser().get("/sitemap.xml")).text);
});

/** The home page has its map. */
const mostBytes = (page: string) => (page === "/" ? 115_000 : 100_000);

test.each(LOCALES)(
  "a first visit to any public page in %s fetches less than 100 kB, at most four fonts of them, and no script of the application",
  async (locale) => {
    expect(pages.length).toBeGreaterThan(12);
    for (const page of pages) {
      const fetched = await firstVisit(portal.origin, `${page}?lng=${locale}`);
      const told = fetched.map(({ address, bytes }) => `${address} ${bytes}`).join("\n");
      const of = (wanted: string) => fetched.filter(({ kind }) => kind === wanted);
      expect(
        fetched.reduce((sum, { bytes }) => sum + bytes, 0),
        `${page} in ${locale}\n${told}`,
      ).toBeLessThan(mostBytes(page));
      expect([page, of("font").length >= 3, of("font").length <= 4]).toEqual([page, true, true]);
      expect([page, of("style").length, of("script").filter(({ address }) => address.startsWith("/assets/"))]).toEqual([
        page,
        1,
        [],
      ]);
    }
  },
);

test("letters of a language of the portal are in the first files of its faces, and rarer ones in one more", async () => {
  const { document } = await portal.browser().get("/about");
  const sheet = await portal.browser().get(document.querySelector("link[rel=stylesheet]")?.getAttribute("href") ?? "");
  const filesOf = (lang: string, body: string) =>
    neededFonts(readPage(`<html lang="${lang}"><body>${body}</body></html>`), sheet.text).map((url) =>
      url.replace(/^.*\/|-[\w-]{8}\.woff2$/g, ""),
    );
  const kazakh = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і «12 — № 3»";
  expect(filesOf("kk", `<p>${kazakh} <b>${kazakh}</b></p><h1>${kazakh}</h1>`)).toEqual([
    expect.stringContaining("inter-400-cyrillic-first"),
    expect.stringContaining("inter-600-cyrillic-first"),
    expect.stringContaining("portal-serif-600-cyrillic-first"),
  ]);
  expect(filesOf("en", "<p>English Русский Қазақша, Bakı, “Şəhər”</p>")).toEqual([
    expect.stringContaining("inter-400-latin-first"),
  ]);
  expect(filesOf("ru", "<h2>Łódź</h2>")).toEqual([
    expect.stringContaining("portal-serif-600-cyrillic-first"),
    expect.stringContaining("portal-serif-600-cyrillic-second"),
  ]);
  // Drawn by a font of the reader's own machine.
  expect(filesOf("en", "<p>جامعة浙江大学</p>")).toEqual([]);
});
