import { beforeAll, describe, expect, test } from "vitest";
import { addNeededDocuments, createDraft, headToken, smallPdf } from "#app/demo/applications-factory.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { CHECKS } from "#db/vocabulary.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { actorOf, signInNew, viewerOf } from "#tests/support/people.ts";
import { createMember } from "#tests/support/board.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { COMPLETE, newAwaiting, newDraft } from "#tests/support/drafts.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const SEND = "Send to the head of the institution";
const { identity } = COMPLETE.sections;

const card = ({ document }: Answer) => document.querySelector("#checks");
const lines = (page: Answer) =>
  [...(card(page)?.querySelectorAll("li") ?? [])].map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim());
const linkOf = (page: Answer, words: string) =>
  [...(card(page)?.querySelectorAll("li") ?? [])]
    .find((one) => one.textContent?.includes(words))
    ?.querySelector("a")
    ?.getAttribute("href");

async function ready(sections: AnswersBySection = {}) {
  const draft = await newDraft(portal, { ...COMPLETE.sections, ...sections });
  await addNeededDocuments(portal.services, draft.id, draft.applicant);
  return draft;
}

describe("before sending, the applicant sees what the automatic checks find", () => {
  test("as errors, warnings and hints, each with the way to its field", async () => {
    await createMember(portal.services, { nameEn: "University of the Twin Rivers" });
    const { browser, home } = await ready({
      identity: {
        ...identity,
        name_en: "University of the Twin Rivers",
        name_official: "University of the Twin Rivers",
        email_domains: ["twin-rivers.example"],
        ror_id: "",
        whed_id: "IAU-004592",
        control: "private_forprofit",
      },
    });
    const page = await browser.get(`${home}/submission`);
    const said = lines(page);
    expect(said.find((line) => line.includes("University of the Twin Rivers is a member already"))).toMatch(/^Warning/);
    expect(said.find((line) => line.includes("twin-rivers.example is yours"))).toMatch(/^Warning/);
    expect(said.find((line) => line.includes("run for profit"))).toMatch(/^Hint/);
    expect(linkOf(page, "a member already")).toBe(`${home}/identity#section-identity-name_official`);
    expect(linkOf(page, "twin-rivers.example is yours")).toBe(`${home}/evidence`);
    expect(linkOf(page, "run for profit")).toBe(`${home}/identity#section-identity-control`);
    expect(said.join()).not.toMatch(/\{\{|finding\./);
    await openForm(browser, `${home}/submission`, SEND);
  });

  test("below what is still missing, which keeps the application from being sent", async () => {
    const { browser, home } = await newDraft(portal, {});
    const page = await browser.get(`${home}/submission`);
    const open = [...page.document.querySelectorAll("main .callout")].find((one) =>
      one.textContent?.includes("Something is still open"),
    );
    const order = open?.compareDocumentPosition(card(page) as Element) ?? 0;
    expect(order & page.document.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  test("with every proof the coordinator reads, in the same words and with the same weight", async () => {
    const applicant = await signInNew(portal);
    const sections = {
      ...COMPLETE.sections,
      identity: { ...identity, website: "https://www.proofs.example/", email_domains: ["proofs.example"] },
      legal: {
        ...COMPLETE.sections.legal,
        recog_url: "https://register.example/42",
        recog_page_url: "https://ministry.example/proofs",
      },
    };
    const { applicationId } = await createDraft(portal.services, viewerOf(applicant), { ...COMPLETE, sections });
    const actor = await actorOf(portal, applicant.id);
    await addNeededDocuments(portal.services, applicationId, actor);
    const page = await applicant.browser.get(`/applications/${applicationId}/submission`);
    const proofs = (within: Element | null) =>
      [...(within?.querySelectorAll(".findings li") ?? [])]
        .map((one) => (one.textContent ?? "").trim())
        .filter((text) => text.endsWith("proof)"));
    const shown = proofs(card(page));
    expect(shown).toContain("proofs.example is the domain of the website. (supporting proof)");
    expect(shown.join()).toMatch(/Link to the register: https:..register.example.42.*strong proof/);
    expect(shown.join()).toMatch(/Page of the authority: https:..ministry.example.proofs.*strong proof/);

    await sendToHead(portal.services, applicationId, actor);
    const signature = { signedName: "The Head", signedPosition: "Rector" };
    await confirmApplication(portal.services, await headToken(portal.services, applicationId), signature);
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const { document } = await coordinator.browser.get(`/review/${applicationId}`);
    const seen = ["domain_email", "recognition"].flatMap((check) => proofs(document.querySelector(`#check-${check}`)));
    expect(shown).toEqual(seen);
  });

  test("says of one file in the place of several documents that it is one", async () => {
    const { browser, home } = await newDraft(portal, COMPLETE.sections);
    for (const title of ["Proof of legal status", "Letter of intent"]) {
      const upload = `Upload: ${title}`;
      const form = await openForm(browser, `${home}/documents`, upload);
      form.attach("File", { name: "same.pdf", bytes: smallPdf("the same") });
      if (title === "Letter of intent") form.fill("Date of the document", "2026-11-01");
      await form.press(upload);
    }
    expect(lines(await browser.get(`${home}/submission`)).join()).toContain(
      "One and the same file stands for 2 documents.",
    );
  });

  test("runs them again after a change, and names the state of the file", async () => {
    const { browser, home } = await ready();
    const before = await browser.get(`${home}/submission`);
    const revision = /revision (\w{12})\b/.exec(card(before)?.textContent ?? "")?.[1];
    expect(lines(before).join()).not.toContain("run for profit");
    await pressOn(browser, `${home}/identity`, "Save and continue", { choose: { Ownership: "Private, for-profit" } });
    const after = await browser.get(`${home}/submission`);
    expect(lines(after).join()).toContain("run for profit");
    expect(card(after)?.textContent).not.toContain(revision);
  });

  test("sends only the state that was checked: what has changed meanwhile is shown first", async () => {
    const { browser, home } = await ready();
    const form = await openForm(browser, `${home}/submission`, SEND);
    await pressOn(browser, `${home}/academic`, "Save and continue", { fill: { Students: "9001" } });
    const { page } = await form.press(SEND);
    expect(page.document.querySelector("main")?.textContent).toContain(
      "The file has changed since you read the checks.",
    );
    const again = await (await openForm(browser, `${home}/submission`, SEND)).press(SEND);
    expect(again.answer.location).toContain("done=sent_to_head");
  });

  test("names nobody else's case, and nothing that only the secretariat looks up", async () => {
    const other = await newAwaiting(portal);
    const signature = { signedName: "The Head", signedPosition: "Rector" };
    expect((await confirmApplication(portal.services, other.token, signature)).ok).toBe(true);
    const { browser, home } = await ready();
    const page = await browser.get(`${home}/submission`);
    expect(lines(page).join()).toContain("An application that looks like one of the same institution is under way");
    expect(page.text).not.toContain(other.id);
    expect(page.text).not.toMatch(/A-\d{4}-\d{4}/);
    const t = translator("en");
    const internal = CHECKS.filter((check) =>
      ["sanctions", "degree_mill", "values_contribution", "name_misuse"].includes(check),
    );
    for (const check of internal) expect(card(page)?.textContent).not.toContain(t(`vocabulary:check.${check}.title`));
  });
});
