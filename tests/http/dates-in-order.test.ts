import { beforeAll, describe, expect, test } from "vitest";
import { addDays, isoDay } from "#app/platform/clock.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { COMPLETE, documentsOf, newDraft } from "#tests/support/drafts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEXT = "Save and continue";
const UPLOAD = /^Upload: .*accreditation/;

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const dayFromToday = (days: number) => isoDay(addDays(portal.services.clock.now(), days));

async function upload(typed: Record<string, string>) {
  const { browser, id, home } = await newDraft(portal);
  const form = await openForm(browser, `${home}/documents`, UPLOAD);
  form.attach("File", { name: "licence.pdf", bytes: smallPdf("licence") });
  for (const [label, text] of Object.entries(typed)) form.fill(label, text);
  return { browser, home, sent: await form.press(UPLOAD), documents: () => documentsOf(portal, id) };
}

describe("the dates of a document", () => {
  test("the right one is kept with the file when the other is none", async () => {
    const { documents } = await upload({ "Date of the document": "soon", "Valid until": "2039-05-01" });
    expect(await documents()).toMatchObject([{ name: "licence.pdf", issuedOn: null, expiresOn: "2039-05-01" }]);
  });

  test("of a year nobody means it is said that it is too far away, and the file is kept", async () => {
    const { sent, documents } = await upload({ "Date of the document": "2024-05-01", "Valid until": "2999-01-01" });
    expect(sent.answer.status).toBe(422);
    expect(errorsOf(sent.answer)).toEqual([
      expect.stringContaining("This day is too far away: write one of the years 1800 to 2199."),
    ]);
    expect(sent.form("Save: licence.pdf").read("Valid until")).toBe("2999-01-01");
    expect(await documents()).toMatchObject([{ name: "licence.pdf", issuedOn: "2024-05-01", expiresOn: null }]);
  });

  test("one that ends before it was issued is said at its field, and the file is kept", async () => {
    const { sent, documents } = await upload({ "Date of the document": "2024-05-01", "Valid until": "01.05.2023" });
    expect(sent.answer.status).toBe(422);
    expect(errorsOf(sent.answer)).toEqual([expect.stringContaining("The end is before the beginning.")]);
    const save = "Save: licence.pdf";
    const again = sent.form(save);
    expect(again.read("Valid until")).toBe("01.05.2023");
    expect(again.control("Valid until").getAttribute("aria-invalid")).toBe("true");
    await again.fill("Valid until", "2029-05-01").press(save);
    expect(await documents()).toMatchObject([{ issuedOn: "2024-05-01", expiresOn: "2029-05-01" }]);
  });

  test("one that is still to be issued is said at its field", async () => {
    const { sent } = await upload({ "Date of the document": dayFromToday(30) });
    expect(sent.answer.status).toBe(422);
    expect(errorsOf(sent.answer)).toEqual([expect.stringContaining("The date is still to come.")]);
  });

  test("are judged when they are changed afterwards too", async () => {
    const { browser, home, documents } = await upload({ "Date of the document": "2024-05-01" });
    const save = "Save: licence.pdf";
    const form = await openForm(browser, `${home}/documents`, save);
    const { answer } = await form.fill("Date of the document", dayFromToday(30)).press(save);
    expect(errorsOf(answer)).toEqual([expect.stringContaining("The date is still to come.")]);
    expect(await documents()).toMatchObject([{ issuedOn: "2024-05-01" }]);
  });

  test("of today are taken", async () => {
    const today = dayFromToday(0);
    const { documents } = await upload({ "Date of the document": today, "Valid until": today });
    expect(await documents()).toMatchObject([{ issuedOn: today, expiresOn: today }]);
  });
});

