import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { addDays, isoDay } from "#app/platform/clock.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createMember, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

const home = async (query = "") => (await portal.browser().get(`/${query}`)).document;
const figuresOf = (page: Document) =>
  [...page.querySelectorAll(".figures > div")].map((figure) =>
    [...figure.querySelectorAll("dd, dt")]
      .reverse()
      .map(({ textContent }) => textContent)
      .join(" "),
  );
const linksIn = (page: Document, selector: string) =>
  [...page.querySelectorAll(`${selector} a`)].map((link) => link.getAttribute("href") ?? "");

async function openCall(lead: TestMember, titleEn: string, days: number, rest: Partial<ProjectValues> = {}) {
  const author = await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] });
  const now = portal.services.clock.now();
  const values = completeValues(now, { titleEn, answerBy: isoDay(addDays(now, days)), ...rest });
  const people = { author: await actorOf(portal, author.id), coordinator: await actorOf(portal, coordinator.id) };
  await createProject(portal.services, { leadInstitutionId: lead.institutionId, ...people, values, upTo: "published" });
  return author.browser;
}

test("the first page of an association without a member says so and how to be the first", async () => {
  const page = await home();
  expect(page.querySelector("main")?.textContent).toContain("no institution is a member yet");
  expect(page.querySelector(".map, .figures, #newest, #closing")).toBeNull();
  expect(linksIn(page, "main")).toEqual(expect.arrayContaining(["/join", "/apply", "/login"]));
});

test("it shows members, countries and projects in figures, on the map and in lists, as soon as there are any", async () => {
  const first = await createMember(portal.services, { nameEn: "First University", country: "KZ" });
  await createMember(portal.services, { nameEn: "Second University", country: "UZ" });
  expect(figuresOf(await home())).toEqual(["2 member institutions", "2 countries"]);
  expect((await home()).querySelector("main")?.textContent).toContain("No call is open to partners today");

  await openCall(first, "A later call", 30);
  await openCall(first, "A call about to close", 9);
  const page = await home();
  expect(figuresOf(page)).toEqual([
    "2 member institutions",
    "2 countries",
    "2 projects planned or under way",
    "2 calls open to partners",
  ]);
  expect(linksIn(page, "[aria-labelledby=closing] h3")).toEqual([
    "/projects/a-call-about-to-close",
    "/projects/a-later-call",
  ]);
  expect(linksIn(page, "[aria-labelledby=newest] h3").sort()).toEqual([
    "/directory/first-university",
    "/directory/second-university",
  ]);
  const countries = linksIn(page, ".map-land");
  expect(countries).toHaveLength(2);
  for (const address of [...countries, ...linksIn(page, ".map-areas")]) {
    const { status, document } = await portal.browser().get(address);
    expect([status, document.querySelectorAll("main .map").length]).toEqual([200, 1]);
  }
});

test("it counts in the right form of each language, and knows who is signed in", async () => {
  expect(figuresOf(await home("?lng=ru"))).toEqual([
    "2 организации-члена",
    "2 страны",
    "2 проекта готовятся или идут",
    "2 проекта ищут партнёров",
  ]);
  expect(figuresOf(await home("?lng=kk"))[0]).toBe("2 мүше ұйым");
  const { document } = await coordinator.browser.get("/");
  expect(linksIn(document, ".hero")).toEqual(["/join", "/directory", "/inbox"]);
});

test("a member reads the numbers of the board that stands open to it, and everybody else those of what is public", async () => {
  const lead = await createMember(portal.services, { nameEn: "Third University", country: "KG" });
  const browser = await openCall(lead, "A call for members", 3, { visibility: "members" });
  const figures = async (page: Promise<{ document: Document }>) => figuresOf((await page).document).slice(2);
  expect(await figures(browser.get("/"))).toEqual(["3 projects planned or under way", "3 calls open to partners"]);
  expect(await figures(portal.browser().get("/"))).toEqual([
    "2 projects planned or under way",
    "2 calls open to partners",
  ]);
  expect(linksIn((await browser.get("/")).document, "[aria-labelledby=closing] h3")[0]).toContain("a-call-for-members");
});
