import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { findChromium } from "./chromium.ts";
import { patternOf } from "./crawl.ts";
import { signInAs } from "./people.ts";
import type { TestPortal } from "./test-portal.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the browser so far: script errors, blocked content, requests to other sites. */
  complaints: string[];
}

export interface Stage {
  /** A person with a browser of their own, signed out, in a language. */
  enter(locale: string): Promise<Visitor>;
}

interface Options {
  origin: string;
  isScripted: boolean;
}

let launched: Promise<Browser> | undefined;
const open = new Set<BrowserContext>();

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is not installed");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Closes what the test file opened. The files of a worker share one Chromium, which ends with the worker. */
export async function leaveStages(): Promise<void> {
  await Promise.all([...open].map((context) => context.close()));
}

/** Chromium with or without JavaScript. */
export async function openStage({ origin, isScripted }: Options): Promise<Stage> {
  const browser = await (launched ??= launch());
  return {
    async enter(locale) {
      const context = await browser.newContext({ baseURL: origin, locale, javaScriptEnabled: isScripted });
      open.add(context);
      context.on("close", () => open.delete(context));
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on("console", (message) => {
        const isExpected = /status of (4\d\d)/.test(message.text());
        if (message.type() === "error" && !isExpected) complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
          complaints.push(`asked ${request.url()}`);
      });
      return { page, context, complaints };
    },
  };
}

/** Somebody who is signed in already, with a browser of their own. */
export async function enterAs(stage: Stage, portal: TestPortal, email: string): Promise<Visitor> {
  const visitor = await stage.enter("en");
  const { cookies } = await signInAs(portal, email);
  await visitor.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: portal.origin })));
  return visitor;
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The pages whose colours were looked at; what stands on them changes more often than how it looks. */
const coloured = new Set<string>();

/** axe finds nothing on the page as it stands; contrast, three quarters of the work, it measures once on pages of a kind. */
export async function expectAccessible(page: Page): Promise<void> {
  // Half a megabyte, sent once a document. What is sound is not described, which takes a third of the time.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const hasErrors = (await page.locator(".error-summary").count()) > 0;
  const look = `${patternOf(page.url())} ${page.viewportSize()?.width} ${hasErrors}`;
  const rules = { "color-contrast": { enabled: !coloured.has(look) } };
  coloured.add(look);
  const violations = await page.evaluate(
    async ({ runOnly, rules }) => {
      const { axe: own } = window as unknown as { axe: typeof axe };
      const found = await own.run(document, { runOnly, rules, resultTypes: ["violations"] });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      );
    },
    { runOnly: WCAG, rules },
  );
  expect(violations, page.url()).toEqual([]);
}

/** The page can be read without scrolling sideways at the width of a small phone. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (size) await page.setViewportSize(size);
  expect(overflow, `${page.url()} at 320 px`).toBeLessThanOrEqual(0);
}

/** Words that stay as they are in every language: proper names and abbreviations. */
const PROPER =
  /^(UNESCO|ROR|WHED|ISNI|PIC|PDF|PNG|JPEG|JPG|MB|KB|SDG|ISCED|API|URL|https?|www|English|Wikidata|Erasmus|SCHAC|Global|IAU|EUA|AUF|GMT|GitHub|Node|js)$/i;

/**
 * The page has no English left, apart from proper names and what people wrote (marked by `dir="auto"` or a `lang` of its
 * own) or what things are called (`names`). Returns the runs of three or more Latin words in what the portal itself says.
 */
export async function findEnglish(page: Page, names: readonly string[] = []): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const own = document.documentElement.lang;
    const isWritten = (element: Element | null): boolean =>
      element !== null &&
      (element.matches('[dir="auto"], script, style, input, textarea, code, option') ||
        (element.hasAttribute("lang") &&
          element !== document.documentElement &&
          element.getAttribute("lang") !== own) ||
        isWritten(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [document.title];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!isWritten(node.parentElement)) found.push(node.textContent ?? "");
    }
    return found;
  });
  const withoutAddresses = texts.map((text) => text.replace(/https?:\/\/\S+/g, " "));
  const ownWords = withoutAddresses.map((text) => names.reduce((rest, name) => rest.replaceAll(name, " "), text));
  return ownWords.filter((text) => {
    const words = text.match(/[\p{L}\p{N}'’.-]+/gu) ?? [];
    const latin = words.filter((word) => /^[A-Za-z][a-z'’-]{2,}$/.test(word) && !PROPER.test(word));
    return latin.length >= 3 || (latin.length > 0 && latin.length === words.length && words.length >= 2);
  });
}
