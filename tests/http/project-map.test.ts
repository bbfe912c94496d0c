import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { projectTopics } from "#db/schema/projects.ts";
import { touchBoard } from "#app/features/projects/project/board-version.server.ts";
import { acting, post, startActing } from "#tests/support/project-acts.ts";
import type { Browser } from "#tests/support/test-portal.ts";

startActing();

/** The countries of the map's table with their numbers and addresses, and of the drawing with its labels. */
async function mapOn(browser: Browser, address: string) {
  const { document } = await browser.get(address);
  const rows = [...document.querySelectorAll("#map-table tbody tr")].map((row) => ({
    country: row.querySelector("th")?.textContent ?? "",
    number: row.querySelector("td")?.textContent ?? "",
    to: row.querySelector("a")?.getAttribute("href") ?? "",
  }));
  const drawn = [...document.querySelectorAll("#map .map-land a")].map((one) => one.getAttribute("aria-label"));
  const lacking = [...document.querySelectorAll("#map-table details li a")].map((one) => one.getAttribute("href"));
  return { document, rows, drawn, lacking, main: document.querySelector("main")?.textContent ?? "" };
}

test("the board on a map counts projects by country under the filters, leads to each list, and names those without a country", async () => {
  const { portal, partner } = acting;
  await post("published", { countries: ["KZ", "UZ"], themes: ["T07"] });
  await post("published", { countries: ["UZ"], themes: ["T05"] });
  await post("published", { countries: ["FR"], themes: ["T05"], visibility: "members" });
  const nowhere = await post("published", { countries: ["KZ"], themes: ["T05"] });
  await portal.services.withTransaction(async (tx) => {
    const isCountry = and(eq(projectTopics.projectId, nowhere.id), eq(projectTopics.kind, "country"));
    await tx.delete(projectTopics).where(isCountry);
    await touchBoard(tx, nowhere.id);
  });
  const { rows, drawn, lacking, main } = await mapOn(portal.browser(), "/projects?view=map");
  expect(rows.map(({ country, number }) => [country, number])).toEqual([
    ["Uzbekistan", "2"],
    ["Kazakhstan", "1"],
  ]);
  expect(drawn).toContain("Uzbekistan: 2 projects");
  expect(main).toContain("1 project names no country");
  expect(lacking).toEqual([`/projects/${nowhere.slug}`]);
  expect((await mapOn(partner.browser, "/projects?view=map")).rows.map(({ country }) => country)).toContain("France");
  // Under another filter, and on the map of a part of the world; a country leads to the list under the same filters.
  const some = await mapOn(portal.browser(), "/projects?view=map&theme=T05&area=143");
  expect(some.rows).toEqual([{ country: "Uzbekistan", number: "1", to: "/projects?theme=T05&country=UZ" }]);
  const list = await portal.browser().get("/projects?theme=T05&country=UZ");
  expect(list.document.querySelectorAll("main article")).toHaveLength(1);
  const area = some.document.querySelector(".map-areas [aria-current=page]");
  expect(area?.textContent).toContain("Central Asia");
  // What the filters keep: the map and its part of the world.
  const kept = [...some.document.querySelectorAll('main input[type="hidden"]')];
  const names = new Set(kept.map((one) => one.getAttribute("name")));
  expect([names.has("view"), names.has("area")]).toEqual([true, true]);
  const chosen = await mapOn(portal.browser(), "/projects?view=map&country=KZ");
  expect(chosen.rows.map(({ country }) => country)).toEqual(["Uzbekistan", "Kazakhstan"]);
  expect(chosen.main).toContain("do not narrow the map");
});
