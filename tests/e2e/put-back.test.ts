import { beforeAll, expect, test } from "vitest";
import { enterAs, openStage, type Stage, type Visitor } from "#tests/support/journey.ts";
import { createMember } from "#tests/support/board.ts";
import { unfold } from "#tests/support/fill-in.ts";
import { addPerson } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stage: Stage;
let visitor: Visitor;

beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: false });
  const { institutionId } = await createMember(portal.services, { nameEn: "University of Two Alphabets" });
  const { email } = await addPerson(portal, { roles: [{ role: "representative", institutionId }] });
  visitor = await enterAs(stage, portal, email);
});

test("addresses of others that were typed are put back after Back", async () => {
  const { page } = visitor;
  await page.goto("/institution/people");
  await page.fill('[name="addresses"]', "aigul@uni.example, berik@uni.example");
  await page.goto("/institution");
  await page.goBack();
  expect(await page.inputValue('[name="addresses"]')).toBe("aigul@uni.example, berik@uni.example");
});

test("dates that were typed are put back after Back, as other answers are", async () => {
  const { page } = visitor;
  await page.goto("/projects/new");
  await unfold(page);
  await page.fill('[name="acronym"]', "SILK");
  await page.fill('[name="callDeadline"]', "31.12.2031");
  await page.fill('[name="startMonth"]', "03.2031");
  await page.goto("/institution");
  await page.goBack();
  const typed = ["acronym", "callDeadline", "startMonth"].map((name) => page.inputValue(`[name="${name}"]`));
  expect(await Promise.all(typed)).toEqual(["SILK", "31.12.2031", "03.2031"]);
});

const boxesOf = ({ page }: Visitor) => page.locator('main [name="languagesOfInstruction"][type=checkbox]');
const ticked = (who: Visitor) =>
  boxesOf(who).evaluateAll((all) =>
    all.filter((one) => (one as HTMLInputElement).checked).map((one) => one.getAttribute("value")),
  );

test("what the browser puts back after the language was changed are no other ticks than those there were", async () => {
  const { page } = visitor;
  await page.goto("/institution/edit");
  await boxesOf(visitor).evaluateAll((all) => {
    for (const at of [1, Math.round(all.length / 2), all.length - 2]) (all[at] as HTMLInputElement).checked = true;
  });
  const own = await ticked(visitor);
  const text = page.locator("main textarea").first();
  const label = (await text.getAttribute("name")) ?? "";

  // The same page in the same language gives back what was typed and ticked.
  await text.fill("A text that is not sent yet");
  await page.goto("/institution");
  await page.goBack();
  expect(await ticked(visitor)).toEqual(own);
  expect(await page.locator(`main [name="${label}"]`).inputValue()).toBe("A text that is not sent yet");

  // In another language the boxes stand in another order.
  await page.goto("/institution?lng=ru");
  await page.goBack();
  expect(await page.locator("html").getAttribute("lang")).toBe("ru");
  expect((await ticked(visitor)).filter((code) => !own.includes(code))).toEqual([]);
});
