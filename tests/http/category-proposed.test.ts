import { beforeAll, expect, test } from "vitest";
import { addNeededDocuments } from "#app/demo/applications-factory.server.ts";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test("Before sending, the category is explained by the answers it rests on, each quoted and linked", async () => {
  const { browser, home } = await newDraft(portal, COMPLETE.sections);
  const { document } = await browser.get(`${home}/submission`);
  const main = document.querySelector("main");
  expect(main?.textContent).toContain("With these answers the institution applies as: Full member");
  const rests = [...(main?.querySelectorAll("li") ?? [])].map((item) => item.textContent?.trim());
  expect(rests).toEqual(
    expect.arrayContaining([
      "What kind of organisation is it? University or other institution of higher education (eligibility check)",
      expect.stringMatching(/^Number of graduating classes so far: \d+/),
    ]),
  );
  const link = [...(main?.querySelectorAll("li a") ?? [])].find((one) => one.textContent?.startsWith("Number of grad"));
  const address = link?.getAttribute("href") ?? "";
  expect(address).toBe(`${home}/legal#section-legal-cohorts`);
  const page = await browser.get(address);
  expect(page.document.getElementById("section-legal-cohorts")).not.toBeNull();
});

test("a wish for another category is asked about, and the application can be sent", async () => {
  const { browser, home, id, applicant } = await newDraft(portal, COMPLETE.sections);
  await addNeededDocuments(portal.services, id, applicant);
  const form = await openForm(browser, `${home}/legal`);
  const { page } = await form.choose("Wished category of membership", "Observer").press("Save and continue");
  expect(page.text).toContain("The answers lead to full membership, and another category is wished for");
  const submission = await browser.get(`${home}/submission`);
  expect(submission.text).toContain("The answers lead to full membership, and another category is wished for");
  expect((await pressOn(browser, `${home}/submission`, "Send to the head of the institution")).location).toBe(
    `${home}?done=sent_to_head`,
  );
});
