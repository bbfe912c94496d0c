import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { expireApplications } from "#app/features/applications/apply/expire-applications.server.ts";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { applications } from "#db/schema/applications.ts";
import { createAwaitingHead } from "#app/demo/applications-factory.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { letterTo } from "#tests/support/letters.ts";
import { actorOf, signInAs, signInNew, viewerOf } from "#tests/support/people.ts";
import { pngOf } from "#tests/support/pictures.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const BEGUN = new Date("2026-03-02T08:00:00Z");
let now = BEGUN;
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

const seed = SEED_APPLICATIONS.find(({ key }) => key === "tajik-national-university");
const content = { precheck: { ...seed?.precheck }, sections: seed?.sections as AnswersBySection };
const main = ({ document }: Answer) => document.querySelector("main")?.textContent ?? "";

describe("An expired application", () => {
  // The last moment of the day the letter names, in Almaty, and the one after it.
  const LAST = new Date("2026-09-30T18:59:59Z");
  const AFTER = new Date("2026-09-30T19:00:00Z");

  test("can be opened again until the day its letter and page name, and not after it (found F63)", async () => {
    const person = await signInNew(portal);
    const { applicationId } = await createAwaitingHead(portal.services, viewerOf(person), content);
    const home = `/applications/${applicationId}`;
    now = new Date("2026-03-31T07:00:00Z");
    expect(await expireApplications(portal.services)).toBe(1);
    const { text, link } = await letterTo(portal, person.email, "application-expired");
    expect(text).toContain("until 30 September 2026 you can open it again");
    expect(link).toBe(home);

    now = AFTER;
    const late = await signInAs(portal, person.email);
    const closed = await late.get(home);
    expect(main(closed)).toContain("Nothing is lost");
    expect(closed.document.querySelector('button[value="reopen"]')).toBeNull();
    expect(closed.document.querySelector('button[value="again"]'), "the way that is left").toBeTruthy();
    expect((await late.forge(`${home}?index`, { intent: "reopen" })).status).toBe(409);

    now = LAST;
    const browser = await signInAs(portal, person.email);
    expect(main(await browser.get(home))).toContain("30 September 2026");
    await (await openForm(browser, home, "Open the application again")).press("Open the application again");
    const [row] = await portal.services.db.select().from(applications).where(eq(applications.id, applicationId));
    expect(row?.status).toBe("draft");
    const legal = await openForm(browser, `${home}/legal`, "Save and continue");
    expect(legal.read("National registration number")).toBe(content.sections.legal?.reg_no);
    now = BEGUN;
  });
});

describe("A request for information", () => {
  test("shows beside each thing asked for whether it is ready (found F62)", async () => {
    const coordinator = await signInNew(portal, { roles: [{ role: "coordinator" }] });
    const staff = await actorOf(portal, coordinator.id);
    const { applicationId } = await createInCheck(portal.services, staff);
    const fields = ["legal.reg_no", "legal.recog_ref"];
    const input = { applicationId, version: 2, fields, documents: [], message: "Please send them again." };
    expect(await requestInformation(portal.services, input, staff)).toEqual({ ok: true });
    const { browser } = await signInNew(portal, { roles: [{ role: "applicant", applicationId }] });
    const home = `/applications/${applicationId}`;
    const badges = async () =>
      Object.fromEntries(
        [...(await browser.get(home)).document.querySelectorAll("main li:has(.badge)")].map((item) => [
          item.querySelector("a")?.textContent,
          item.querySelector(".badge")?.textContent?.trim(),
        ]),
      );
    const [first, second] = ["National registration number", "Number of the licence or recognition"];
    const sectionForm = () => openForm(browser, `${home}/legal`, "Save");
    await (await sectionForm()).fill(first!, "").press("Save");
    expect(await badges()).toEqual({ [first!]: "still open", [second!]: "not changed yet" });
    await (await sectionForm()).fill(first!, "110 340 0004 9").press("Save");
    expect(await badges()).toEqual({ [first!]: "ready", [second!]: "not changed yet" });
    await (await sectionForm()).fill(second!, "LIC-7").press("Save");
    expect(await badges()).toEqual({ [first!]: "ready", [second!]: "ready" });
  });
});

describe("A new member", () => {
  const waiting = async (browser: Browser) =>
    [...(await browser.get("/inbox")).document.querySelectorAll(".entry-list a")].map((link) =>
      link.getAttribute("href")?.replace(/\?.*/, ""),
    );

  test("finds logo, profile and colleagues in the inbox, each until it is done (found F62)", async () => {
    const { services } = portal;
    const institution = { nameEn: "University of First Steps", nameOfficial: "University of First Steps" };
    const { institutionId } = await services.withTransaction((tx) =>
      createMember(tx, { institution, people: [] }, BEGUN),
    );
    const role = { role: "representative" as const, institutionId };
    const { browser } = await signInNew(portal, { roles: [role] });
    now = new Date(BEGUN.getTime() + 3_600_000);
    expect(await waiting(browser)).toEqual(["/institution/logo", "/institution/edit", "/institution/people"]);

    const logo = await openForm(browser, "/institution/logo");
    const bytes = await pngOf({ width: 300, height: 300 });
    await logo.attach("Image", { name: "logo.png", bytes, type: "image/png" }).press("Upload the logo");
    expect(await waiting(browser)).toEqual(["/institution/edit", "/institution/people"]);

    await (await openForm(browser, "/institution/edit")).press("Save and confirm the profile");
    expect(await waiting(browser)).toEqual(["/institution/people"]);

    const invitation = await openForm(browser, "/institution/people", /invit/i);
    invitation.fill("E-mail addresses", "colleague@first.example").choose("Role", "Profile editor");
    await invitation.press(/invit/i);
    expect(await waiting(browser)).toEqual([]);
    now = BEGUN;
  });

  test("is left in peace about them after three months (found F62)", async () => {
    const institution = { nameEn: "University of Later Steps", nameOfficial: "University of Later Steps" };
    const { institutionId } = await portal.services.withTransaction((tx) =>
      createMember(tx, { institution, people: [] }, BEGUN),
    );
    now = new Date(BEGUN.getTime() + 91 * 86_400_000);
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    expect(await waiting(browser)).toEqual([]);
    now = BEGUN;
  });
});
