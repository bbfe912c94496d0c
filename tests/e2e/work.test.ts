import { beforeAll, expect, test } from "vitest";
import { and, eq } from "drizzle-orm";
import { applicationChecks } from "#db/schema/applications.ts";
import { createInCheck } from "#tests/support/review-factory.ts";
import { settle } from "#tests/support/fill-in.ts";
import { openStage } from "#tests/support/journey.ts";
import { actorOf, addPerson, PASSWORD } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let email: string;
let ownerId: string;

beforeAll(async () => {
  portal = await startTestPortal();
  ({ email, id: ownerId } = await addPerson(portal, { roles: ["coordinator"] }));
});

const CHECK = "accreditation";

async function openWork() {
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, ownerId));
  const { page } = await (await openStage({ origin: portal.origin, isScripted: true })).enter("en");
  await page.goto("/login?lng=en");
  await page.fill('[name="email"]', email);
  await page.fill('[name="password"]', PASSWORD);
  await settle(page, () => page.locator("main button[type=submit]").first().click());
  await page.goto(`/review/${applicationId}/work`);
  const box = page.locator(`#check-${CHECK}`);
  await box.waitFor({ state: "attached" });
  const judge = async (result: string, note: string) => {
    await page
      .locator("details:not([open]) > summary")
      .evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    await box.locator(`input[value=${result}]`).check();
    await box.locator("textarea").fill(note);
  };
  const typed = async () => [
    await box.locator("input[type=radio]:checked").getAttribute("value"),
    await box.locator("textarea").inputValue(),
  ];
  const stored = async () => {
    const isIt = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, CHECK));
    const [row] = await portal.services.db.select().from(applicationChecks).where(isIt);
    return [row?.result, row?.note];
  };
  const save = () => settle(page, () => page.getByRole("button", { name: "Save the checks", exact: true }).click());
  return { page, judge, typed, stored, save, applicationId };
}

test("checks that are saved while a recommendation is begun stay as they were judged, on the page and stored", async () => {
  const { page, judge, typed, stored, save } = await openWork();
  await judge("fail", "Withdrawn in May 2026.");
  await page.getByLabel("Rationale").fill("Half a thought");
  await save();
  await page.getByText("Nothing is recommended yet").waitFor();
  await expect.poll(() => typed()).toEqual(["fail", "Withdrawn in May 2026."]);
  await expect.poll(() => page.getByLabel("Rationale").inputValue()).toBe("Half a thought");
  await page.getByLabel("Rationale").fill("");
  await save();
  await expect.poll(() => stored()).toEqual(["fail", "Withdrawn in May 2026."]);
  await expect.poll(() => typed()).toEqual(["fail", "Withdrawn in May 2026."]);
});

test("a check that a second tab judged meanwhile keeps what was typed into it, and saving again puts that in its place", async () => {
  const { page, judge, typed, stored, save, applicationId } = await openWork();
  const second = await page.context().newPage();
  await second.goto(`/review/${applicationId}/work`);
  await judge("concern", "Typed in the first tab.");
  const box = second.locator(`#check-${CHECK}`);
  await second
    .locator("details:not([open]) > summary")
    .evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  await box.locator("input[value=fail]").check();
  await box.locator("textarea").fill("Typed in the second tab.");
  await settle(second, () => second.getByRole("button", { name: "Save the checks", exact: true }).click());
  await expect.poll(() => stored()).toEqual(["fail", "Typed in the second tab."]);
  await save();
  await page.getByText("This check was assessed meanwhile").first().waitFor();
  await expect.poll(() => typed()).toEqual(["concern", "Typed in the first tab."]);
  await save();
  await expect.poll(() => stored()).toEqual(["concern", "Typed in the first tab."]);
});
