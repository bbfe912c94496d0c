import { beforeAll, expect, test } from "vitest";
import { createInCheck } from "#tests/support/review-factory.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

let portal: TestPortal;
let coordinator: SignedIn;

beforeAll(async () => {
  portal = await startTestPortal();
  coordinator = await signInNew(portal, { name: "Aigerim Coordinator", roles: [{ role: "coordinator" }] });
  await createInCheck(portal.services, await actorOf(portal, coordinator.id), { country: "KZ" });
});

const figuresIn = (document: Document, caption: string) =>
  [...document.querySelectorAll("main table")]
    .filter((table) => table.querySelector("caption")?.textContent?.replaceAll("\u00a0", " ") === caption)
    .flatMap((table) => [...table.querySelectorAll("tbody tr")])
    .map((row) => [...row.children].map(({ textContent }) => textContent?.trim()));

test.each([
  ["en", "By country", "Kazakhstan", "none yet"],
  ["ru", "По странам", "Казахстан", "пока нет"],
  ["kk", "Елдер бойынша", "Қазақстан", "әзірге жоқ"],
])("the queue leads to the figures, which say their numbers beside the bars, in %s", async (locale, ...words) => {
  const [byCountry, country, none] = words;
  const queue = await coordinator.browser.get(`/review?lng=${locale}`);
  const link = queue.document.querySelector('main a[href="/review/statistics"]');
  const { document } = await coordinator.browser.get(`${link?.getAttribute("href")}?lng=${locale}`);
  expect(figuresIn(document, byCountry ?? "")).toEqual([[country, "1", "0", "0"]]);
  expect(document.querySelector("main")?.textContent?.replaceAll("\u00a0", " ")).toContain(none);
});

test("the figures are saved as a list", async () => {
  const csv = await coordinator.browser.get("/review/statistics/csv?lng=en");
  expect(csv.text).toContain("By country,Kazakhstan,Submitted,1");
  expect((await coordinator.browser.get("/review/statistics/pdf")).status).toBe(404);
});
