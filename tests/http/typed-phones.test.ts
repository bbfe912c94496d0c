import { beforeAll, describe, expect, test } from "vitest";
import { errorsOf } from "#tests/support/answers.ts";
import { answersOf, COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NEXT = "Save and continue";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const draftIn = (country: string) => newDraft(portal, { identity: { ...COMPLETE.sections.identity, country } });

async function typePhone(country: string, phone: string) {
  const { browser, id, home } = await draftIn(country);
  const form = await openForm(browser, `${home}/head`, NEXT);
  const { page } = await form.fill("Telephone", phone).press(NEXT);
  return { page, kept: (await answersOf(portal, id))?.head?.phone };
}

describe("a telephone number as it is dialled at home", () => {
  test.each([
    ["KZ", "8 701 234 56 78", "+7 701 234 5678"],
    ["KZ", "8 (727) 292-12-34", "+7 7272 92 12 34"],
    ["RU", "8-495-123-45-67", "+7 495 123 45 67"],
    ["RU", "7 495 123 45 67", "+7 495 123 45 67"],
    ["KZ", "87012345678", "+7 701 234 5678"],
    ["KZ", "+7 701 123 45 67 доб. 12", "+7 701 123 45 67 ext. 12"],
    ["KZ", "00 49 30 2093 1234", "+49 30 2093 1234"],
    ["KG", "0 555 12 34 56", "+996 555 123 456"],
    ["KG", "0 (777) 12-34-56", "+996 777 123 456"],
    ["KG", "996 777 12 34 56", "+996 777 123 456"],
    ["KG", "+996 0777 123456", "+996 777 123 456"],
  ])("%s: %s is taken as %s and shown back", async (country, phone, read) => {
    const { page, kept } = await typePhone(country, phone);
    expect(kept).toBe(read);
    expect(page.document.querySelector("main [role=status]")?.textContent).toContain(read);
    expect(errorsOf(page)).toEqual([]);
  });

  test.each([
    ["KG", "8 312 12 34 56 7"],
    ["KZ", "292-12-34"],
  ])("%s: %s is asked for with its country code", async (country, phone) => {
    const { page, kept } = await typePhone(country, phone);
    expect(kept).toBe(phone);
    expect(page.document.querySelector(".error-summary")?.textContent).toContain("country code");
  });

  test("a number that no table knows is taken as it is typed with its country code", async () => {
    const { page, kept } = await typePhone("KG", "+996 999 12 34 56 78");
    expect(kept).toBe("+996 999 12 34 56 78");
    expect(errorsOf(page)).toEqual([]);
  });

  test("is read by the country that is chosen with it", async () => {
    const { browser, id, home } = await draftIn("KG");
    const form = await openForm(browser, `${home}/identity`, NEXT);
    await form.choose("Country of registration", "Kazakhstan").fill("Main telephone", "8 701 234 56 78").press(NEXT);
    expect((await answersOf(portal, id))?.identity).toMatchObject({ phone: "+7 701 234 5678" });
  });
});

describe("the example beside the field", () => {
  test.each([
    ["KG", "+996 …"],
    ["CN", "+86 …"],
    ["RU", "+7 495 123 45 67"],
    ["KZ", "+7 727 123 45 67"],
  ])("%s: %s", async (country, example) => {
    const { browser, home } = await draftIn(country);
    for (const section of ["identity", "head", "representatives"]) {
      const { text } = await browser.get(`${home}/${section}`);
      expect(text).toContain(`With the country code: ${example}`);
    }
    const form = await openForm(browser, `${home}/head`, NEXT);
    const { page } = await form.fill("Telephone", "12345").press(NEXT);
    expect(page.document.querySelector(".error-summary")?.textContent).toContain(example);
  });
});
