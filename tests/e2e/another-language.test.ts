import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { settings } from "#db/schema/settings.ts";
import { ACCESS_MATRIX } from "#tests/http/access-matrix.ts";
import { buildWithLanguage, HEBREW } from "#tests/support/another-language.ts";
import { patternOf } from "#tests/support/crawl.ts";
import { expectAccessible, openStage, type Stage, type Visitor } from "#tests/support/journey.ts";
import { answersOf, COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { publishBy } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { fillIn, readMatrix } from "#tests/support/world/verdicts.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";

vi.setConfig({ hookTimeout: 600_000 });

const CODE = HEBREW.code;

/** What people, institutions and their files are called; the one language whose own name is in Latin letters. */
const NAMES =
  /Asked Person|Dialogue of the coasts|(Own|Foreign|Suspended|Awaited|Drafted) University( of Person \w+)?|Person \w+|Madina Omarova, Rector|English|\S+@university\.example|\w+\.pdf/g;

let world: World;
let stage: Stage;
let plainStage: Stage;
beforeAll(async () => {
  world = await buildWorld(await buildWithLanguage(HEBREW));
  const { origin } = world.portal;
  stage = await openStage({ origin, isScripted: true });
  plainStage = await openStage({ origin, isScripted: false });
});

/** The pages everybody may open, as the access matrix names them. */
function publicPages(): string[] {
  const { rows } = readMatrix(ACCESS_MATRIX);
  return rows
    .filter(
      ({ method, transports, verdicts }) =>
        method === "GET" && transports.includes("page") && verdicts.anonymous === "200",
    )
    .map(({ address, ownership }) => fillIn(address, world.objects(ownership, "anonymous")));
}

/** What is wrong with the page as it stands in the browser. */
const findFaults = (page: Page) =>
  page.evaluate(
    ({ own, names }) => {
      const faults: string[] = [];
      const root = document.documentElement;
      if (root.lang !== own || root.dir !== "rtl") faults.push(`lang ${root.lang}, dir ${root.dir}`);
      const { scrollWidth, clientWidth } = root;
      if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px too wide at ${clientWidth}`);
      const brand = document.querySelector(".site-header .brand")?.getBoundingClientRect();
      // What stands in the frame of another site has no header.
      const isFramed = location.pathname.startsWith("/embed/");
      if (!isFramed && (!brand || brand.left + brand.right < clientWidth))
        faults.push("the name in the header stands on the left");
      // What people wrote, names of things and other languages keep their letters.
      const isOwn = (element: Element | null) =>
        element?.closest('[dir="auto"], [lang], bdi, code, script, style, textarea') === root;
      const said: [Element | null, string | null][] = [[root, document.title]];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        said.push([node.parentElement, node.textContent]);
      for (const name of ["alt", "title", "placeholder", "aria-label", "aria-description", "label"])
        for (const element of document.querySelectorAll(`[${name}]`)) said.push([element, element.getAttribute(name)]);
      const withoutNames = (text: string | null) => text?.replace(new RegExp(names, "g"), "") ?? "";
      const left = said.filter(([element, text]) => isOwn(element) && /[A-Za-z]{2,}/.test(withoutNames(text)));
      return [...faults, ...left.map(([, text]) => `not translated: ${text}`)];
    },
    { own: CODE, names: NAMES.source },
  );

const NO_PAGE = /\.(xml|txt|pdf)(\?|$)|\/logo(?:$|\/)|\/(?:cover|card)\/|\/documents\/|^\/health\/|^\/api\/v1\/./;

/** Follows the links of every page, one of each pattern, and looks at each on a small phone and on a screen. */
async function walk({ page }: Visitor, start: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const seen = new Set<string>();
  const queue = [...start];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const pattern = patternOf(address);
    if (seen.has(pattern) || /[?&]lng=/.test(address) || NO_PAGE.test(address)) continue;
    seen.add(pattern);
    const answer = await page.goto(address).catch(() => null);
    if (!answer?.headers()["content-type"]?.startsWith("text/html")) continue;
    const faults: string[] = [];
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      faults.push(...(await findFaults(page)));
    }
    found.set(address, [...new Set(faults)]);
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((one) => new URL(one.getAttribute("href") ?? "", document.baseURI).href));
    for (const { origin, pathname, search } of links.map((link) => new URL(link)))
      if (origin === world.portal.origin) queue.push(pathname + search);
  }
  return found;
}

test("every public page speaks a language that is one line and one folder, and stands from the right", async () => {
  const visitor = await stage.enter("en");
  await visitor.page.goto("/");
  await visitor.page.getByRole("link", { name: "עברית" }).click();
  await visitor.page.waitForURL(/lng=he/);
  const linked = await walk(visitor, ["/"]);
  const patterns = new Set([...linked.keys()].map(patternOf));
  const others = await walk(
    visitor,
    publicPages().filter((address) => !patterns.has(patternOf(address))),
  );
  const found = [...linked, ...others];
  expect(linked.size).toBeGreaterThan(20);
  expect(found.filter(([, faults]) => faults.length > 0)).toEqual([]);
  for (const address of ["/", "/directory", "/apply", "/join/form", "/signup"]) {
    await visitor.page.goto(address);
    await expectAccessible(visitor.page);
  }
  expect(visitor.complaints).toEqual([]);
});

/** How the page stands from the right, and whether it is wider than its window, on a small phone and on a screen. */
async function findOverflow(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(
      ...(await page.evaluate(() => {
        const { dir, scrollWidth, clientWidth } = document.documentElement;
        const wide = scrollWidth > clientWidth;
        const widest = [...document.querySelectorAll("body *")].filter((one) => {
          const { left, right } = one.getBoundingClientRect();
          return wide && (left < -1 || right > clientWidth + 1);
        });
        const names = widest.slice(0, 3).map(({ tagName, className }) => `${tagName}.${String(className)}`);
        return [
          ...(dir === "rtl" ? [] : [`dir ${dir}`]),
          ...(wide ? [`${scrollWidth - clientWidth} px too wide at ${clientWidth}: ${names.join(", ")}`] : []),
        ];
      })),
    );
  }
  return faults;
}

/** The patterns somebody has looked at already: whoever may do most comes first. */
const looked = new Set<string>();

test.each([
  { column: "coordinator", least: 70 },
  { column: "representative", least: 30 },
  { column: "applicant", least: 8 },
  { column: "council", least: 0 },
  { column: "administrator", least: 12 },
] as const)(
  "every page of the $column, but for those looked at before, stands from the right, within its window",
  async ({ column, least }) => {
    const { page, context, complaints } = await plainStage.enter("en");
    const cookies = [...world.browsers[column].cookies, ["lng", CODE] as const];
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: world.portal.origin })));
    const { rows } = readMatrix(ACCESS_MATRIX);
    const pages = rows
      .filter(({ method, transports, verdicts }) => {
        const isOpen = verdicts[column] === "200" && verdicts.anonymous !== "200";
        return method === "GET" && transports.includes("page") && isOpen;
      })
      .map(({ address, ownership }) => fillIn(address, world.objects(ownership, column)));
    const found = new Map<string, string[]>();
    for (const address of pages) {
      const pattern = patternOf(address);
      if (looked.has(pattern) || NO_PAGE.test(address)) continue;
      looked.add(pattern);
      const answer = await page.goto(address).catch(() => null);
      if (answer?.headers()["content-type"]?.startsWith("text/html")) found.set(pattern, await findOverflow(page));
    }
    expect(found.size).toBeGreaterThan(least);
    expect([...found].filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test("letters are written in it, from the right", async () => {
  const { page } = await stage.enter("en");
  await page.goto(`/signup?lng=${CODE}`);
  for (const [name, value] of Object.entries({
    name: "Dana Levi",
    email: "dana@levi.example",
    password: "seven tall cedars",
  }))
    await page.locator(`main [name="${name}"]`).fill(value);
  await page.locator('main [name="consent"]').check();
  await page.locator("main form button[type=submit]").last().click();
  await page.waitForURL(/verify-email/);
  const letters = await world.portal.services.db.select().from(outbox).where(eq(outbox.recipient, "dana@levi.example"));
  expect(letters.map(({ html }) => /^<!doctype html><html [^>]*>/.exec(html)?.[0])).toEqual([
    '<!doctype html><html lang="he" dir="rtl">',
  ]);
  expect(letters.map(({ subject }) => /[a-z]{2}/i.test(subject))).toEqual([false]);
});

test("names and texts that were given before the language came are read in English until somebody translates them", async () => {
  const words = { title: "Charter of the Union", body: "All members are equal, and each of them is heard." };
  const name = { en: "Union of Peoples", ru: "Союз народов", kk: "Халықтар одағы" };
  const rows = [
    { name: "association", value: { name, shortName: name } },
    { name: "text:charter:00002", value: { en: words, ru: words, kk: words } },
  ];
  await world.portal.services.withTransaction((tx) =>
    tx.insert(settings).values(rows.map((row) => ({ ...row, updatedAt: new Date() }))),
  );
  const { page } = await stage.enter("en");
  await page.goto(`/texts/charter?lng=${CODE}`);
  await expect.poll(() => page.locator("header .brand").textContent()).toContain("Union of Peoples");
  expect(await page.locator("h1").getAttribute("lang")).toBe("en");
  expect(await page.getByText(words.body).locator("xpath=..").getAttribute("dir")).toBe("ltr");
});

const LATER = "דרך המשי ועריה";
const asked = (what: string) => `${what} in another language: \u2068עברית\u2069`;

test("an application asks for name and profile in it too, and need not be answered", async () => {
  const { portal } = world;
  const { browser, id, home } = await newDraft(portal, COMPLETE.sections);
  const open = () => openForm(browser, `${home}/identity`, "Save and continue");
  const { document } = await browser.get("/join/form");
  const outline = document.querySelector(".form-outline")?.textContent;
  for (const what of ["Name", "Profile"]) expect(outline).toContain(asked(what));
  const before = await answersOf(portal, id);
  const form = await open();
  expect(form.read("Name in Russian")).toBe(before?.identity?.name_ru);
  expect((await form.press("Save and continue")).answer.status).toBe(302);
  await (await open()).fill(asked("Name"), LATER).press("Save and continue");
  expect((await open()).read(asked("Name"))).toBe(LATER);
  expect((await answersOf(portal, id))?.identity).toEqual({ ...before?.identity, name_he: LATER });
});

test("a project is given title and summary in it, by which it is shown and found", async () => {
  const { representative: browser, coordinator } = world.browsers;
  const { project } = world.objects("own", "representative");
  const form = await openForm(browser, `/projects/${project}/edit`, "Save");
  const summary = `${LATER} `.repeat(10).trim();
  const sent = await form.fill(asked("Title"), LATER).fill(asked("Summary"), summary).press("Save");
  expect(sent.answer.status).toBe(302);
  await publishBy({ browser: coordinator }, project ?? "", "Publish the change");
  const titleOn = async (address: string, heading: string) =>
    (await browser.get(address)).document.querySelector(heading)?.textContent;
  expect(await titleOn(`/projects/${project}?lng=${CODE}`, "h1")).toBe(LATER);
  expect(await titleOn(`/projects?lng=${CODE}&q=${encodeURIComponent("המשי")}`, ".entry-list h2")).toBe(LATER);
  expect(await titleOn(`/projects/${project}?lng=ru`, "h1")).not.toBe(LATER);
  const { document } = await browser.get(`/projects/${project}?lng=${CODE}`);
  const words = document.getElementById("summary")?.closest("section")?.querySelector(".plain-text");
  expect([words?.textContent, words?.getAttribute("lang"), words?.querySelector("p")?.dir]).toEqual([
    summary,
    CODE,
    "rtl",
  ]);
});
