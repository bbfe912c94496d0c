import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { signInNew } from "#tests/support/people.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let stranger: Browser;
let member: Browser;

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  const lead = await createMember(services, { nameEn: "Lead University" });
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const make = (titleEn: string, change: Partial<ProjectValues>) => {
    const values = completeValues(services.clock.now(), { titleEn, ...change });
    return createProject(services, {
      leadInstitutionId: lead.institutionId,
      author,
      coordinator,
      values,
      upTo: "published",
    });
  };
  await make("Weaving in the steppe", { themes: ["T01"], countries: ["KZ"], kind: "exhibition" });
  await make("Bridges of the valley", { themes: ["T03"], countries: ["UZ"], kind: "conference" });
  await make("Songs of the coast", { themes: ["T05"], countries: ["KZ"], kind: "conference" });
  await make("Canary kept from strangers", {
    themes: ["T01"],
    countries: ["KZ"],
    kind: "joint_degree",
    visibility: "members",
  });
  stranger = portal.browser();
  member = (await signInNew(portal, { roles: [{ role: "representative", institutionId: lead.institutionId }] }))
    .browser;
});

const titlesOn = (page: Awaited<ReturnType<Browser["get"]>>) =>
  [...page.document.querySelectorAll("#results h2 a")].map(({ textContent }) => textContent).sort();

/** How many the page says each value of a filter would give. */
function countsOn(page: Awaited<ReturnType<Browser["get"]>>, name: string): Record<string, string> {
  const boxes = [...page.document.querySelectorAll(`input[type=checkbox][name=${name}]`)];
  return Object.fromEntries(
    boxes.map((box) => [box.getAttribute("value"), box.closest("label")?.querySelector(".facet-count")?.textContent]),
  ) as Record<string, string>;
}

test("a filter takes several values, and the counts of the others follow it", async () => {
  const page = await stranger.get("/projects?theme=T01&theme=T03");
  expect(titlesOn(page)).toEqual(["Bridges of the valley", "Weaving in the steppe"]);
  expect(countsOn(page, "theme")).toEqual({ T01: "1", T03: "1", T05: "1" });
  expect(countsOn(page, "country")).toEqual({ KZ: "1", UZ: "1" });
  expect(countsOn(page, "kind")).toEqual({ exhibition: "1", conference: "1" });
  const narrowed = await stranger.get("/projects?theme=T01&theme=T03&country=UZ");
  expect(titlesOn(narrowed)).toEqual(["Bridges of the valley"]);
  expect(countsOn(narrowed, "theme")).toEqual({ T03: "1", T01: "0" });
  expect(narrowed.document.querySelectorAll(".pills li")).toHaveLength(3);
});

test("ticking a second value by the form of the page and sending it finds both", async () => {
  const page = await stranger.get("/projects?theme=T01");
  const boxes = [...page.document.querySelectorAll("input[type=checkbox][name=theme]")];
  const form = page.document.getElementById(boxes[0]?.getAttribute("form") ?? "");
  expect([form?.getAttribute("method"), form?.getAttribute("action")]).toEqual(["get", "/projects"]);
  const sent = new URLSearchParams(boxes.map((box) => ["theme", box.getAttribute("value") ?? ""]));
  expect(titlesOn(await stranger.get(`/projects?${sent}`))).toHaveLength(3);
});

test("what only members see counts for members alone, in no number of anybody else", async () => {
  const open = await stranger.get("/projects?country=KZ");
  expect(countsOn(open, "theme")).toEqual({ T01: "1", T05: "1" });
  expect(countsOn(open, "kind")).toEqual({ exhibition: "1", conference: "1" });
  expect(open.text).not.toContain("Canary");
  const kept = await stranger.get("/projects?kind=joint_degree");
  expect(titlesOn(kept)).toEqual([]);
  expect(countsOn(kept, "theme")).toEqual({});
  const inside = await member.get("/projects?country=KZ");
  expect(countsOn(inside, "theme")).toEqual({ T01: "2", T05: "1" });
  expect(titlesOn(inside)).toContain("Canary kept from strangers");
});

test("a value that does not exist is told and left out, in each language", async () => {
  for (const locale of ["en", "ru", "kk"]) {
    const page = await stranger.get(`/projects?theme=T99&initiative=none-such&lng=${locale}`);
    expect(page.document.querySelector("main [role=status]")?.textContent).toMatch(/T99.*none-such/);
    expect(titlesOn(page)).toHaveLength(3);
  }
});

