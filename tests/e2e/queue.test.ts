import { beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { addDays } from "#app/platform/clock.ts";
import { applications } from "#db/schema/applications.ts";
import { createInCheck, createRecommended, fileApplication } from "#tests/support/review-factory.ts";
import { settle } from "#tests/support/fill-in.ts";
import { enterAs, openStage } from "#tests/support/journey.ts";
import { actorOf, addPerson, PASSWORD } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let email: string;
let file: string;
beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  const coordinator = await addPerson(portal, {
    name: "Aruzhan Talgatkyzy Beketay-Nurmukhametova",
    roles: ["coordinator"],
  });
  email = coordinator.email;
  const colleague = await addPerson(portal, { name: "Clara Wynne-Ostrowska of Kirby", roles: ["coordinator"] });
  file = (await createRecommended(services, await actorOf(portal, coordinator.id))).applicationId;
  const asked = await createInCheck(services, await actorOf(portal, coordinator.id), { country: "KZ" });
  await services.withTransaction((tx) =>
    tx.update(applications).set({ status: "info_requested" }).where(eq(applications.id, asked.applicationId)),
  );
  for (let more = 0; more < 16; more++) await createInCheck(services, await actorOf(portal, coordinator.id));
  await fileApplication(services, { name: "Kyrgyz National University named after Jusup Balasagyn", country: "KG" });
  await fileApplication(services, { name: "Кызылординский университет имени Коркыт Ата", country: "KZ" });
  const asColleague = await actorOf(portal, colleague.id);
  const marks = {
    answered: "BA",
    returned: "GB",
    deferred: "TM",
    conditions_met: "TJ",
    corrected: "AZ",
    free: "UZ",
  } as const;
  for (const [mark, country] of Object.entries(marks)) {
    const { applicationId } = await createInCheck(services, asColleague, { country });
    const dueAt = mark === "returned" ? addDays(new Date(), -20) : undefined;
    const set = { cameBack: mark as keyof typeof marks, ...(dueAt && { dueAt }) };
    await services.withTransaction((tx) => tx.update(applications).set(set).where(eq(applications.id, applicationId)));
  }
});

