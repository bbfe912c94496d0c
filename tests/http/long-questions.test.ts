import { beforeAll, expect, test } from "vitest";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal();
});

const LONG = encodeURIComponent("ә".repeat(1200));

test.each([
  ["en", "This search is too long", "Open the page without the search"],
  ["ru", "Запрос слишком длинный", "Открыть страницу без запроса"],
  ["kk", "Сұрау тым ұзын", "Бетті сұраусыз ашу"],
])(
  "a search that is too long is told so in the language of the reader (%s), with the way back",
  async (lng, title, back) => {
    const browser = portal.browser();
    await browser.get(`/?lng=${lng}`);
    for (const path of ["/directory", "/projects", "/"]) {
      const { status, document } = await browser.get(`${path}?q=${LONG}`);
      expect([status, document.documentElement.lang, document.querySelector("h1")?.textContent]).toEqual([
        ...[414, lng, title],
      ]);
      const link = [...document.querySelectorAll("a")].find(({ textContent }) => textContent === back);
      const address = new URL(link?.getAttribute("href") ?? "none:", `${portal.origin}${path}?q=${LONG}`);
      expect([address.pathname, address.search]).toEqual([path, ""]);
      expect((await browser.get(path)).status).toBe(200);
    }
  },
);

test("an address that is too long in itself leads to the home page alone", async () => {
  const { status, document } = await portal.browser().get(`/directory/${"a".repeat(5000)}`);
  const links = [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
  expect([status, document.querySelector("h1")?.textContent, links]).toEqual([
    ...[414, "This address is too long", ["/"]],
  ]);
});
