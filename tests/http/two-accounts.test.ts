import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { users } from "#db/schema/accounts.ts";
import { signInAs, signInNew } from "#tests/support/people.ts";
import { openForm, type Sent } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const said = ({ page }: Sent) => page.document.querySelector("main")?.textContent ?? "";
const nameOf = async (id: string) =>
  (await portal.services.db.select({ name: users.name }).from(users).where(eq(users.id, id)))[0]?.name;

describe("Two accounts that take turns in one browser", () => {
  test("a form that one has opened is not sent for the other, and is sent once the one is back", async () => {
    const one = await signInNew(portal, { name: "Aigul" });
    const other = await signInNew(portal, { name: "Moussa" });
    const { browser } = one;
    const form = (await openForm(browser, "/account", "Save")).fill("Your name", "Aigul Sadykova");
    await signInAs(portal, other.email, browser);
    const sent = await form.press("Save");
    expect(sent.answer.status).toBe(409);
    expect(said(sent)).toContain("belongs to another account");
    expect(said(sent)).toContain("signed in as Moussa");
    expect(said(sent)).not.toContain("Sadykova");
    await signInAs(portal, one.email, browser);
    await form.press("Save");
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(["Aigul Sadykova", "Moussa"]);
  });

  test("what one typed into a session that had ended is sent again by nobody else", async () => {
    const one = await signInNew(portal, { name: "Dilnoza" });
    const other = await signInNew(portal, { name: "Fatou" });
    const { browser } = one;
    const form = (await openForm(browser, "/account", "Save")).fill("Your name", "Dilnoza Karimova");
    browser.cookies.clear();
    const ended = await form.press("Save");
    expect(ended.answer.status).toBe(401);
    await signInAs(portal, other.email, browser);
    const again = await ended.form("Send again").press("Send again");
    expect(again.answer.status).toBe(409);
    await signInAs(portal, one.email, browser);
    await ended.form("Send again").press("Send again");
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(["Dilnoza Karimova", "Fatou"]);
  });
});
