import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { requestInformation } from "#app/features/applications/review/request-information.server.ts";
import { sessions } from "#db/schema/accounts.ts";
import { settle } from "#tests/support/fill-in.ts";
import { enterAs, openStage, type Stage } from "#tests/support/journey.ts";
import { actorOf, addPerson, signInAs } from "#tests/support/people.ts";
import { createInCheck, versionOf } from "#tests/support/review-factory.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
let coordinator: Awaited<ReturnType<typeof addPerson>>;

beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
  coordinator = await addPerson(portal, { roles: ["coordinator"] });
});

const enter = (email: string) => enterAs(stage, portal, email);

/** What a field holds once the scripts have come. */
const held = (page: Page, selector: string) => expect.poll(() => page.inputValue(selector));
/** Types as a person does, who does not leave within the blink of an eye. */
async function type(page: Page, selector: string, text: string) {
  await page.fill(selector, text);
  const [line = ""] = text.split("\n");
  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).join("\n"))).toContain(line);
}
const press = (page: Page, button: string) => settle(page, () => page.locator(`main ${button}`).first().click());

/** A file whose applicant was asked for something: its page has a box for the answer, and another has one for messages. */
async function asked() {
  const actor = await actorOf(portal, coordinator.id);
  const { applicationId, applicant } = await createInCheck(portal.services, actor);
  const version = await versionOf(portal.services, applicationId);
  const ask = {
    applicationId,
    version,
    fields: [],
    documents: ["legal_status" as const],
    message: "Please send it again.",
  };
  await requestInformation(portal.services, ask, actor);
  return { applicationId, email: applicant.email, userId: applicant.id };
}

describe("a text of one box", () => {
  test("outlives the sending of a form on another page of the case", async () => {
    const { applicationId, email } = await asked();
    const { page } = await enter(email);
    const status = `/applications/${applicationId}`;
    await page.goto(status);
    await type(page, '[name="message"]', "With the answer.");
    await page.goto(`${status}/messages`);
    await type(page, '[name="body"]', "To the secretariat.");
    await press(page, 'button[value="message"]:visible');
    await page.goto(status);
    await held(page, '[name="message"]').toBe("With the answer.");
  });

  test("outlives a session that ended, and is kept no more once it was sent from the page that says so", async () => {
    const { applicationId, email, userId } = await asked();
    const { page } = await enter(email);
    const status = `/applications/${applicationId}`;
    await page.goto(status);
    await type(page, '[name="message"]', "With the answer.");
    await page.goto(`${status}/messages`);
    await type(page, '[name="body"]', "To the secretariat,\nin two lines.");
    await portal.services.withTransaction((tx) => tx.delete(sessions).where(eq(sessions.userId, userId)));
    await press(page, 'button[value="message"]:visible');
    const browser = await signInAs(portal, email);
    await page.context().addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: portal.origin })));
    await settle(page, () => page.getByRole("button", { name: "Send again" }).click());
    await expect.poll(() => page.locator(".thread").innerText()).toContain("in two lines.");
    await held(page, '[name="body"]').toBe("");
    await page.goto(status);
    await held(page, '[name="message"]').toBe("With the answer.");
  });

  test("is kept beside that of another page of a coordinator's", async () => {
    const { applicationId } = await asked();
    const { page } = await enter(coordinator.email);
    await page.goto(`/review/${applicationId}/correspondence`);
    await type(page, '[name="body"]', "For the applicant.");
    await page.goto(`/review/${applicationId}/notes`);
    await type(page, '[name="body"]', "For us.");
    await press(page, 'button[value="note"]');
    await expect.poll(() => page.inputValue('[name="body"]')).toBe("");
    await page.goto(`/review/${applicationId}/correspondence`);
    await held(page, '[name="body"]').toBe("For the applicant.");
  });
});

