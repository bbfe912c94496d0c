import { beforeAll, describe, expect, test } from "vitest";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { letterTo, lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { named, registryRecord } from "#tests/support/registry-records.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const OFFICE = "Institution or office";
const WHICH = "Which member do you mean?";
const EMAIL = "E-mail address";
const OSH = "Osh State University of Roads";
const RUSSIAN = "Ошский государственный университет дорог";
const KAZAKH = "Ош мемлекеттік жолдар университеті";

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal();
  const add = (institution: Parameters<typeof createMember>[1]["institution"]) =>
    portal.services.withTransaction((tx) => createMember(tx, { institution }, new Date()));
  await importRegistryRecords(portal.services, [
    registryRecord("3osh1570", "", {
      names: [
        named(OSH, "en", "ror_display", "label"),
        named("ОшГУ", null, "acronym"),
        named("Fergana Road Pedagogical Institute", "en", "alias"),
        named(KAZAKH, "kk", "alias"),
      ],
    }),
  ] as never);
  const translatedNames = { ru: RUSSIAN };
  await add({ nameEn: OSH, nameOfficial: OSH, translatedNames, acronym: "OshSU", registryId: "03osh1570" });
  for (const city of ["Turkistan", "Taraz"]) {
    const name = `${city} Caravan Academy`;
    await add({ nameEn: name, nameOfficial: name, acronym: "TCA", website: `https://${city.toLowerCase()}.example` });
  }
});

const main = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
let number = 0;

async function fillIn(browser: Browser, home: string, office: string) {
  const email = `rector${++number}@caravan.example`;
  const form = await openForm(browser, `${home}/recommendations`, "Ask");
  form
    .choose(["Who recommends"], "A member of the association")
    .fill(OFFICE, office)
    .fill("Whom you ask: full name", "Aigul Serikova")
    .fill(EMAIL, email)
    .choose("Language of the letter", "Русский");
  return { form, email };
}

const offered = ({ document }: Answer) =>
  [...document.querySelectorAll("input[name=member]")].map(
    (box) => document.querySelector(`label[for="${box.id}"]`)?.textContent,
  );

describe("A member that is to recommend an institution", () => {
  test.each(["ОшГУ", "OshSU", RUSSIAN, KAZAKH, "Fergana Road Pedagogical Institute", "osh state roads"])(
    "is found as %s, and called as in the directory on the page and in the letter",
    async (typed) => {
      const { browser, home } = await newDraft(portal);
      const { form, email } = await fillIn(browser, home, typed);
      const preview = await form.press("Show the letter");
      expect(main(preview.page)).toContain(RUSSIAN);
      const { page } = await preview.form("Ask").press("Ask");
      expect(main(page)).toContain(`Aigul Serikova, ${OSH} Awaited`);
      expect((await letterTo(portal, email, "recommendation-asked")).text).toContain(RUSSIAN);
    },
  );

  test("is called in the language of whoever reads the page", async () => {
    const { browser, home } = await newDraft(portal);
    const { form } = await fillIn(browser, home, "ОшГУ");
    await form.press("Ask");
    expect(main(await browser.get(`${home}/recommendations?lng=ru`))).toContain(RUSSIAN);
  });

  test("is asked for where several are called so, and all that was typed stays", async () => {
    const { browser, home } = await newDraft(portal);
    const { form, email } = await fillIn(browser, home, "TCA");
    const asked = await form.press("Ask");
    expect([asked.answer.status, offered(asked.page)]).toEqual([
      422,
      ["Taraz Caravan Academy", "Turkistan Caravan Academy"],
    ]);
    expect(await lettersTo(portal, email)).toEqual([]);
    const again = asked.form("Ask");
    expect([again.read(OFFICE), again.read(EMAIL)]).toEqual(["TCA", email]);
    const wrong = await again.choose([WHICH], "Turkistan Caravan Academy").fill(EMAIL, "nobody").press("Ask");
    const mended = wrong.form("Ask");
    expect(wrong.page.document.querySelector("input[name=member]:checked")).toBeTruthy();
    const { page } = await mended.fill(EMAIL, email).press("Ask");
    expect(main(page)).toContain("Aigul Serikova, Turkistan Caravan Academy Awaited");
    expect((await letterTo(portal, email, "recommendation-asked")).text).toContain("Turkistan Caravan Academy");
  });

  test("is not taken for another that is only like what was typed, nor for one that was not offered", async () => {
    const { browser, home } = await newDraft(portal);
    const { form, email } = await fillIn(browser, home, "Osh Stete Universty of Roads");
    const asked = await form.press("Ask");
    expect([asked.answer.status, offered(asked.page)]).toEqual([422, [OSH]]);
    const forged = { intent: "ask", recommender: "member", name: "A Person", email, locale: "en" };
    const answer = await browser.forge(`${home}/recommendations`, { ...forged, office: "TCA", member: "osh" });
    expect(answer.status).toBe(422);
    const none = await browser.forge(`${home}/recommendations`, { ...forged, office: "Nowhere Qzx College" });
    expect(main(none)).toContain("No member of the association is called so.");
    expect(await lettersTo(portal, email)).toEqual([]);
  });
});