describe("dates of the form that are not likely", () => {
  async function notesOn(section: "legal" | "identity", typed: Record<string, string>, founded = 1948) {
    const identity = { ...COMPLETE.sections.identity, year_founded: founded };
    const { browser, home } = await newDraft(portal, { ...COMPLETE.sections, identity });
    const form = await openForm(browser, `${home}/${section}`, NEXT);
    for (const [label, text] of Object.entries(typed)) form.fill(label, text);
    const { answer, page } = await form.press(NEXT);
    expect(answer.status).toBe(302);
    return page.document.querySelector("main [role=status]")?.textContent ?? "";
  }

  test("an accreditation or a registration before the founding is a question", async () => {
    const asked = await notesOn("legal", { "Accredited from": "1947-05-01", "Date of registration": "1940-01-01" });
    expect(asked).toContain("Accredited from: This is before the year of founding");
    expect(asked).toContain("Date of registration: This is before the year of founding");
  });

  test("and so is a year of founding after either, where it is typed", async () => {
    const year = String(portal.services.clock.now().getFullYear());
    expect(await notesOn("identity", { "Year founded": year })).toContain(
      "Accredited from: This is before the year of founding",
    );
  });

  test("an accreditation that begins only later is a question", async () => {
    const asked = await notesOn("legal", { "Accredited from": dayFromToday(40), "Accredited until": "2099-01-01" });
    expect(asked).toContain("Accredited from: The accreditation begins only after today");
  });

  test("likely ones are not asked about", async () => {
    expect(await notesOn("legal", { "Accredited from": "1948-05-01" })).not.toContain("founding");
  });
});

describe("a day that can be read in two ways is asked about, and stays as it was typed", () => {
  const SAID = {
    en: "Is this 5 June 2027 or 6 May 2027?",
    ru: "Это 5 июня 2027 года или 6 мая 2027 года?",
    kk: "Бұл 2027 жылғы 5 маусым ме, әлде 2027 жылғы 6 мамыр ме?",
  };
  const plain = (text: string) => text.replaceAll("\u00a0", " ");

  test.each(["en", "ru", "kk"] as const)("%s", async (locale) => {
    const { browser, home } = await newDraft(portal);
    await browser.get(`/?lng=${locale}`);
    const page = await openForm(browser, `${home}/head`, FORWARD[locale]);
    const field = [...page.element.querySelectorAll("input")].find(({ name }) => name === "term_until");
    field!.value = "05/06/2027";
    const sent = await page.press(FORWARD[locale]);
    expect(plain(sent.page.document.querySelector(".error-summary")?.textContent ?? "")).toContain(SAID[locale]);
    const again = sent.page.document.querySelector<HTMLInputElement>("input[name=term_until]");
    expect(again?.value).toBe("05/06/2027");
  });

  test("one of which a reading is impossible is taken", async () => {
    const { documents } = await upload({ "Date of the document": "25/06/2019", "Valid until": "06/25/2039" });
    expect(await documents()).toMatchObject([{ issuedOn: "2019-06-25", expiresOn: "2039-06-25" }]);
  });

  test("with a file too", async () => {
    const { sent } = await upload({ "Valid until": "05/06/2039" });
    expect(errorsOf(sent.answer).map(plain)).toEqual([expect.stringContaining("Is this 5 June 2039 or 6 May 2039?")]);
  });
});

const FORWARD = { en: "Save and continue", ru: "Сохранить и продолжить", kk: "Сақтап, жалғастыру" };

describe("beside a date that cannot be read stands its own error alone", () => {
  const IN_ORDER = /before the beginning|before the start|only after today|is over|has ended|to come|before the year/;
  const mainText = ({ document }: { document: Document }) => document.querySelector("main")?.textContent ?? "";

  test.each([
    ["legal", { "Accredited from": "May 2024", "Accredited until": "01.09.2029" }],
    ["legal", { "Accredited from": "the 2024 year", "Accredited until": "1.9.29" }],
    ["legal", { "Date of registration": "spring 1948", "Accredited from": "1.9.29" }],
    ["head", { "Term of office until": "1.5.20" }],
  ] as const)("%s %o", async (section, typed) => {
    const { browser, home } = await newDraft(portal);
    const form = await openForm(browser, `${home}/${section}`, NEXT);
    for (const [label, text] of Object.entries(typed)) form.fill(label, text);
    const sent = await form.press(NEXT);
    expect(errorsOf(sent.page).join(" ")).toContain("date");
    const pages = [sent.page, await browser.get(`${home}/${section}`), await browser.get(`${home}/review`)];
    for (const page of pages) expect(mainText(page)).not.toMatch(IN_ORDER);
  });

  test("with a document", async () => {
    const { sent } = await upload({ "Date of the document": "May 2024", "Valid until": "01.09.2023" });
    expect(errorsOf(sent.answer)).toHaveLength(1);
    expect(mainText(sent.answer)).not.toMatch(IN_ORDER);
  });
});
