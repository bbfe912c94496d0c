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
  });
});
