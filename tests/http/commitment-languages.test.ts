import { execFileSync, spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test } from "vitest";
import { createDraft } from "#app/demo/applications-factory.server.ts";
import { IN_CHECK_APPLICATION } from "#app/demo/data/applications/in-check.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import type { Locale } from "#db/locales.ts";
import { letterTo } from "#tests/support/letters.ts";
import { COMPLETE, newAwaiting } from "#tests/support/drafts.ts";
import { changeAssociation } from "#tests/support/formalities.ts";
import { actorOf, signInAs, signInNew, viewerOf } from "#tests/support/people.ts";
import { APPROVE, createRecommended, decideAtOnce, versionOf } from "#tests/support/review-factory.ts";
import { openForm, type ServedForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const HEAD = IN_CHECK_APPLICATION.sections.head as unknown as { email: string };
const GET = "Download the commitment to sign (PDF)";
const [FIRST, SECOND] = ["First language", "Second language"];
const PUBLISH = "Publish the new version";
const NONE = "None, one language only";
const TITLES = {
  English: "Commitment of the institution",
  Русский: "Обязательство организации",
  Қазақша: "Ұйымның міндеттемесі",
};
/** What says in each language which version is signed. */
const VERSION_ONE = { English: "Version 1", Русский: "Редакция 1", Қазақша: "1-нұсқа" };
type Language = keyof typeof TITLES;
const LANGUAGES = Object.keys(TITLES) as Language[];

const hasTools = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!hasTools && process.env.REQUIRE_ALL === "1") throw new Error("pdftotext is required here and not installed");

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const pdfTool = (tool: string, options: string[], { bytes }: Answer) =>
  execFileSync(tool, options, { input: bytes, encoding: "utf8" }).replaceAll("\u00a0", " ");
const textOf = (answer: Answer) => pdfTool("pdftotext", ["-", "-"], answer);
const pagesOf = (answer: Answer) => pdfTool("pdfinfo", ["-"], answer);

async function fetched(form: ServedForm): Promise<Answer> {
  const { answer } = await form.press(GET);
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment;/);
  return answer;
}

function expectTexts(answer: Answer, languages: readonly Language[]) {
  if (!hasTools) return;
  const text = textOf(answer);
  for (const language of LANGUAGES) {
    const isIn = languages.includes(language);
    expect([language, text.includes(TITLES[language])]).toEqual([language, isIn]);
    expect([language, text.includes(VERSION_ONE[language])]).toEqual([language, isIn]);
  }
  expect(pagesOf(answer)).toMatch(/Page size:.*A4/);
}

const chosen = (form: ServedForm) =>
  [FIRST, SECOND].map((label) => (form.control(label) as HTMLSelectElement).selectedOptions[0]?.textContent);
const offered = (form: ServedForm, label: string) =>
  [...(form.control(label) as HTMLSelectElement).options].map((option) => option.textContent);

