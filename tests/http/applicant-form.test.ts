import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { getFullApplication } from "#app/features/applications/file/application-queries.server.ts";
import { addNeededDocuments, createDraft, smallPdf } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { signInNew, viewerOf } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const main = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";

async function newDraft(sections = seed?.sections as AnswersBySection, on = portal) {
  const person = await signInNew(on);
  const content = { precheck: { ...seed?.precheck }, sections };
  const { applicationId: id, applicant } = await createDraft(on.services, viewerOf(person), content);
  const answers = async () => (await getFullApplication(on.services.db, id))?.answers;
  return { browser: person.browser, id, applicant, home: `/applications/${id}`, answers };
}

describe("Before the questions of the eligibility check", () => {
  test.each([
    ["en", /full members.*observers.*associate members.*free of charge/],
    ["ru", /действительные члены.*наблюдатели.*ассоциированные члены.*бесплатное/],
    ["kk", /толық мүше.*бақылаушы.*қауымдасқан мүше.*тегін/],
  ])("it is said who joins as what, and that it is free (%s)", async (lng, words) => {
    expect(main(await portal.browser().get(`/apply?lng=${lng}`))).toMatch(words);
  });
});

describe("A draft", () => {
  test("does not ask again what the eligibility check was told", async () => {
    const { browser } = await signInNew(portal);
    const check = await openForm(browser, "/apply?unlisted=1&q=Kostanay+Network+of+Dialogue");
    const { form } = await check
      .choose("Country of registration", "Kazakhstan")
      .choose("Do you apply for the whole institution?", "Yes")
      .choose("What kind of organisation is it?", "Association or network of universities")
      .choose("Is it recognised by the competent national authority?", "Yes")
      .choose("Who owns it?", "It is private and not for profit")
      .choose("Has the head of the institution approved this application?", "Yes")
      .press("Show the result");
    const first = (await form("Start the application").press("Start the application")).form("Save and continue");
    expect(first.read("Country of registration")).toBe("KZ");
    expect(first.read("Type of institution")).toBe("association");
    const owned = first.controls.find((one) => one.name === "control" && (one as HTMLInputElement).checked);
    expect(owned?.value).toBe("private_nonprofit");
  });

  test("names what a section still lacks", async () => {
    const { true_and_complete: _, ...declared } = (seed?.sections as AnswersBySection).declarations ?? {};
    const sections = { ...(seed?.sections as AnswersBySection), declarations: declared };
    const { browser, home } = await newDraft(sections);
    const note = async (title: string) => {
      const { document } = await browser.get(home);
      const item = [...document.querySelectorAll(".sections li")].find((one) => one.textContent?.includes(title));
      return item?.querySelector(".section-note")?.textContent;
    };
    expect(await note("Declarations")).toBe("1 answer is missing");
    const head = () => openForm(browser, `${home}/head`, "Save and continue");
    await (await head()).fill("Full name", "").press("Save and leave");
    expect(await note("Head of the institution")).toBe("missing: Full name");
    await (await head()).fill("Own e-mail address", "").press("Save and leave");
    expect(await note("Head of the institution")).toBe("2 answers are missing");
    expect(await note("The institution")).toBeUndefined();
  });

  test("says above the fields when it was saved, and nothing of saving by itself without JavaScript", async () => {
    const { browser, home } = await newDraft();
    const form = await openForm(browser, `${home}/legal`, "Save and continue");
    const { page } = await form.fill("Entry in the public register", "no address").press("Save and continue");
    const { document } = page;
    const said = document.querySelector("main [role=status]");
    expect(said?.textContent).toMatch(/^Saved \d/);
    const summary = document.querySelector(".error-summary");
    expect(said && summary?.compareDocumentPosition(said)).toBe(2);
    for (const place of ["/join", `${home}/legal`]) expect(main(await browser.get(place))).not.toMatch(/itself/);
    expect(main(await browser.get(`${home}/legal`))).toContain("saved only by the buttons at the end of the page");
  });

  test("says on the page of the documents too what was understood of the section before", async () => {
    const { browser, home } = await newDraft();
    const form = await openForm(browser, `${home}/profile`, "Save and continue");
    const { page, address } = await form
      .fill("Profile in English", "Три русских слова здесь и ещё несколько других слов.")
      .press("Save and continue");
    expect(address).toContain("/documents?section=profile");
    expect(main(page)).toContain("This does not read as English.");
  });
});

describe("Two pages of one section", () => {
  const [number, form, authority] = ["National registration number", "Legal form", "Recognising authority"];

  test("keep both what was changed on the one and on the other", async () => {
    const { browser, home, answers } = await newDraft();
    const [one, other] = [
      await openForm(browser, `${home}/legal`, "Save and continue"),
      await openForm(browser, `${home}/legal`, "Save and continue"),
    ];
    await one.fill(number!, "ONE-1").press("Save and continue");
    const { answer } = await other.fill(authority!, "Ministry of the other page").press("Save and continue");
    expect(answer.status).toBe(302);
    expect((await answers())?.legal).toMatchObject({ reg_no: "ONE-1", recog_authority: "Ministry of the other page" });
  });

  test("ask only about the answer that both have changed", async () => {
    const { browser, home, answers } = await newDraft();
    const open = () => openForm(browser, `${home}/legal`, "Save and continue");
    const [one, other] = [await open(), await open()];
    await one.fill(number!, "ONE-1").fill(form!, "Form of the first page").press("Save and continue");
    const refused = await other
      .fill(number!, "OTHER-2")
      .fill(authority!, "Ministry of the other page")
      .press("Save and continue");
    expect(refused.answer.status).toBe(409);
    const asked = [...refused.page.document.querySelectorAll("main table tbody th")].map((cell) => cell.textContent);
    expect(asked).toEqual([number, authority]);
    const again = refused.form("Save and continue");
    expect(again.read(form!)).toBe("Form of the first page");
    await again.press("Save and continue");
    expect((await answers())?.legal).toMatchObject({
      reg_no: "OTHER-2",
      legal_form: "Form of the first page",
      recog_authority: "Ministry of the other page",
    });
  });
});

describe("Uploads", () => {
  test("that were cut on their way do not shut a person out", async () => {
    const strict = await startTestPortal({ env: { RATE_LIMITS: "on" } });
    const { browser, home, id, applicant } = await newDraft(undefined, strict);
    await addNeededDocuments(strict.services, id, applicant);
    const cut = { "Content-Type": "multipart/form-data; boundary=x" };
    const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7';
    for (let time = 0; time < 61; time++) await browser.forge(`${home}/documents`, body, cut);
    const button = "Upload: Letters of recommendation";
    const whole = { name: "whole.pdf", bytes: smallPdf("whole"), type: "application/pdf" };
    const { answer } = await (await openForm(browser, `${home}/documents`, button)).attach("File", whole).press(button);
    expect(answer.location).toContain("done=document_added");
  });
});

test.each(["info@oshsu.kg", "https://www.oshsu.kg/en", "@oshsu.kg"])(
  "of %s, typed where the domain of the mail is asked, the domain is taken and shown back",
  async (typed) => {
    const { browser, home, answers } = await newDraft();
    const form = await openForm(browser, `${home}/identity`, "Save and continue");
    const field = form.controls.find(({ name }) => name === "email_domains[0]");
    if (field) field.value = typed;
    const { page } = await form.press("Save and continue");
    expect((await answers())?.identity?.email_domains).toEqual(["oshsu.kg"]);
    expect(main(page)).toContain("E-mail domains of the institution: oshsu.kg");
  },
);
