import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { institutions } from "#db/schema/members.ts";
import { setMembership } from "#tests/support/board.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { copiedText, factsOf, hasPdfTools, isTagged, textsOfPage } from "#tests/support/pdf-pages.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

/** Official names in twenty scripts. */
const NAMES: [language: string, text: string][] = [
  ["en", "Silk Road Institute"],
  ["el", "Πανεπιστήμιο Αθηνών"],
  ["kk", "Жібек жолы институты"],
  ["ar", "جامعة القاهرة"],
  ["he", "האוניברסיטה העברית"],
  ["ka", "თბილისის უნივერსიტეტი"],
  ["hy", "Երևանի պետական համալսարան"],
  ["zh", "北京大学医学部"],
  ["ja", "ひょうご医科大学"],
  ["ko", "서울대학교"],
  ["th", "มหาวิทยาลัยราชภัฏ"],
  ["km", "សាកលវិទ្យាល័យ"],
  ["my", "တက္ကသိုလ်"],
  ["hi", "क्रिश्चियन मेडिकल कॉलेज"],
  ["bn", "বিশ্ববিদ্যালয় সিলেট"],
  ["pa", "ਗੁਰੂ ਯੂਨੀਵਰਸਿਟੀ"],
  ["ta", "தொழில்நுட்பம் கழகம்"],
  ["te", "విశ్వవిద్యాలయం"],
  ["am", "የኢትዮጵያ ዩኒቨርሲቲ"],
  ["bo", "ཤེས་རབ་རྩེ་མཐོ་རིམ་སློབ་གྲྭ"],
];
const FROM_THE_RIGHT = new Set(["ar", "he"]);
const PRIVATE = ["Zhyldyz Canarybekova", "canary@institute.example", "Gulnara Toktosunova", "Quirnaval"];

let portal: TestPortal;
let numbers: string[];
let away: { nameEn: string; institutionId: string; slug: string };

beforeAll(async () => {
  portal = await startTestPortal();
  const { withTransaction, clock } = portal.services;
  const person = { role: "representative" as const, position: "Professor", unit: null, languages: [] };
  const people = [{ ...person, name: PRIVATE[0] ?? "", email: PRIVATE[1] ?? "" }];
  const admit = (nameEn: string, own: object) =>
    withTransaction((tx) =>
      createMember(tx, { people, institution: { nameEn, nameOfficial: nameEn, ...own } }, clock.now()),
    );
  const made: { number: string; institutionId: string }[] = [];
  for (const [at, [nameOfficialLanguage, nameOfficial]] of NAMES.entries()) {
    const translatedNames = at === 1 ? { ru: "Яблоневый институт" } : {};
    made.push(await admit(`Institute number ${at + 1}`, { nameOfficial, nameOfficialLanguage, translatedNames }));
  }
  numbers = made.map(({ number }) => number);
  away = { nameEn: "Institute that Rests", ...(await admit("Institute that Rests", {})) };
  await setMembership(portal.services, away, "suspended");
  await admit("Academy of Paper", { country: "UZ", nameOfficial: "Academy of Paper" });
  await withTransaction(async (tx) => {
    const kept = { restrictions: { profile: "members" as const }, restrictedAnswers: { profileEn: PRIVATE[3] } };
    const isFirst = eq(institutions.id, made[0]?.institutionId ?? "");
    await tx
      .update(institutions)
      .set({ ...kept, profileEn: "" })
      .where(isFirst);
    for (const { institutionId } of [...made, away]) await touchDirectory(tx, institutionId);
  });
});

const linksOn = async (page: string) => {
  const { document } = await portal.browser().get(page);
  return [...document.querySelectorAll("main a[href$='members.pdf']")].map((a) => [
    a.getAttribute("href"),
    a.textContent.trim(),
  ]);
};

test("it is linked where one country is chosen, or its map is shown, and nowhere else", async () => {
  const link = [["/directory/KG/members.pdf", "Directory of Kyrgyzstan (PDF)"]];
  expect(await linksOn("/directory?country=KG")).toEqual(link);
  expect(await linksOn("/directory?view=map&area=KG")).toEqual(link);
  for (const page of ["/directory", "/directory?country=KG&country=UZ", "/directory?country=TR", "/directory?view=map"])
    expect(await linksOn(page), page).toEqual([]);
});

