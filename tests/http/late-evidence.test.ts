import { beforeAll, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { actorOf, type SignedIn, signInAs, signInNew } from "#tests/support/people.ts";
import { createInCheck, createRecommended } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const LINK = "Add the link";
const LETTER = "Add the letter";
const FILE = "Licence, or a letter of the ministry";

let portal: TestPortal;
let coordinator: SignedIn;
beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

const main = ({ document }: Answer) => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

async function inCheck() {
  const { applicationId, applicant } = await createInCheck(portal.services, await actorOf(portal, coordinator.id));
  const browser = await signInAs(portal, applicant.email);
  const home = `/applications/${applicationId}`;
  return { browser, applicationId, home, evidence: `${home}/evidence` };
}

async function addLink(browser: Browser, evidence: string, kind: string, url: string) {
  const form = await openForm(browser, evidence, LINK);
  return form.choose("What the link shows", kind).fill("Web address", url).press(LINK);
}

const recognition = async (id: string) =>
  (await coordinator.browser.get(`/review/${id}`)).document.querySelector("#check-recognition");
const textOf = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ");

describe("While a file is checked", () => {
  test("its applicant is led to adding a link to the register and a page of the ministry; both stand with their day, also beside the check", async () => {
    const { browser, applicationId, home, evidence } = await inCheck();
    const links = [...(await browser.get(home)).document.querySelectorAll("main a")];
    expect(links.map((link) => link.getAttribute("href"))).toContain(evidence);
    await addLink(browser, evidence, "Entry in the public register", "register.example/entry/7");
    const { page } = await addLink(
      browser,
      evidence,
      "Page of the ministry or the quality agency",
      "https://ministry.example/list",
    );
    expect(main(page)).toMatch(/Entry in the public register: https:\/\/register\.example\/entry\/7.*Added: .*\d{4}/);
    expect(main(page)).toContain("https://ministry.example/list");
    expect(main(await browser.get(home))).toContain("Proof added: Entry in the public register");

    const check = await recognition(applicationId);
    expect(textOf(check)).toMatch(/Link to the register, added after sending on .*\d{4}: https:\/\/register\.example/);
    expect(textOf(check)).toMatch(/Page of the authority, added after sending on .*\d{4}: https:\/\/ministry\.example/);
    expect(textOf(check)).toContain("(strong proof)");
    const review = main(await coordinator.browser.get(`/review/${applicationId}`));
    expect(review).toContain("Proof added: Page of the ministry or the quality agency");
  });

  test("a letter is added, and read by the applicant and the coordinator and by nobody else", async () => {
    const { browser, applicationId, evidence } = await inCheck();
    const form = await openForm(browser, evidence, LETTER);
    const { page } = await form
      .attach(FILE, { name: "letter-of-ministry.pdf", bytes: smallPdf("x".repeat(1_500_000)) })
      .press(LETTER);
    expect(main(page)).toMatch(/letter-of-ministry\.pdf ?Added: .*\d{4}/);
    const link = (await recognition(applicationId))?.querySelector('a[href^="/documents/"]');
    expect(textOf(link ?? null)).toMatch(/letter-of-ministry\.pdf.*added after sending on .*\d{4}/);
    const address = link?.getAttribute("href") ?? "";
    expect((await coordinator.browser.get(address)).status).toBe(200);
    expect((await browser.get(address)).status).toBe(200);
    const stranger = await signInNew(portal);
    expect((await stranger.browser.get(address)).status).toBe(404);
  });

  test("what is wrong is said at its field and stays as it was typed", async () => {
    const { browser, applicationId, evidence } = await inCheck();
    const sent = await addLink(browser, evidence, "Entry in the public register", "no address at all");
    expect(sent.answer.status).toBe(422);
    expect(errorsOf(sent.page)).toHaveLength(1);
    expect(sent.form(LINK).read("Web address")).toBe("no address at all");
    const none = await (await openForm(browser, evidence, LETTER)).press(LETTER);
    expect([none.answer.status, errorsOf(none.page).length]).toEqual([422, 1]);
    const bad = await (
      await openForm(browser, evidence, LETTER)
    )
      .attach(FILE, { name: "letter.pdf", bytes: Buffer.from("no pdf") })
      .press(LETTER);
    expect(bad.answer.status).toBe(422);
    // Larger than a form without a file may be: the door lets it through, and the page says what is wrong with it.
    const large = { name: "scan.pdf", bytes: Buffer.alloc(2 * 1024 * 1024, "no pdf") };
    const scanned = await (await openForm(browser, evidence, LETTER)).attach(FILE, large).press(LETTER);
    expect([scanned.answer.status, errorsOf(scanned.page).length]).toEqual([422, 1]);
    expect(textOf(await recognition(applicationId))).not.toContain("added after sending");
  });

  test("the same link twice is one", async () => {
    const { browser, evidence } = await inCheck();
    const twice = "https://register.example/twice";
    await addLink(browser, evidence, "Entry in the public register", twice);
    const { page } = await addLink(browser, evidence, "Entry in the public register", twice);
    expect(main(page).split(twice)).toHaveLength(2);
  });
});

test("after the recommendation nothing is added any more", async () => {
  const actor = await actorOf(portal, coordinator.id);
  const { applicationId, applicant } = await createRecommended(portal.services, actor);
  const browser = await signInAs(portal, applicant.email);
  const evidence = `/applications/${applicationId}/evidence`;
  expect((await browser.get(evidence)).text).not.toContain(LINK);
  const late = { intent: "link", kind: "register_link", url: "https://register.example/late" };
  expect((await browser.forge(evidence, late)).status).toBe(409);
});