test("programs ask with the same filters, once or several times", async () => {
  const asked = async (search: string) =>
    (JSON.parse((await stranger.get(`/api/v1/projects?${search}`)).text) as { page: { total: number } }).page.total;
  expect(await asked("theme=T01")).toBe(1);
  expect(await asked("theme=T01&theme=T03")).toBe(2);
  expect(await asked("kind=conference&country=UZ&seeking=1&funding=own_funds&target=students&sdg=11&field=022")).toBe(
    1,
  );
  expect(await asked("initiative=none-such")).toBe(0);
  expect((await stranger.get("/api/v1/projects?deadline=15")).status).toBe(400);
});

test("table and timeline show the same projects, keep the filters and are left by links", async () => {
  const cards = await stranger.get("/projects?kind=conference");
  const looks = [...cards.document.querySelectorAll(".directory-views .tabs a")].map((link) =>
    link.getAttribute("href"),
  );
  const views = ["columns", "rows", "timeline", "map"].map((view) => `/projects?kind=conference&view=${view}`);
  expect(looks).toEqual(["/projects?kind=conference", ...views]);
  const [, , toRows, toTimeline] = looks.map(String);
  const rows = await stranger.get(toRows ?? "");
  const named = [...rows.document.querySelectorAll("#results tbody th a")].map(({ textContent }) => textContent).sort();
  expect(named).toEqual(["Bridges of the valley", "Songs of the coast"]);
  expect(rows.document.querySelector("aside input[type=hidden][name=view]")?.getAttribute("value")).toBe("rows");
  expect(
    [...rows.document.querySelectorAll(".tabs a[aria-current=page]")].map((one) => one.getAttribute("href")),
  ).toEqual([toRows]);
  const timeline = await stranger.get(toTimeline ?? "");
  expect(timeline.document.querySelectorAll(".gantt-line svg .gantt-runs")).toHaveLength(2);
  expect(timeline.document.querySelectorAll("#results tbody tr")).toHaveLength(2);
  expect(timeline.text).not.toContain("Canary");
  for (const bar of timeline.document.querySelectorAll(".gantt-line svg rect")) {
    const [x, width] = ["x", "width"].map((name) => Number(bar.getAttribute(name)));
    expect(width).toBeGreaterThan(0);
    expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(1000);
  }
});

test("a question that is asked with fewer words shows the same projects in every look", async () => {
  for (const view of ["cards", "rows", "columns", "timeline"]) {
    const { text } = await portal.browser().get(`/projects?q=bridges+unheardof&view=${view}`);
    expect(text, view).toContain("Shown instead: “bridges”");
    expect(text, view).toContain("Bridges of the valley");
    expect(text, view).not.toContain("Songs of the coast");
  }
});

test("the page leads to a feed and a calendar of the same projects, which hold what everybody may see and no more", async () => {
  const page = await member.get("/projects?country=KZ&view=rows&more=theme");
  const [feedAt, calendarAt] = ["feed.atom", "calendar.ics"].map(
    (name) => page.document.querySelector(`main a[href^='/projects/${name}']`)?.getAttribute("href") ?? "",
  ) as [string, string];
  expect([feedAt, calendarAt]).toEqual(["/projects/feed.atom?country=KZ", "/projects/calendar.ics?country=KZ"]);
  const feed = await member.get(feedAt);
  expect(feed.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  const titles = [...feed.text.matchAll(/<entry[\s\S]*?<title>(.*?)<\/title>/g)].map(([, title]) => title).sort();
  expect(titles).toEqual(["Songs of the coast", "Weaving in the steppe"]);
  const calendar = await member.get(calendarAt);
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const lines = calendar.text.replaceAll("\r\n ", "").split("\r\n");
  const events = lines.filter((line) => line.startsWith("SUMMARY:")).sort();
  expect(events).toEqual([
    "SUMMARY:Last day to express interest: Songs of the coast",
    "SUMMARY:Last day to express interest: Weaving in the steppe",
  ]);
  expect(lines.filter((line) => /^DTSTART;VALUE=DATE:\d{8}$/.test(line))).toHaveLength(2);
  expect(new Set(lines.filter((line) => line.startsWith("UID:"))).size).toBe(2);
  const again = (await portal.browser().get(calendarAt)).text;
  expect(again).toBe(calendar.text);
  expect(feed.text + calendar.text).not.toContain("Canary");
});
