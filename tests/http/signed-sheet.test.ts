import { beforeAll, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { lapseApprovals } from "#app/features/applications/formalities/watch-formalities.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import {
  approve,
  type Deciders,
  HEAD,
  joinBy,
  recommended,
  startFormalities,
  stateOf,
} from "#tests/support/approved.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { signInAs, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const ADD = "Upload the signed sheet";
const REFUSE = "Do not accept and write to the applicant";
const WRONG = "The signature is cut off: please scan the whole page.";
let now = new Date("2026-05-12T06:00:00Z");
let portal: TestPortal;
let deciders: Deciders;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  deciders = await startFormalities(portal);
});

const textOf = async (browser: Browser, page: string) =>
  (await browser.get(page)).document.querySelector("main")?.textContent?.replaceAll("\u00a0", " ") ?? "";

/** An approved application whose applicant has uploaded the signed sheet, the last thing that was open. */
async function uploaded() {
  const file = await recommended(portal, deciders);
  await approve(portal, deciders, file.id);
  await joinBy(portal, file.alternate, "hands-representative");
  const sheet = { name: `signed-${file.id}.pdf`, bytes: smallPdf(`The signed commitment of ${file.id}`) };
  const form = await openForm(file.applicant.browser, `${file.home}/formalities`, ADD);
  expect((await form.attach("Signed sheet", sheet).press(ADD)).page.text).toContain("The secretariat looks at it");
  return { ...file, sheet, desk: `/review/${file.id}/formalities` };
}

