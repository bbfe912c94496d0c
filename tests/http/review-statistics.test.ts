import { beforeAll, expect, test } from "vitest";
import { lodgeAppeal } from "#app/features/applications/appeal/lodge-appeal.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { agreeBy, proposeBy } from "#tests/support/appeals.ts";
import { createInCheck, createRecommended, decideAtOnce, REFUSE, versionOf } from "#tests/support/review-factory.ts";
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
  expect(csv.text).toContain("After the decision,Appeals lodged,Number,0");
  expect((await coordinator.browser.get("/review/statistics/pdf")).status).toBe(404);
});

test("appeals, corrections and reopenings are counted, of the cases this person reads", async () => {
  const { services } = portal;
  await decideAtOnce(services);
  const council = await signInNew(portal, { roles: ["council"] });
  const { applicationId: id, applicant } = await createRecommended(services, await actorOf(portal, coordinator.id));
  const input = { applicationId: id, version: await versionOf(services, id), explanation: "No recognition was found." };
  await decide(services, input, byPerson(await actorOf(portal, council.id)), REFUSE);
  const body = "The register names us since 2014. The link to it stood in our answers and was not opened.";
  const written = { applicationId: id, version: 0, grounds: ["procedure" as const], body };
  expect(await lodgeAppeal(services, written, await actorOf(portal, applicant.id))).toMatchObject({ ok: true });
  const panel = [];
  for (const name of ["One", "Two"]) panel.push(await signInNew(portal, { name, roles: ["appeals"] }));
  const [one, two] = panel.map((person) => person.id);
  const finding = { outcome: "dismiss" as const, reasons: "The link leads to no entry." };
  await proposeBy(services, id, finding, await actorOf(portal, one ?? ""));
  expect(await agreeBy(services, id, await actorOf(portal, two ?? ""))).toMatchObject({ found: "dismiss" });
  const { document } = await coordinator.browser.get("/review/statistics?lng=en");
  expect(figuresIn(document, "After the decision")).toEqual([
    ["Appeals lodged", "1"],
    ["Appeals allowed", "0"],
    ["Appeals dismissed", "1"],
    ["Decisions corrected", "0"],
    ["Cases opened again", "0"],
  ]);
});
