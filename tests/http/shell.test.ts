import { beforeAll, expect, test } from "vitest";
import { COMPLETE, newDraft } from "#tests/support/drafts.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});

test.each([
  ["?lng=ru", {}, "ru"],
  ["", { "Accept-Language": "kk-KZ,kk;q=0.9,en;q=0.5" }, "kk"],
  ["", { "Accept-Language": "de,fr" }, "en"],
  ["?lng=xx", { "Accept-Language": "ru;q=0.1" }, "ru"],
])("the language of /%s with %o is %s", async (query, headers, expected) => {
  const { document } = await portal.browser().get(`/${query}`, headers as Record<string, string>);
  expect(document.documentElement.lang).toBe(expected);
});

test("the language chosen by ?lng is remembered", async () => {
  const browser = portal.browser();
  await browser.get("/?lng=kk");
  const { document, headers } = await browser.get("/", { "Accept-Language": "en" });
  expect(document.documentElement.lang).toBe("kk");
  expect(headers.get("Content-Language")).toBe("kk");
});

test("the disclaimer stands on every public page, in its language", async () => {
  const { text } = await portal.browser().get("/?lng=ru");
  expect(text).toContain("Не\u00a0является частью ЮНЕСКО");
});

test("a page that does not exist is a 404 in the shell, with the request id", async () => {
  const { status, document, headers } = await portal.browser().get("/no-such-page");
  expect(status).toBe(404);
  expect(document.querySelector("h1")?.textContent).toBe("There is no such page");
  expect(document.querySelector("code")?.textContent).toBe(headers.get("X-Request-Id"));
});

test("strangers are sent to sign in and come back afterwards", async () => {
  const { status, location } = await portal.browser().get("/inbox");
  expect([status, location]).toEqual([302, "/login?redirectTo=%2Finbox"]);
});

test("the home page leads whoever applies on to the application, and says where it stands", async () => {
  const { browser, id } = await newDraft(portal, COMPLETE.sections);
  const card = async (who: typeof browser) =>
    [...(await who.get("/")).document.querySelectorAll("main .grid article")].map((one) => one.textContent)[0];
  expect(await card(browser)).toContain("Draft");
  expect((await browser.get("/")).document.querySelector(`main a[href="/applications/${id}"]`)?.textContent).toBe(
    "Go on with your application",
  );
  expect(await card(portal.browser())).toContain("Begin with the eligibility check");
});
