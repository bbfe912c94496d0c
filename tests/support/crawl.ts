import { readPage } from "./reader.ts";
import type { Answer, Browser } from "./test-portal.ts";

export interface Visited {
  address: string;
  page: Answer;
}

/** `/projects/some-slug/edit` and `/projects/other-slug/edit` are one page for those who look at every page once. */
export function patternOf(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://portal.test");
  const parts = pathname.split("/").map((part, index, all) => {
    const isNamed =
      /[0-9a-f]{8}-|^[AM]-\d{4}-/.test(part) || /^(directory|verify|memberships)$/.test(all[index - 1] ?? "");
    const isSlug = all[index - 1] === "projects" && !/^(new|mine)$/.test(part);
    return isNamed || isSlug ? ":name" : part;
  });
  return [parts.join("/"), ...[...new Set(searchParams.keys())].sort()].join(" ");
}

const MOST_PAGES = 120;

/**
 * Follows the links of the main part of every page a person reaches from where they start, one page of each pattern.
 * Files and other sites are left out.
 */
export async function crawl(browser: Browser, start: readonly string[], isWanted = (_: string) => true) {
  const visited: Visited[] = [];
  const seen = new Set<string>();
  const queue = [...start];
  for (let address = queue.shift(); address !== undefined && visited.length < MOST_PAGES; address = queue.shift()) {
    const pattern = patternOf(address);
    if (seen.has(pattern) || !isWanted(pattern)) continue;
    seen.add(pattern);
    const page = await browser.get(address);
    if (page.location?.startsWith("/")) queue.push(page.location);
    if (page.location !== null || !page.headers.get("Content-Type")?.startsWith("text/html")) continue;
    visited.push({ address, page });
    // Not `page.document`, which would keep all these pages as long as somebody keeps what was visited.
    for (const link of readPage(page.text).querySelectorAll("a[href]")) {
      const { origin, pathname, search } = new URL(link.getAttribute("href") ?? "", `http://portal.test${address}`);
      if (origin === "http://portal.test") queue.push(pathname + search);
    }
  }
  return visited;
}
