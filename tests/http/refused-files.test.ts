import { beforeAll, expect, test } from "vitest";
import { createInCheck } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;
let id: string;

beforeAll(async () => {
  portal = await startTestPortal({ env: { RATE_LIMITS: "on" } });
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
  ({ applicationId: id } = await createInCheck(portal.services, await actorOf(portal, coordinator.id), {}));
  for (let i = 0; i < 30; i++) await portal.services.limits.consume("exportByUser", { user: coordinator.id });
});

const EXPORTS = ["/review/export/csv", "/review/export/xlsx", "/review/statistics/csv"];

test.each(EXPORTS)("%s saved too often is a page that says why and until when", async (address) => {
  for (const [locale, title, retry] of [
    ["en", "Too many attempts", /You can try again in \d+ minutes\./],
    ["ru", "Слишком много попыток", /через \d+\sминут/],
    ["kk", "Әрекет тым көп қайталанды", /\d+\sминуттан кейін/],
  ] as const) {
    const answer = await coordinator.browser.get(`${address}?lng=${locale}`);
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([429, "text/html; charset=utf-8"]);
    expect(answer.headers.get("Content-Disposition")).toBeNull();
    expect(answer.document.querySelector("h1")?.textContent).toBe(title);
    expect(answer.document.querySelector("main")?.textContent).toMatch(retry);
  }
});

test("every file that is not there is a page for who opened it, and a line for a program", async () => {
  for (const address of [
    "/review/export/pdf",
    "/review/statistics/pdf",
    "/review/none/pdf",
    "/review/none/archive",
    "/council/none/pdf",
    "/applications/none/pdf",
    "/applications/none/commitment",
    "/documents/none",
    "/confirm/none/copy",
    "/confirm/none/documents/none",
    "/directory/none/logo",
    "/recount/none/votes.json",
  ]) {
    const page = await coordinator.browser.get(`${address}?lng=en`);
    expect([address, page.status, page.headers.get("Content-Type")]).toEqual([
      address,
      404,
      "text/html; charset=utf-8",
    ]);
    expect(page.document.querySelector("h1")?.textContent).toBe("There is no such page");
    const line = await coordinator.browser.get(address, { Accept: "*/*" });
    expect(line.text).toMatch(/^404 Not Found\nRequest /);
  }
});

test("no link to a file asks the browser to save whatever comes", async () => {
  for (const page of ["/review", "/review/statistics", `/review/${id}/answers`, "/account"]) {
    const { document } = await coordinator.browser.get(page);
    expect([page, document.querySelector("main a[download]")?.outerHTML]).toEqual([page, undefined]);
  }
});