describe("a signed sheet that the applicant uploads", () => {
  test("begins no membership before the secretariat has looked at it", async () => {
    const { id, sheet, desk, home, applicant } = await uploaded();
    const { browser, email } = deciders.coordinator;
    expect(await stateOf(portal, id)).toBe("formalities");
    expect(await textOf(applicant.browser, `${home}/formalities`)).toContain("The secretariat acts next");
    expect((await letterTo(portal, email, "review-sheet_filed")).text).toContain("signed commitment");
    expect((await browser.get("/inbox")).document.querySelector(`main a[href="${desk}"]`)).not.toBeNull();
    const form = await openForm(browser, desk, "Accept the sheet");
    const link = form.element.ownerDocument.querySelector<HTMLAnchorElement>('main a[href^="/documents/"]');
    expect((await browser.get(link?.getAttribute("href") ?? "")).bytes.equals(Buffer.from(sheet.bytes))).toBe(true);
    expect((await form.press("Accept the sheet")).page.text).toContain("The membership has begun");
    expect(await stateOf(portal, id)).toBe("approved");
    expect((await form.press("Accept the sheet")).page.status).toBe(409);
  });

  test("is not accepted with a reason that the applicant reads, and another is uploaded", async () => {
    const { id, desk, home, applicant } = await uploaded();
    const form = await openForm(deciders.coordinator.browser, desk, REFUSE);
    expect((await form.press(REFUSE)).page.status).toBe(422);
    await form.fill("What is wrong with it", WRONG).press(REFUSE);
    expect((await letterTo(portal, applicant.email, "application-sheet-refused")).text).toContain(WRONG);
    const page = `${home}/formalities`;
    expect(await textOf(applicant.browser, page)).toContain(WRONG);
    const again = await openForm(applicant.browser, page, ADD);
    await again.attach("Signed sheet", { name: "whole.pdf", bytes: smallPdf("whole") }).press(ADD);
    expect(await textOf(applicant.browser, page)).not.toContain(WRONG);
    await (await openForm(deciders.coordinator.browser, desk, "Accept the sheet")).press("Accept the sheet");
    expect(await stateOf(portal, id)).toBe("approved");
  });

  test("is told at once to the head, who reads who filed it, has a copy and can object", async () => {
    const { id, sheet, home, applicant } = await uploaded();
    const letter = await letterTo(portal, HEAD.email, "application-sheet-filed");
    for (const words of [applicant.name, sheet.name, sha256(sheet.bytes)])
      expect(letter.text.replaceAll("\u2060", "")).toContain(words);
    const head = portal.browser();
    const page = await textOf(head, letter.link);
    for (const words of ["A signed sheet was filed in your name", applicant.name, sheet.name, sha256(sheet.bytes)])
      expect(page).toContain(words);
    const copy = await head.get(`${letter.link.split("?")[0]}/copy`);
    expect(copy.bytes.equals(Buffer.from(sheet.bytes))).toBe(true);
    const form = await openForm(head, letter.link, "Do not sign");
    await form.fill("Reason", "I have not signed any sheet.").press("Do not sign");
    expect(await stateOf(portal, id)).toBe("formalities");
    expect(await textOf(applicant.browser, `${home}/formalities`)).toContain("I have not signed any sheet.");
    expect((await lettersTo(portal, deciders.coordinator.email)).map(({ kind }) => kind)).toContain(
      "review-commitment_declined",
    );
    expect((await deciders.coordinator.browser.get(`/review/${id}/formalities`)).text).not.toContain(
      "Accept the sheet",
    );
  });

  test("C07 its name, its copy and why it does not count reach nobody else, also not the head once it counts no more", async () => {
    const { id, sheet, desk, home, applicant } = await uploaded();
    const { link } = await letterTo(portal, HEAD.email, "application-sheet-filed");
    const form = await openForm(deciders.coordinator.browser, desk, REFUSE);
    const [document] = form.element.ownerDocument.querySelectorAll('main a[href^="/documents/"]');
    const file = document?.getAttribute("href") ?? "";
    const elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
    const administrator = await signInNew(portal, { roles: ["administrator"] });
    const others = [portal.browser(), elsewhere.browser, administrator.browser, (await signInNew(portal)).browser];
    for (const page of [file, desk, `${home}/formalities`, "/inbox", "/review"])
      for (const browser of others)
        expect((await browser.get(page)).document.body.textContent).not.toContain(sheet.name);
    for (const browser of others) {
      expect((await browser.get(file)).status).not.toBe(200);
      const forged = await browser.forge(desk, { intent: "accept-sheet", version: "0", documentId: "x" });
      expect([302, 401, 403, 404]).toContain(forged.status);
    }
    await form.fill("What is wrong with it", WRONG).press(REFUSE);
    expect((await form.fill("What is wrong with it", WRONG).press(REFUSE)).page.status).toBe(409);
    const refused = (await lettersTo(portal, applicant.email)).filter(
      ({ kind }) => kind === "application-sheet-refused",
    );
    expect(refused).toHaveLength(1);
    for (const browser of [...others, portal.browser()])
      for (const page of [link, desk, `${home}/formalities`])
        expect((await browser.get(page)).text).not.toContain(WRONG);
    expect((await portal.browser().get(`${link.split("?")[0]}/copy`)).status).toBe(404);
    expect(await stateOf(portal, id)).toBe("formalities");
  });

  test("is accepted by nobody who has looked at another one", async () => {
    const { id, desk, home, applicant } = await uploaded();
    const seen = await openForm(deciders.coordinator.browser, desk, "Accept the sheet");
    const form = await openForm(deciders.coordinator.browser, desk, REFUSE);
    await form.fill("What is wrong with it", WRONG).press(REFUSE);
    const again = await openForm(applicant.browser, `${home}/formalities`, ADD);
    await again.attach("Signed sheet", { name: "forged.pdf", bytes: smallPdf("forged") }).press(ADD);
    expect((await seen.press("Accept the sheet")).page.status).toBe(409);
    expect(await stateOf(portal, id)).toBe("formalities");
  });

  test("does not lapse while the secretariat has not looked at it", async () => {
    const { id, desk } = await uploaded();
    now = addDays(now, 100);
    await lapseApprovals(portal.services);
    expect(await stateOf(portal, id)).toBe("formalities");
    const browser = await signInAs(portal, deciders.coordinator.email);
    await (await openForm(browser, desk, "Accept the sheet")).press("Accept the sheet");
    expect(await stateOf(portal, id)).toBe("approved");
  });
});
