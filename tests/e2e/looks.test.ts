import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { patternOf } from "#tests/support/crawl.ts";
import { openStage, type Stage } from "#tests/support/journey.ts";
import { type Column as Role } from "#tests/support/world/people.ts";
import { buildWorld, type World } from "#tests/support/world/world.ts";

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await buildWorld();
  stage = await openStage({ origin: world.portal.origin, isScripted: false });
});

/** A page of a browser in which somebody of this role is signed in, in a language. */
async function enterAs(role: Role, locale: "en" | "ru" | "kk") {
  const { page, context } = await stage.enter(locale);
  const cookies = [...world.browsers[role].cookies].map(([name, value]) => ({ name, value, url: world.portal.origin }));
  await context.addCookies(cookies.filter(({ name }) => !/lng|lang|locale/i.test(name)));
  await page.goto(`/?lng=${locale}`);
  return { page, context };
}

const VIEWS = /[?&](q|page|sort|view|theme|country|sdg|field|kind|status|after|before|lng|done|find)=/;

/** Follows the links of the main part, one page of each pattern, and asks each the same question. */
async function onEveryPage<Found>(page: Page, start: readonly string[], ask: (page: Page) => Promise<Found>) {
  const found = new Map<string, Found>();
  const seen = new Set<string>();
  const queue = [...start];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const pattern = patternOf(address);
    if (seen.has(pattern) || VIEWS.test(address) || /\.(xml|txt)$|\/(pdf|archive|data|commitment|logo)$/.test(address))
      continue;
    seen.add(pattern);
    const answer = await page.goto(address).catch(() => null);
    if (!answer?.headers()["content-type"]?.startsWith("text/html")) continue;
    found.set(address, await ask(page));
    const links = await page
      .locator("main a[href]")
      .evaluateAll((all) => all.map((one) => new URL(one.getAttribute("href") ?? "", document.baseURI).href));
    for (const { origin, pathname, search } of links.map((link) => new URL(link)))
      if (origin === world.portal.origin) queue.push(pathname + search);
  }
  return found;
}

const START: Partial<Record<Role, string[]>> = {
  anonymous: [
    "/",
    "/about",
    "/join",
    "/join/form",
    "/directory",
    "/projects",
    "/projects?view=rows",
    "/projects?view=timeline",
    "/apply",
    "/login",
    "/signup",
    "/privacy",
    "/accessibility",
  ],
  applicant: ["/inbox", "/applications", "/account"],
  representative: ["/inbox", "/institution", "/projects/mine", "/projects/new"],
  coordinator: ["/review", "/review/projects", "/memberships"],
  administrator: ["/admin", "/admin/people", "/admin/mail", "/admin/settings", "/admin/texts", "/admin/jobs"],
};

/** How much wider than its window the page is, and how the name in its header breaks. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const brand = document.querySelector(".brand");
    const menu = document.querySelector(".site-menu > summary");
    const walker = document.createTreeWalker(brand ?? document.body, NodeFilter.SHOW_TEXT);
    const broken: string[] = [];
    for (let node = walker.nextNode(); brand && node; node = walker.nextNode()) {
      for (const { 0: word, index } of (node.textContent ?? "").matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (tops.size > 1) broken.push(word);
      }
    }
    const spill = [...(brand?.querySelectorAll("*") ?? [])].some(
      (one) => menu && one.getBoundingClientRect().right > menu.getBoundingClientRect().left,
    );
    return { overflow: scrollWidth - clientWidth, broken, spill };
  });

/** The forms and folds of the page that nobody can see. */
const findHidden = (page: Page) =>
  page.evaluate(() => {
    const isHidden = (element: Element) => element.getClientRects().length === 0;
    // What a phone folds stands beside its fold, which is not there on a desk.
    const onPhone = (element: Element) => element.closest(".fold:not([open]) + *")?.previousElementSibling;
    const isFolded = (element: Element) => (onPhone(element)?.getClientRects().length ?? 0) > 0;
    const folded = (element: Element) =>
      isFolded(element) || element.parentElement?.closest("details:not([open])") !== null;
    const forms = [...document.querySelectorAll("main form[method=post]")];
    // A fold without contents of its own only opens what stands beside it on a phone.
    const folds = [...document.querySelectorAll("main details")].filter((one) => one.children.length > 1);
    return [...forms, ...folds].filter((one) => isHidden(one) && !folded(one)).map((one) => one.outerHTML.slice(0, 90));
  });

test.each(Object.keys(START) as Role[])(
  "in Kazakh no page of %s is wider than a phone of 320 px, its name breaks between words (found F160), and nothing that can be sent or unfolded is hidden",
  async (role) => {
    const { page, context } = await enterAs(role, "kk");
    const others = world.objects("foreign", role).project;
    const start = [...(START[role] ?? []), ...(others ? [`/projects/${others}/interests`] : [])];
    const found = await onEveryPage(page, start, async (one) => {
      await one.setViewportSize({ width: 320, height: 700 });
      const { overflow, broken, spill } = await measure(one);
      const hidden = (await findHidden(one)).map((what) => `320: ${what}`);
      await one.setViewportSize({ width: 1280, height: 900 });
      hidden.push(...(await findHidden(one)).map((what) => `1280: ${what}`));
      return { overflow: Math.max(overflow, 0), broken, spill, hidden };
    });
    expect(found.size).toBeGreaterThan(2);
    const good = { overflow: 0, broken: [], spill: false, hidden: [] };
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries([...found.keys()].map((address) => [address, good])));
    await context.close();
  },
);