test("C07 it holds the members of the country in every script, what is public of them and nothing else", async () => {
  const { status, headers, bytes } = await portal.browser().get("/directory/KG/members.pdf?lng=en");
  expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(headers.get("content-disposition")).toContain(`filename="members-KG-en.pdf"`);
  if (!hasPdfTools) return;
  const text = copiedText(bytes);
  const facts = factsOf(bytes);
  expect(facts).toMatch(/Tagged:\s+yes/);
  expect(facts).toMatch(/Title:\s+Directory of members: Kyrgyzstan/);
  for (const number of numbers) expect(text).toContain(number);
  for (const [language, name] of NAMES)
    expect([language, text.includes(name) || (FROM_THE_RIGHT.has(language) && isTagged(bytes, name))]).toEqual([
      language,
      true,
    ]);
  const { origin } = portal.services.config;
  for (const words of ["20 members", "(proposed)", "not endorsed by them", "Hosting students", `${origin}/directory/`])
    expect(text, words).toContain(words);
  for (const words of [...PRIVATE, away.nameEn, "Academy of Paper"]) expect(text, words).not.toContain(words);
});

test("its pages are numbered, and an index at the end says on which page each name stands", async () => {
  const { bytes } = await portal.browser().get("/directory/KG/members.pdf?lng=en");
  if (!hasPdfTools) return;
  const pages = Number(/Pages:\s+(\d+)/.exec(factsOf(bytes))?.[1]);
  expect(pages).toBeGreaterThan(4);
  const text = copiedText(bytes);
  expect(text).toContain(`page ${pages} of ${pages}`);
  expect(text).not.toContain("page 1 of");
  const index = textsOfPage(bytes, pages);
  // The first is called otherwise in English, and found under both names.
  const english = NAMES.map((_, at) => `Institute number ${at + 1}`).slice(1);
  for (const name of ["Silk Road Institute", ...english]) {
    const entry = index.find(({ text: words }) => words === name);
    const page = index.find(({ text: words, top }) => /^\d+$/.test(words) && top === entry?.top)?.text;
    expect(
      textsOfPage(bytes, Number(page)).map(({ text: words }) => words),
      name,
    ).toContain(name);
    expect(Number(page)).toBeLessThan(pages);
  }
  const one = copiedText((await portal.browser().get("/directory/UZ/members.pdf?lng=en")).bytes);
  expect(one).toContain("Academy of Paper");
  expect(one).not.toContain("Index of names");
});

test("it is in the language and the alphabet of its reader", async () => {
  if (!hasPdfTools) return;
  const text = copiedText((await portal.browser().get("/directory/kg/members.pdf?lng=ru")).bytes);
  expect(text).toContain("Каталог членов ассоциации: ");
  expect(text).toContain("Яблоневый институт");
  expect(text.indexOf("Institute number 1")).toBeGreaterThan(0);
  const kazakh = copiedText((await portal.browser().get("/directory/KG/members.pdf?lng=kk")).bytes);
  expect(kazakh).toContain("Атаулар көрсеткіші");
});

test("is made once for all, and there is none of a country without members or that is none", async () => {
  const address = "/directory/KG/members.pdf?lng=en";
  // The answer that sets the language is its reader's own.
  const reader = portal.browser();
  await reader.get(address);
  const first = await reader.get("/directory/KG/members.pdf");
  expect(first.headers.get("cache-control")).toBe("public, max-age=300");
  const again = await reader.get("/directory/KG/members.pdf", { "If-None-Match": first.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
  const other = await portal.browser().get(address);
  expect(other.headers.get("etag")).toBe(first.headers.get("etag"));
  expect(other.bytes.equals(first.bytes)).toBe(true);
  for (const country of ["TR", "ZZ", "kgz", "osh"])
    expect((await portal.browser().get(`/directory/${country}/members.pdf`)).status, country).toBe(404);
});