describe.each(["en", "ru", "kk"] as const)("in %s", (locale) => {
  test("a file is one line of the queue, and neither it nor the checks are cut at 1280 (found F169)", async () => {
    const stage = await openStage({ origin: portal.origin, isScripted: false });
    const { page } = await stage.enter(locale);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/login?lng=${locale}`);
    await page.fill('[name="email"]', email);
    await page.fill('[name="password"]', PASSWORD);
    await settle(page, () => page.locator("main button[type=submit]").first().click());
    const hidden = () => page.locator(".table-region").evaluate((table) => table.scrollWidth - table.clientWidth);
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/review?lng=${locale}`);
      expect([width, await hidden()]).toEqual([width, 0]);
      const rows = page.locator(".table-region tbody tr");
      const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
      expect(Math.max(...heights)).toBeLessThanOrEqual(34);
      const cut = await page
        .locator(".line-name > span")
        .evaluateAll((all) =>
          all.filter((name) => name.scrollHeight > name.clientHeight + 6).map((name) => name.textContent),
        );
      expect([width, cut]).toEqual([width, []]);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`/review?lng=${locale}`);
    const names = page.locator(".table-region tbody th");
    const spilt = await names.evaluateAll((all) => all.map((name) => name.scrollWidth - name.clientWidth));
    expect(Math.max(...spilt), "no name lies over the next column").toBeLessThanOrEqual(0);
    const first = await names.first().boundingBox();
    expect(first?.y, "a phone shows the first case without scrolling").toBeLessThan(800);
    const boxes = await names
      .locator("input")
      .evaluateAll((all) => all.map((box) => box.getBoundingClientRect().width));
    expect(Math.min(...boxes)).toBeGreaterThanOrEqual(24);
    await page.goto(`/review/statistics?lng=${locale}`);
    const wide = await page
      .locator(".table-region")
      .evaluateAll((all) => all.map((table) => table.scrollWidth - table.clientWidth));
    expect(wide.length).toBeGreaterThan(3);
    expect(Math.max(...wide), "a phone shows all figures beside each other").toBe(0);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`/review?lng=${locale}`);
      if (width === 390) await page.locator("main .fold > summary").click();
      const cut = await page.locator("#sort").evaluate((select: HTMLSelectElement) => {
        const style = getComputedStyle(select);
        const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
        context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        return [...select.options].map(({ text }) => text).filter((text) => context.measureText(text).width > room);
      });
      expect([width, cut]).toEqual([width, []]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/review/${file}`);
    expect(await hidden()).toBe(0);
  });
});

const SHORT = { width: 1280, height: 720 };

async function openQueue(locale: "en" | "ru" | "kk") {
  const { page } = await enterAs(await openStage({ origin: portal.origin, isScripted: true }), portal, email);
  await page.setViewportSize(SHORT);
  await page.goto(`/review?lng=${locale}`);
  await page.locator(".many-bar button[type=button]").waitFor();
  return page;
}

/** What lies on the middle of the link in focus: the link itself where nothing covers it. */
const isSeen = () => {
  const link = document.activeElement;
  const box = link?.getBoundingClientRect();
  return !!box && !!link?.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
};

test.each(["en", "ru", "kk"] as const)("the first cases are in sight at 1280 by 720, in %s", async (locale) => {
  const page = await openQueue(locale);
  const first = await page.locator("tbody tr").first().boundingBox();
  expect(first?.y).toBeLessThanOrEqual(420);
});

test("the row in focus is never behind the bar or the head of the table, by keys or by Tab", async () => {
  const page = await openQueue("ru");
  await page.locator("#queue-list").evaluate((list) => list.focus({ preventScroll: true }));
  const rows = await page.locator("tbody tr").count();
  const seen: boolean[] = [];
  for (const key of ["KeyJ", "KeyK"])
    for (let at = 0; at < rows; at++) {
      await page.keyboard.press(key);
      seen.push(await page.evaluate(isSeen));
    }
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator("#queue-list").evaluate((list) => list.focus({ preventScroll: true }));
  await page.keyboard.press("Tab");
  for (let at = 0; at < 2 * rows; at++) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(isSeen));
  }
  expect(seen).toEqual(seen.map(() => true));
});

test("the list is reached by a link before the filters, and by J from anywhere outside a field, until that is switched off", async () => {
  const page = await openQueue("en");
  await page.locator("#main").focus();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("To the list");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("queue-list");
  const isInFirstRow = () =>
    page
      .locator("tbody tr")
      .first()
      .evaluate((row) => row.contains(document.activeElement));
  await page.locator(".saved-views a").first().focus();
  await page.keyboard.press("j");
  expect(await isInFirstRow()).toBe(true);
  await page.locator("#q").focus();
  await page.keyboard.press("j");
  expect([await page.locator("#q").inputValue(), await isInFirstRow()]).toEqual(["j", false]);
  await page.getByText("Keys in the list").click();
  await page.getByLabel("J leads here from anywhere on the page").uncheck();
  await page.reload();
  await page.locator(".many-bar button[type=button]").waitFor();
  await page.locator(".saved-views a").first().focus();
  await page.keyboard.press("j");
  expect(await isInFirstRow()).toBe(false);
});

test("the list is worked by single keys while the focus is in it, in every layout, and only then", async () => {
  const stage = await openStage({ origin: portal.origin, isScripted: true });
  const { page } = await stage.enter("en");
  await page.goto("/login?lng=en");
  await page.fill('[name="email"]', email);
  await page.fill('[name="password"]', PASSWORD);
  await settle(page, () => page.locator("main button[type=submit]").first().click());
  await page.goto("/review");
  await page.getByText("Keys in the list").waitFor();
  const rowInFocus = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("tbody tr")].findIndex((row) => row.contains(document.activeElement)),
    );
  await page.locator(".table-region").focus();
  const places: number[] = [];
  for (const key of ["KeyJ", "KeyJ", "KeyJ", "KeyK"]) {
    await page.keyboard.press(key);
    places.push(await rowInFocus());
  }
  expect(places).toEqual([0, 1, 2, 1]);
  const boxes = page.locator("tbody input[type=checkbox]");
  // The key that a Russian layout calls «ч».
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyX", key: "ч", bubbles: true })),
  );
  expect([await boxes.nth(0).isChecked(), await boxes.nth(1).isChecked()]).toEqual([false, true]);
  await page.locator("#q").focus();
  await page.keyboard.type("jxk");
  await expect.poll(() => page.locator("#q").inputValue()).toBe("jxk");
  await page.getByRole("button", { name: "Tick all on this page" }).click();
  expect(await boxes.evaluateAll((all) => all.every((box) => (box as HTMLInputElement).checked))).toBe(true);
});

test("what was done with ticked files is not done with them again by the next act (found while trying the queue)", async () => {
  const page = await openQueue("en");
  const boxes = page.locator("tbody input[type=checkbox]");
  const ticked = () => boxes.evaluateAll((all) => all.filter((box) => (box as HTMLInputElement).checked).length);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await expect.poll(() => page.locator(".many-bar [aria-live]").textContent()).toBe("2 ticked");
  await settle(page, () => page.getByRole("button", { name: "Hand over" }).click());
  await expect.poll(() => page.locator("[role=alert]").count()).toBe(1);
  expect(await ticked()).toBe(2);
  await settle(page, () => page.getByRole("button", { name: "Assign to me" }).click());
  await expect.poll(() => page.locator("main [role=status]").first().textContent()).toContain("2 cases are yours now");
  await expect.poll(ticked).toBe(0);
  expect(await page.locator("[role=alert]").count()).toBe(0);
  await boxes.nth(2).check();
  await expect.poll(() => page.locator(".many-bar [aria-live]").textContent()).toBe("1 ticked");
  await settle(page, () => page.getByRole("button", { name: "Hand over" }).click());
  await expect.poll(() => page.locator("[role=alert]").count()).toBe(1);
  expect(await page.locator("main").textContent()).not.toContain("cases are yours now");
});
