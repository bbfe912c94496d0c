import { beforeAll, describe, expect, test } from "vitest";
import { createMember } from "#tests/support/board.ts";
import { settle } from "#tests/support/fill-in.ts";
import { enterAs, expectAccessible, expectNoSidewaysScroll, openStage, type Stage } from "#tests/support/journey.ts";
import { addPerson } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const PARTS = ["description", "subject", "place", "funding", "partners", "terms"];

describe.each([
  { name: "with JavaScript", isScripted: true },
  { name: "without JavaScript", isScripted: false },
])("the parts of a posting on a phone, $name", ({ isScripted }) => {
  let portal: TestPortal;
  let stage: Stage;
  beforeAll(async () => {
    portal = await startTestPortal();
    stage = await openStage({ origin: portal.origin, isScripted });
  });

  let authors = 0;
  async function openNew() {
    const nameEn = `University of a phone ${isScripted} ${(authors += 1)}`;
    const { institutionId } = await createMember(portal.services, { nameEn });
    const { email } = await addPerson(portal, { roles: [{ role: "representative", institutionId }] });
    const visitor = await enterAs(stage, portal, email);
    const { page } = visitor;
    await page.setViewportSize({ width: 390, height: 844 });
    await settle(page, () => page.goto("/projects/new"));
    const isOpen = (part: string) =>
      page.locator(`#part-${part}`).evaluate((fold) => (fold as HTMLDetailsElement).open);
    const open = async () => (await Promise.all(PARTS.map(isOpen))).flatMap((is, at) => (is ? [PARTS[at]] : []));
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name") ?? "");
    return { ...visitor, open, focused };
  }

  test("the page is short, and every part is reached by keys alone", async () => {
    const { page, open, complaints } = await openNew();
    expect(await open()).toEqual(["description"]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(4500);
    await page.locator("#part-funding > summary").focus();
    await page.keyboard.press("Enter");
    expect(await open()).toEqual(["description", "funding"]);
    await page.keyboard.press("Tab");
    if (isScripted) await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
  });

  test("an error opens its part, and its link leads into the field", async () => {
    const { page, open, focused } = await openNew();
    await page.fill('[name="titleEn"]', "One answer is given");
    await settle(page, () => page.locator('main button[value="submit"]:visible').click());
    await page.locator(".error-summary").waitFor();
    await expect.poll(() => open()).toEqual(PARTS);
    await page.locator('.error-summary a[href="#project-fundingStatus"]').click();
    await expect.poll(() => page.locator('[name="fundingStatus"]').first().isVisible()).toBe(true);
    if (isScripted) await expect.poll(() => focused()).toBe("fundingStatus");
    await page.locator('.error-summary a[href="#project-countries"]').click();
    const top = () =>
      page
        .locator("#project-countries legend, #part-place > summary")
        .last()
        .evaluate((one) => one.getBoundingClientRect().top);
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    await expect.poll(top).toBeLessThan(844);
    if (isScripted) await expectAccessible(page);
  });

  test("what is still asked leads to its question, or to the heading of its part", async () => {
    const { page, open } = await openNew();
    await page.locator("details.disclosure", { hasText: "Still asked" }).locator("summary").click();
    await page.locator('[data-field="project-fundingStatus"]').click();
    if (isScripted) expect(await open()).toEqual(["description", "funding"]);
    await expect
      .poll(() => page.locator("#part-funding > summary").evaluate((one) => one.getBoundingClientRect().top))
      .toBeLessThan(844);
  });

  test.runIf(isScripted)(
    "a part that stands otherwise says so after it saved itself, and stays as it was folded",
    async () => {
      const { page, open } = await openNew();
      const standing = page.locator("#part-funding .part-standing");
      await page.locator('nav a[href="#part-funding"]').click();
      expect(await page.evaluate(() => document.activeElement?.closest("details")?.id)).toBe("part-funding");
      await page
        .locator('[name="fundingStatus"]')
        .first()
        .selectOption("own_funds")
        .catch(() => page.locator('[name="fundingStatus"][value="own_funds"]').check());
      await expect.poll(() => standing.textContent(), { timeout: 10_000 }).toBe("complete");
      await expect.poll(() => page.locator(".form-standing").textContent()).toMatch(/^Saved \d\d:\d\d/);
      expect(await open()).toEqual(["description", "funding"]);
      await page.getByRole("button", { name: "Open all parts" }).click();
      expect(await open()).toEqual(PARTS);
      await page.reload();
      await expect.poll(() => page.locator('nav a[href="#part-funding"]').textContent()).toContain("complete");
    },
  );

  test("on paper every part is read", async () => {
    const { page } = await openNew();
    await page.emulateMedia({ media: "print" });
    const height = await page.locator("#part-terms .part-body").evaluate((one) => one.getBoundingClientRect().height);
    expect(height).toBeGreaterThan(100);
  });
});
