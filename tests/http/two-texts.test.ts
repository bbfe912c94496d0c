import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { newDraft } from "#tests/support/drafts.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { type Answer, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PROFILE = "Save and confirm the profile";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

/** The names of both texts before each, as a phone shows them where the second would be off the screen. */
function namesOnPhone({ document }: Answer) {
  const table = document.querySelector("[role=alert] table.table-stacked");
  return [...(table?.querySelectorAll("tbody td") ?? [])].map((cell) => cell.getAttribute("data-label"));
}

describe("two texts beside each other stand one below the other on a phone", () => {
  test("of a section that was saved in another tab", async () => {
    const { browser, home } = await newDraft(portal);
    const open = () => openForm(browser, `${home}/legal`, "Save and continue");
    const [first, second] = [await open(), await open()];
    await first.fill("Legal form", "Public university").press("Save and continue");
    const stale = await second.fill("Legal form", "Private university").press("Save and continue");
    expect(namesOnPhone(stale.page)).toEqual(["Saved there", "Typed by you"]);
  });

  test("of the profile that was saved in another tab", async () => {
    const { institutionId } = await createMember(portal.services, { nameEn: "University of Two Tabs" });
    const { browser } = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
    const open = () => openForm(browser, "/institution/edit", PROFILE);
    const [first, second] = [await open(), await open()];
    const saved = await first
      .fill("Short profile in English", "We study neighbours.")
      .fill("Website", "https://first.example")
      .tick("Youth")
      .press(PROFILE);
    expect(saved.answer.status).toBe(302);
    const stale = await second.fill("Website", "https://second.example").press(PROFILE);
    expect(namesOnPhone(stale.page)).toEqual(["Saved meanwhile", "Yours"]);
    const title = stale.page.document.querySelector("[role=alert]")?.textContent;
    expect(title).toMatch(/You have saved the profile in another window meanwhile: \d+ \w+ \d{4}/);
  });

  test("of the profile that a colleague has saved, which is not said to be oneself", async () => {
    const { institutionId } = await createMember(portal.services, { nameEn: "University of Two People" });
    const roles = [{ role: "editor" as const, institutionId }];
    const [mine, theirs] = [await signInNew(portal, { roles }), await signInNew(portal, { roles })];
    const open = ({ browser }: typeof mine) => openForm(browser, "/institution/edit", PROFILE);
    const complete = async (who: typeof mine, website: string) =>
      (await open(who)).fill("Short profile in English", "We study people.").fill("Website", website).tick("Youth");
    const early = await complete(mine, "https://early.example");
    await (await complete(theirs, "https://theirs.example")).press(PROFILE);
    await (await open(mine)).fill("Short profile in English", "We study two people.").press(PROFILE);
    const stale = await early.press(PROFILE);
    const title = stale.page.document.querySelector("[role=alert]")?.textContent;
    expect([stale.answer.status, title]).toEqual([
      ...[409, expect.stringContaining("Somebody has changed the profile meanwhile")],
    ]);
  });
});
