import { beforeAll, expect, test } from "vitest";
import { firstNames } from "#app/platform/association.server.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

const PAGES = [
  "/",
  "/about",
  "/join",
  "/join/form",
  "/privacy",
  "/accessibility",
  "/directory",
  "/projects",
  "/signup",
];

/** What a line of the language must not end with, or the next begin with, when a plain space stands there. */
const BREAKABLE = {
  en: /\d [KM]B\b|\S [—–] |\bNo\. \d/gu,
  ru: /(?<![\p{L}-])(?:в|к|с|о|у|и|а|не|на|по|до|за|из|от) \p{L}+|\p{L} (?:же|ли|бы)(?!\p{L})|\d (?:МБ|КБ|мин)|\S [—–] |№ \d/giu,
  kk: /\p{L} (?:да|де|та|те|ма|ме|ба|бе|па|пе)(?!\p{L})|\d (?:МБ|КБ|мин)|\S [—–] |№ \d/gu,
} as const;

const NAMES = Object.values(firstNames().name);
const withoutName = (text: string) => NAMES.reduce((rest, name) => rest.replaceAll(name, ""), text);

/** Without the association's name, which is a setting. */
function textsOf(document: Document): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest("script, style, option, [lang]:not(html)"))
      texts.push(withoutName(node.textContent ?? ""));
  }
  return texts;
}

test.each(Object.entries(BREAKABLE))(
  "no line of the pages in %s can end before a dash or a unit, or after a short word (found F165)",
  async (locale, breakable) => {
    const browser = portal.browser();
    for (const page of PAGES) {
      const { document, status } = await browser.get(`${page}?lng=${locale}`);
      expect([page, status]).toEqual([page, 200]);
      expect([page, textsOf(document).flatMap((text) => text.match(breakable) ?? [])]).toEqual([page, []]);
    }
  },
);

test("what a browser compares or sends keeps plain spaces (found F165)", async () => {
  const { document } = await portal.browser().get("/join/form?lng=ru");
  for (const element of document.querySelectorAll("[id], [name], [value], [for], [href], [class]"))
    for (const name of ["id", "name", "value", "for", "href", "class"])
      expect(element.getAttribute(name) ?? "").not.toContain("\u00a0");
});
