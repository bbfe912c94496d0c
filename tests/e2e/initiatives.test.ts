import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { setUpBoard } from "#tests/support/board.ts";
import {
  enterAs,
  expectAccessible,
  expectNoSidewaysScroll,
  findEnglish,
  openStage,
  type Stage,
} from "#tests/support/journey.ts";
import { signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

let portal: TestPortal;
let stage: Stage;
let initiative: { id: string; slug: string };
let project: { slug: string };
let editor: string;
let leadEmail: string;

beforeAll(async () => {
  portal = await startTestPortal();
  stage = await openStage({ origin: portal.origin, isScripted: true });
  const { services } = portal;
  const { lead, leader, coordinator } = await setUpBoard(services, "Initiatives");
  initiative = await publishInitiative(services, coordinator, {
    ...{ titleRu: "Диалог побережий", textRu: "Что побережья говорят друг другу." },
    ...{ titleKk: "Жағалаулар диалогы", textKk: "Жағалаулар бір-біріне не айтады.", endYear: 2040 },
    calls: [{ title: "2030", lastDay: "2030-01-01" }],
    sourceName: "UNESCO",
  });
  const values = completeValues(services.clock.now(), { initiatives: [initiative.id] });
  const posting = { leadInstitutionId: lead.institutionId, author: leader, values, coordinator };
  project = await createProject(services, { ...posting, upTo: "published" });
  const roles = [{ role: "representative" as const, institutionId: lead.institutionId }];
  leadEmail = (await signInNew(portal, { roles })).email;
  editor = (await signInNew(portal, { roles: ["coordinator"] })).email;
});

describe("the page of an initiative", () => {
  test("is accessible with its map and figures, and fits a phone", async () => {
    const { page, complaints, context } = await stage.enter("en");
    await page.goto(`/initiatives/${initiative.slug}`);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each(["ru", "kk"] as const)("has no English of its own left in %s", async (locale) => {
    const { page, context } = await stage.enter(locale);
    await page.goto("/initiatives");
    expect(await findEnglish(page)).toEqual([]);
    await context.close();
  });
});

test("the desk, the form with its rows and the preview are accessible and fit a phone", async () => {
  const { page, context } = await enterAs(stage, portal, editor);
  const form = `/review/initiatives/${initiative.id}`;
  for (const address of ["/review/initiatives", "/review/initiatives/new", form, `${form}/preview`]) {
    await page.goto(address);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.goto(form);
  await page.getByRole("button", { name: "Add a call" }).click();
  await page.getByRole("group", { name: "Call 2" }).getByLabel("Title of the call").fill("Summer schools");
  await expectAccessible(page);
  await context.close();
});

test("a call that was added and not sent is told when the page is opened again", async () => {
  const { page, context } = await enterAs(stage, portal, editor);
  page.on("dialog", (dialog) => void dialog.accept());
  const form = `/review/initiatives/${initiative.id}`;
  await page.goto(form);
  await page.getByRole("button", { name: "Add a call" }).click();
  const added = page.getByRole("group", { name: "Call 2" }).getByLabel("Title of the call");
  await added.fill("Caravan scholarships");
  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).join("\n"))).toContain("Caravan");
  await page.goto(`${form}/preview`);
  await page.goto(form);
  const notice = page.getByRole("status").filter({ hasText: "could not be put back" });
  await expect.poll(() => notice.innerText()).toContain("Call 2, Title of the call: Caravan scholarships");
  await context.close();
});

test("on the first screen of a phone stands what a reader can do next in a project, wherever it is scrolled to", async () => {
  const { page, context } = await stage.enter("ru");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/projects/${project.slug}`);
  const act = page.locator(".act-bar a");
  for (const isAtEnd of [false, true]) {
    if (isAtEnd) await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const box = await act.boundingBox();
    expect(box && box.y > 0 && box.y + box.height <= 844, JSON.stringify(box)).toBe(true);
  }
  // The last line of the page is not behind it.
  const last = await page.locator("footer a").last().boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((await act.boundingBox())?.y ?? 0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await context.close();
});

test("the lead carries its project to another column by mouse and by keys, and what happens is said", async () => {
  const { page, complaints, context } = await enterAs(stage, portal, leadEmail);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto("/projects?view=columns");
  const column = (key: string) => page.locator(`[data-column=${key}]`);
  const card = (key: string) => column(key).locator(`article:has(a[href="/projects/${project.slug}"])`);
  await card("open").dragTo(column("closed_to_partners"));
  await page.waitForURL("**/projects?*moved=*");
  await card("closed_to_partners").waitFor();
  expect(await page.locator("[data-arrival]").evaluate((one) => one === document.activeElement)).toBe(true);
  await expectAccessible(page);
  await card("closed_to_partners").locator("summary").focus();
  await page.keyboard.press("ArrowRight");
  const said = page.locator("body > [role=status]").last();
  expect(await said.textContent()).toContain("Completed");
  expect(await column("completed").getAttribute("data-target")).toBe("");
  await page.keyboard.press("Escape");
  expect(await said.textContent()).toContain("stays where it was");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await card("open").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(complaints).toEqual([]);
  await context.close();
});
