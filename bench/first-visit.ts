import { type Browser, chromium, type Page } from "playwright-core";
import { parseArgs } from "node:util";
import { findChromium } from "#tests/support/chromium.ts";
import { publicPages } from "#tests/support/public-pages.ts";
import { LOCALES } from "#db/locales.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { median } from "./support/median.ts";

export const title =
  "What the first visit to every public page fetches (without pictures), and when it shows, on a slow phone.";
export const kind = "bench";

/** Those of Lighthouse's slow phone: a quarter of the processor, 1.6 Mbit/s, 150 ms there and back. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const SETTLED_MS = 500;
/** The home page has its map. */
const mostBytes = (address: string) => (address === "/" ? 115_000 : 100_000);
const MOST_LCP_MS = 1500;

interface Visit {
  bytes: number;
  requests: number;
  fonts: number;
  lcpMs: number;
  cls: number;
}

interface Row extends Visit {
  page: string;
  locale: string;
}

/**
 * Visits each page (or `--pages`, with commas) in each language `--rounds` (5) times, as somebody who was never there; of
 * the demonstration, or of a portal that runs already (`--origin`).
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: "string", default: "5" }, pages: { type: "string" }, origin: { type: "string" } },
  });
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is not installed");
  const portal = values.origin ? null : await startChildPortal();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const origin = values.origin ?? `http://localhost:${portal?.port}`;
    const pages = values.pages?.split(",") ?? publicPages(await (await fetch(`${origin}/sitemap.xml`)).text());
    const rows: Row[] = [];
    for (const page of pages) {
      for (const locale of LOCALES) {
        const visits: Visit[] = [];
        for (let round = 0; round < Number(values.rounds); round++)
          visits.push(await visit(browser, `${origin}${page}?lng=${locale}`));
        rows.push({ page, locale, ...middleOf(visits) });
        print(rows.at(-1));
      }
    }
    return report(rows);
  } finally {
    await browser.close();
    await portal?.stop();
  }
}

/** Bytes and requests are the same each time; times are those of the middle. */
function middleOf(visits: Visit[]): Visit {
  const most = (name: keyof Visit) => Math.max(...visits.map((one) => one[name]));
  const fetched = { bytes: most("bytes"), requests: most("requests"), fonts: most("fonts") };
  return { ...fetched, lcpMs: Math.round(median(visits.map(({ lcpMs }) => lcpMs))), cls: most("cls") };
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const fetched = { bytes: 0, requests: 0, fonts: 0 };
    const pictures = new Set<string>();
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (!pictures.has(requestId)) fetched.bytes += encodedDataLength;
    });
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Image") return void pictures.add(requestId);
      fetched.requests += 1;
      fetched.fonts += Number(type === "Font");
    });
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", NETWORK);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(drawn);
    await page.waitForTimeout(SETTLED_MS);
    return { ...fetched, ...(await seen(page)) };
  } finally {
    await context.close();
  }
}

interface Seen {
  lcpMs: number;
  cls: number;
}

/** Runs in the page before anything of it. */
function observe(): void {
  const found: Seen = { lcpMs: 0, cls: 0 };
  Object.assign(window, { seen: found });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) found.lcpMs = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[]) found.cls += value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Until the page was drawn, and then with its fonts. */
async function drawn(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
    await document.fonts.ready;
  }
}

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

function print(row: Row | undefined): void {
  if (!row) return;
  const kilobytes = (row.bytes / 1000).toFixed(1).padStart(6);
  console.log(
    `${row.page.slice(0, 50).padEnd(50)} ${row.locale} ${kilobytes} kB ${String(row.requests).padStart(2)} requests ` +
      `${row.fonts} fonts ${String(row.lcpMs).padStart(5)} ms LCP ${row.cls.toFixed(4)} CLS`,
  );
}

function report(rows: Row[]): Record<string, unknown> {
  const most = (name: keyof Visit) => Math.max(...rows.map((row) => row[name]));
  const isLight = rows.every(({ page, bytes }) => bytes < mostBytes(page));
  return {
    ...{ pages: rows.length, bytes: most("bytes"), requests: most("requests"), fonts: most("fonts") },
    ...{ lcpMs: most("lcpMs"), cls: most("cls") },
    passed: isLight && most("lcpMs") <= MOST_LCP_MS && most("cls") === 0,
    rows,
  };
}