describe("in the reader's own colours (found F158)", () => {
  test("a bar has a border and a filled part, and a list an arrow", async () => {
    const { page, context } = await enterAs("applicant", "en");
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto(`/applications/${world.objects("own", "applicant").draft ?? ""}`);
    const bar = page.locator("progress").first();
    const style = await bar.evaluate((one) => {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(one);
      return { borderTopWidth, borderTopColor, backgroundColor };
    });
    expect(style.borderTopWidth).toBe("1px");
    expect(style.borderTopColor).not.toBe(style.backgroundColor);
    await page.goto("/projects");
    const select = page.locator("select.input").first();
    expect(await select.evaluate((one) => getComputedStyle(one).appearance)).not.toBe("none");
    await context.close();
  });

  test("the page one is on differs from the others of the menu by more than its letters", async () => {
    const { page, context } = await enterAs("anonymous", "en");
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto("/directory");
    const lines = await page.locator(".site-nav a").evaluateAll((all) =>
      all.map((one) => {
        const { borderBottomColor, borderBottomWidth } = getComputedStyle(one);
        return { isCurrent: one.hasAttribute("aria-current"), line: `${borderBottomWidth} ${borderBottomColor}` };
      }),
    );
    const current = lines.filter(({ isCurrent }) => isCurrent).map(({ line }) => line);
    expect(current).toHaveLength(1);
    expect(lines.filter(({ isCurrent }) => !isCurrent).map(({ line }) => line)).not.toContain(current[0]);
    await context.close();
  });
});

describe("on paper (found F173)", () => {
  test("the directory is its list, without search and filters", async () => {
    const { page, context } = await enterAs("anonymous", "en");
    await page.goto("/directory");
    await expect.poll(() => page.getByRole("search").first().isVisible()).toBe(true);
    await page.emulateMedia({ media: "print" });
    for (const control of await page.locator("main input, main select, main button").all())
      await expect.poll(() => control.isVisible()).toBe(false);
    await expect.poll(() => page.locator(".entry-list > li").first().isVisible()).toBe(true);
    await context.close();
  });

  test("key facts come before the long words, and after the name", async () => {
    const { page, context } = await enterAs("representative", "en");
    const { member = "", project = "" } = world.objects("own", "representative");
    const topOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => one.getBoundingClientRect().top);
    await page.emulateMedia({ media: "print" });
    await page.goto(`/directory/${member}`);
    const facts = ".sidebar-end > :last-child";
    expect(await topOf("h1")).toBeLessThan(await topOf(facts));
    expect(await topOf(facts)).toBeLessThan(await topOf(".sidebar-end > :first-child"));
    await page.goto(`/projects/${project}`);
    expect(await topOf("h1")).toBeLessThan(await topOf("main aside"));
    expect(await topOf("main aside")).toBeLessThan(await topOf("#summary"));
    await context.close();
  });
});

describe("what is told by room, weight and words (found F174)", () => {
  test("there is room between the words of a section and its first field", async () => {
    const { page, context } = await enterAs("applicant", "en");
    await page.goto(`/applications/${world.objects("own", "applicant").draft ?? ""}/identity`);
    const gap = await page.evaluate(() => {
      const lead = document.querySelector("main .lead")?.getBoundingClientRect().bottom ?? 0;
      const first = document.querySelector("main form .field, main form fieldset")?.getBoundingClientRect().top ?? 0;
      return first - lead;
    });
    expect(gap).toBeGreaterThanOrEqual(12);
    await context.close();
  });

  test("in the frame of another site the place of a member stands below its name, however wide the frame is", async () => {
    const { page, context } = await enterAs("anonymous", "en");
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/embed/members");
      const overlaps = await page.locator("article.member-row").evaluateAll((rows) =>
        rows.map((row) => {
          const bottom = row.querySelector("h2")?.getBoundingClientRect().bottom ?? Infinity;
          return bottom - (row.querySelector(".member-place")?.getBoundingClientRect().top ?? 0);
        }),
      );
      expect(overlaps.length).toBeGreaterThan(0);
      expect(Math.max(...overlaps)).toBeLessThanOrEqual(1);
    }
    await context.close();
  });

  test("a date of one's own projects says what happened on it", async () => {
    const { page, context } = await enterAs("representative", "en");
    await page.goto("/projects/mine");
    const sentences = await page
      .locator("main time")
      .evaluateAll((all) =>
        all.map((one) => one.parentElement?.textContent?.replace(one.textContent ?? "", "").trim()),
      );
    expect(sentences.length).toBeGreaterThan(0);
    for (const words of sentences) expect(words).toMatch(/\p{L}{3}/u);
    await context.close();
  });
});