describe("what was typed into the settings and not saved", () => {
  const open = async () => {
    const { email } = await addPerson(portal, { roles: ["administrator"] });
    const { page } = await enter(email);
    await page.goto("/admin/settings");
    return page;
  };
  const SAVE = "form.form button[type=submit]:visible";
  const VERSION = "form.form input[name=version]";
  const FIELD = { short: '[name="shortName.en"]', hold: '[name="holdMinutes"]', holidays: '[name="holidays"]' };

  test("is gone for whoever signs in next in the same tab, and signing out asks first", async () => {
    const page = await open();
    await type(page, FIELD.short, "For nobody else");
    const signOut = page.locator("header").getByRole("button", { name: "Sign out" });
    page.once("dialog", (dialog) => void dialog.dismiss());
    await signOut.click();
    await held(page, FIELD.short).toBe("For nobody else");
    page.once("dialog", (dialog) => void dialog.accept());
    await settle(page, () => signOut.click());
    await expect
      .poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("kept "))))
      .toEqual([]);
    const next = await signInAs(portal, (await addPerson(portal, { roles: ["administrator"] })).email);
    await page.context().addCookies([...next.cookies].map(([name, value]) => ({ name, value, url: portal.origin })));
    await page.goto("/admin/settings");
    await settle(page, () => page.reload());
    expect(await page.inputValue(FIELD.short)).not.toBe("For nobody else");
  });

  test("typed by somebody whose session ended stays that person's in the tab", async () => {
    const page = await open();
    await type(page, FIELD.short, "Of the one before");
    const next = await signInAs(portal, (await addPerson(portal, { roles: ["administrator"] })).email);
    await page.context().addCookies([...next.cookies].map(([name, value]) => ({ name, value, url: portal.origin })));
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto("/admin/settings");
    await settle(page, () => page.reload());
    expect(await page.inputValue(FIELD.short)).not.toBe("Of the one before");
  });

  test("stands again over newer settings in its own fields only", async () => {
    const [mine, other] = [await open(), await open()];
    await type(mine, FIELD.holidays, "no day at all");
    await type(mine, FIELD.short, "Mine, typed before");
    await press(mine, SAVE);
    await expect.poll(() => mine.locator(".error-summary").count()).toBe(1);
    await mine.goto("/inbox");
    await other.fill(FIELD.hold, "17");
    await press(other, SAVE);
    await mine.goto("/admin/settings");
    await held(mine, FIELD.short).toBe("Mine, typed before");
    await held(mine, FIELD.hold).toBe("17");
    await type(mine, FIELD.holidays, "12-16");
    await press(mine, SAVE);
    await other.goto("/admin/settings");
    await held(other, FIELD.short).toBe("Mine, typed before");
    await held(other, FIELD.hold).toBe("17");
  });

  test("is asked about where somebody else changed the same", async () => {
    const [mine, other] = [await open(), await open()];
    await type(mine, FIELD.short, "Mine again");
    await mine.goto("/inbox");
    await other.fill(FIELD.short, "Theirs, and newer");
    await press(other, SAVE);
    await mine.goto("/admin/settings");
    await held(mine, FIELD.short).toBe("Mine again");
    // Of whom nothing is known is read beside it, before anything is sent.
    await expect.poll(() => mine.locator("form [role=status]").first().innerText()).toContain("Theirs, and newer");
    await other.goto("/admin/settings");
    const [here, there] = await Promise.all([mine, other].map((page) => page.inputValue(VERSION)));
    expect(here, "of the page that was served").toBe(there);
  });

  test("put back after a refusal is saved by the next press: the version is that of the page, not of the text", async () => {
    const [mine, other] = [await open(), await open()];
    await type(mine, FIELD.short, "Mine, refused");
    await other.fill(FIELD.short, "Theirs, quicker");
    await press(other, SAVE);
    await press(mine, SAVE);
    await expect.poll(() => mine.locator(".error-summary, [role=alert]").count()).toBeGreaterThan(0);
    await mine.goto("/inbox");
    await mine.goto("/admin/settings");
    await held(mine, FIELD.short).toBe("Mine, refused");
    await press(mine, SAVE);
    await other.goto("/admin/settings");
    await held(other, FIELD.short).toBe("Mine, refused");
  });
});