async function approved() {
  const { services } = portal;
  await decideAtOnce(services);
  await changeAssociation(services, { formalities: true });
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const council = await signInNew(portal, { roles: ["council"] });
  const { applicationId, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const input = { applicationId, version: await versionOf(services, applicationId), explanation: "Welcome." };
  expect(await decide(services, input, byPerson(await actorOf(portal, council.id)), APPROVE)).toMatchObject({
    ok: true,
  });
  const { link } = await letterTo(portal, HEAD.email, "application-commitment-request");
  const toHead = link.replace(/\?.*/, "");
  return {
    browser: await signInAs(portal, applicant.email),
    page: `/applications/${applicationId}/formalities`,
    toHead,
  };
}

/** Every page on which the sheet to sign is fetched. */
const PLACES: [place: string, open: () => Promise<{ browser: Browser; page: string }>][] = [
  [
    "the documents of a draft",
    async () => {
      const person = await signInNew(portal);
      const { applicationId } = await createDraft(portal.services, viewerOf(person), COMPLETE);
      return { browser: person.browser, page: `/applications/${applicationId}/documents` };
    },
  ],
  [
    "the link of the head",
    async () => ({ browser: portal.browser(), page: `/confirm/${(await newAwaiting(portal)).token}` }),
  ],
  ["the formalities after an approval", approved],
  [
    "the link with which the head signs after an approval",
    async () => ({ browser: portal.browser(), page: (await approved()).toHead }),
  ],
];

describe("the commitment to sign in two languages side by side", () => {
  test.each(PLACES)("is chosen and fetched on the page of %s", { timeout: 60_000 }, async (_, open) => {
    const { browser, page } = await open();
    const form = await openForm(browser, page, GET);
    expect([offered(form, FIRST), offered(form, SECOND)]).toEqual([LANGUAGES, [NONE, ...LANGUAGES]]);
    expect(chosen(form)[0]).toBe("English");
    form.choose(FIRST, "Қазақша").choose(SECOND, "Русский");
    const two = await fetched(form);
    expectTexts(two, ["Қазақша", "Русский"]);
    expect(two.headers.get("Content-Disposition")).toContain("(kk, ru).pdf");
    form.choose(FIRST, "Русский").choose(SECOND, NONE);
    expectTexts(await fetched(form), ["Русский"]);
    form.choose(SECOND, "Русский");
    expectTexts(await fetched(form), ["Русский"]);
  });

  const draftOf = async (
    identity: Record<string, string>,
    head: Record<string, string> = {},
    locale: Locale = "en",
  ) => {
    const person = await signInNew(portal, { locale });
    const sections = {
      ...COMPLETE.sections,
      identity: { ...COMPLETE.sections.identity, name_kk: "", name_ru: "", ...identity },
      head: { ...COMPLETE.sections.head, ...head },
    };
    const { applicationId } = await createDraft(portal.services, viewerOf(person), { ...COMPLETE, sections });
    return { browser: person.browser, home: `/applications/${applicationId}` };
  };

  test.each([
    [
      "an English reader of an institution with an Arabic name",
      "en",
      { name_official_language: "ar" },
      ["English", NONE],
    ],
    ["a Kazakh reader of the same", "kk", { name_official_language: "ar" }, ["Қазақша", "English"]],
    ["an English reader of a Kazakh one", "en", { name_official_language: "kk" }, ["English", "Қазақша"]],
    ["a Kazakh reader of it", "kk", { name_official_language: "kk", name_ru: "Университет" }, ["Қазақша", "Русский"]],
    ["a Russian reader of it", "ru", { name_official_language: "kk", name_ru: "Университет" }, ["Русский", "Қазақша"]],
  ] as const)("proposes to %s", async (_, locale, identity, expected) => {
    const { browser, home } = await draftOf(identity, {}, locale);
    const { document } = await browser.get(`${home}/documents`);
    const selects = [...document.querySelectorAll<HTMLSelectElement>("form[action$='/commitment'] select")];
    const words = selects.map((select) => select.selectedOptions[0]);
    expect([words[0]?.textContent, words[1]?.value === "none" ? NONE : words[1]?.textContent]).toEqual(expected);
  });

  test.skipIf(!hasTools)("names the institution and its head in both columns, in any script", async () => {
    const names = {
      name_official: "Әл-Фараби атындағы университет",
      name_official_language: "kk",
      name_en: "Al-Farabi University",
      name_ru: "Университет имени аль-Фараби",
    };
    const { browser, home } = await draftOf(names, { full_name: "龚旗煌", title_position: "rector" });
    const text = textOf(await browser.get(`${home}/commitment?first=en&second=ru`));
    for (const name of ["Al-Farabi", "аль-Фараби", "Rector", "Ректор"]) expect(text).toContain(name);
    expect(text.match(/龚旗煌/g)).toHaveLength(2);
    expect(text).toContain("Version 1, page 1 of 1 · Редакция 1, страница 1 из 1");
  });

  test("without a choice it is in the language of the page", async () => {
    const { browser, home } = await draftOf({});
    expectTexts(await browser.get(`${home}/commitment`), ["English"]);
  });

  test("a language it is not there in has no sheet, on any address", async () => {
    const { browser, home, token } = await newAwaiting(portal);
    const { toHead } = await approved();
    const sheets: [Browser, string][] = [
      [browser, `${home}/commitment`],
      [portal.browser(), `/confirm/${token}/commitment`],
      [portal.browser(), `${toHead}/sheet`],
    ];
    const wrong = [
      "?first=xx",
      "?first=",
      "?first=none",
      "?first=EN",
      "?first=en&second=xx",
      "?first=en&second=",
      "?second=ar",
      "?first=constructor&second=__proto__",
      `?first=${"e".repeat(3_000)}`,
      "?first=en&second=../ru",
    ];
    for (const [reader, sheet] of sheets) {
      for (const query of wrong) expect([query, (await reader.get(sheet + query)).status]).toEqual([query, 404]);
      expect((await reader.get(`${sheet}?second=kk`)).status).toBe(200);
    }
  });

  test("the head reads that the sheet goes to the institution, and has none once the commitment is signed", async () => {
    const { toHead } = await approved();
    const head = portal.browser();
    const { document } = await head.get(toHead);
    expect(document.querySelector("#paper")?.textContent).toContain("upload it for you");
    const form = await openForm(head, toHead, "Sign the commitment");
    for (const box of form.element.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = true;
    expect((await form.press("Sign the commitment")).answer.status).toBe(302);
    expect((await head.get(toHead)).document.querySelector("#paper")).toBeNull();
    expect((await head.get(`${toHead}/sheet`)).status).toBe(404);
    expect((await head.get("/commitment/nobody/sheet")).status).toBe(404);
  });
});

describe("the text of the association that is printed", () => {
  test.skipIf(!hasTools)("is the version in force, also where languages have more parts than others", async () => {
    const own = await startTestPortal();
    const { browser } = await signInNew(own, { roles: ["administrator"] });
    const long = Array.from({ length: 400 }, (_, at) => `clause${at}`).join(" ");
    const editor = await openForm(browser, "/admin/texts/commitment", PUBLISH);
    editor
      .fill(["English", "Text"], `First.\n\n## Head\n\n${long}`)
      .fill(["Русский", "Text"], "Организация заявляет одно.");
    expect((await editor.press(PUBLISH)).answer.status).toBe(302);
    const { browser: applicant, home } = await newAwaiting(own);
    const answer = await applicant.get(`${home}/commitment?first=en&second=ru`);
    const text = textOf(answer);
    for (const words of ["Version 2", "Редакция 2", "clause0", "clause399", "Организация заявляет одно."])
      expect(text).toContain(words);
    expect(pagesOf(answer)).toMatch(/Pages:\s+3/);
  });
});
