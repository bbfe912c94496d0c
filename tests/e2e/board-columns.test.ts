import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { enterAs, expectAccessible, openStage, type Stage } from "#tests/support/journey.ts";
import { actorOf, addPerson, PASSWORD } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const COLUMNS = "/projects?view=columns";

let portal: TestPortal;
let stage: Stage;
let leader: { id: string; email: string };
let stranger: { id: string; email: string };
let own: string;
let foreign: string;

async function post(
  { institutionId: leadInstitutionId }: TestMember,
  author: string,
  titleEn: string,
  upTo: "draft" | "published" = "published",
) {
  const { services } = portal;
  const coordinator = await actorOf(portal, (await addPerson(portal, { roles: ["coordinator"] })).id);
  const people = { author: await actorOf(portal, author), coordinator };
  const values = completeValues(services.clock.now(), { titleEn });
  return (await createProject(services, { leadInstitutionId, values, upTo, ...people })).slug;
}

beforeAll(async () => {
  portal = await startTestPortal();
  const [lead, other] = [
    await createMember(portal.services, { nameEn: "Lead University" }),
    await createMember(portal.services, { nameEn: "Other University", country: "TR", themes: ["T05", "T07"] }),
  ];
  const works = ({ institutionId }: TestMember) => ({ roles: [{ role: "representative" as const, institutionId }] });
  leader = await addPerson(portal, works(lead));
  own = await post(lead, leader.id, "Wells of the desert");
  await post(lead, leader.id, "A draft of sails", "draft");
  stranger = await addPerson(portal, works(other));
  foreign = await post(other, stranger.id, "Wheels of the road");
  stage = await openStage({ origin: portal.origin, isScripted: true });
});

const cardOf = (page: Page, slug: string) => page.locator(`.columns article:has(h3 a[href="/projects/${slug}"])`);
const columnOf = (page: Page, column: string) => page.locator(`.columns [data-column="${column}"]`);
const standing = async (page: Page, slug: string) =>
  cardOf(page, slug).evaluate((card) => card.closest("[data-column]")?.getAttribute("data-column"));
const statusOf = async (slug: string) =>
  (await portal.services.db.select().from(projects).where(eq(projects.slug, slug)))[0]?.status;
const possible = (page: Page) =>
  page.locator("[data-possible]").evaluateAll((all) => all.map((one) => one.getAttribute("data-column")));

/** Where the page stands after a move, what it says and what is kept. */
async function afterMove(page: Page, status: string) {
  await page.waitForURL(`**/projects?*moved=${own}*`);
  await expect.poll(() => standing(page, own)).toBe(status);
  const said = await page.locator("main [role=status]").first().textContent();
  return { address: new URL(page.url()).search, said, status: await statusOf(own) };
}

async function moveBack(page: Page) {
  await page.getByRole("button", { name: "Move it back" }).click();
  await expect.poll(() => statusOf(own)).toBe("open");
  await page.goto(COLUMNS);
}

test("a project is carried by mouse and by keys as its form moves it without a script, and nothing is offered that may not be moved", async () => {
  const unscripted = await openStage({ origin: portal.origin, isScripted: false });
  const plain = await enterAs(unscripted, portal, leader.email);
  await plain.page.goto(COLUMNS);
  await cardOf(plain.page, own).locator("summary").click();
  await cardOf(plain.page, own).getByRole("button", { name: "Close to partners" }).click();
  const byForm = await afterMove(plain.page, "closed_to_partners");
  await moveBack(plain.page);

  const { page, complaints, context } = await enterAs(stage, portal, leader.email);
  await page.goto(COLUMNS);
  await expect.poll(() => cardOf(page, own).getAttribute("draggable")).toBe("true");
  await cardOf(page, own).dragTo(columnOf(page, "closed_to_partners"));
  expect(await afterMove(page, "closed_to_partners")).toEqual(byForm);
  await moveBack(page);

  const move = cardOf(page, own).locator("summary");
  await expect.poll(() => cardOf(page, own).getAttribute("draggable")).toBe("true");
  await move.focus();
  await page.keyboard.press("ArrowRight");
  const said = async () => (await page.locator("body > [role=status]").allTextContents()).join(" ");
  await expect.poll(said).toContain("Closed to partners");
  expect(await possible(page)).toEqual(["closed_to_partners", "completed"]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  expect([await possible(page), await statusOf(own)]).toEqual([[], "open"]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  expect(await afterMove(page, "closed_to_partners")).toEqual(byForm);
  await moveBack(page);

  // What is somebody else's, and where nothing leads to, takes no card.
  expect(await cardOf(page, foreign).getAttribute("draggable")).toBeNull();
  expect(await cardOf(page, foreign).locator("summary, button").count()).toBe(0);
  await cardOf(page, foreign).dragTo(columnOf(page, "closed_to_partners"));
  await cardOf(page, own).dragTo(columnOf(page, "own"));
  expect([await statusOf(foreign), await statusOf(own), new URL(page.url()).search]).toEqual([
    "open",
    "open",
    "?view=columns",
  ]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a member that may suit is invited by keys: the focus goes to the invitation, and stays in the search that is there", async () => {
  const { page, complaints, context } = await enterAs(stage, portal, leader.email);
  await page.goto(`/projects/${own}/interests`);
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute("name"));
  await page.getByRole("link", { name: "Invite Other University" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/interests?find=Other+University*#invite");
  await expect.poll(focused).toBe("invite");
  const search = page.getByLabel("Name of the member");
  await search.fill("Other");
  await search.press("Enter");
  await page.waitForURL("**/interests?find=Other&*#invite");
  await page.getByRole("button", { name: "Invite", exact: true }).waitFor();
  expect(await focused()).toBe("find");
  expect(complaints).toEqual([]);
  await context.close();
});

test("who comes by a link to a place on a page is at that place once signed in, after a slip too", async () => {
  const { page, complaints, context } = await stage.enter("en");
  await page.goto(`/projects/${own}/interests#express`);
  for (const password of ["a slip of the hand", PASSWORD]) {
    await page.getByLabel("E-mail address").fill(stranger.email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    if (password !== PASSWORD) await page.getByRole("alert").waitFor();
  }
  await page.waitForURL(`**/projects/${own}/interests#express`);
  expect(complaints).toEqual([]);
  await context.close();
});
