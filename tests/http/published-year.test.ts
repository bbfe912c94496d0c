import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { changeAssociation } from "#tests/support/formalities.ts";
import { createInCheck, fileApplication } from "#tests/support/review-factory.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const FILED = new Date("2025-03-03T08:00:00Z");
const DECIDED = new Date("2025-03-13T08:00:00Z");
const SWITCH = "Publish the figures of each year";
let now = FILED;
let portal: TestPortal;
let administrator: SignedIn;

/** So many files of a country like one that was filed; the first of them so many admitted, the rest refused. */
async function fileLike(id: string, country: string, count: number, admitted: number) {
  await portal.services.withTransaction(async (tx) => {
    const [row] = await tx.select().from(applications).where(eq(applications.id, id));
    if (!row) throw new Error("There is no such file");
    for (let number = 0; number < count; number++) {
      const status = number < admitted ? ("approved" as const) : ("refused" as const);
      const own = { id: `${country}-${number}`, caseNumber: `${country}-${number}`, country, status };
      await tx.insert(applications).values({ ...row, ...own, submittedAt: FILED, decidedAt: DECIDED });
    }
  });
}

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const { applicationId } = await createInCheck(portal.services, await actorOf(portal, coordinator.id), {
    country: "KZ",
  });
  await fileLike(applicationId, "UZ", 12, 6);
  await fileLike(applicationId, "KG", 9, 9);
  await fileLike(applicationId, "TJ", 7, 5);
  await fileLike(applicationId, "TM", 2, 1);
  now = new Date("2026-05-12T06:00:00Z");
  administrator = await signInNew(portal, { roles: ["administrator"] });
});

const read = (page: string) => portal.browser().get(page);
const linksIn = (document: Document) => document.querySelectorAll('a[href="/figures"]').length;

async function publish() {
  const form = await openForm(administrator.browser, "/admin/settings", "Save");
  await form.tick(SWITCH).press("Save");
}

test("nothing is published, nor linked, until an administrator says so", async () => {
  for (const page of ["/figures", "/figures?year=2025", "/figures/2025.csv"])
    expect((await read(page)).status).toBe(404);
  expect(linksIn((await read("/")).document)).toBe(0);
  await publish();
  const { document } = await read("/");
  expect(linksIn(document)).toBe(1);
  for (const page of ["/figures", "/figures?year=2025", "/figures/2025.csv"])
    expect((await read(page)).status).toBe(200);
});

test("a year says what was received, decided and admitted; what is below five, or follows from it, is left out", async () => {
  await publish();
  const { document, text } = await read("/figures");
  expect(document.querySelector("h1")?.textContent).toBe("The year 2025 in figures");
  const rowsOf = (caption: string) =>
    [...document.querySelectorAll("main table")]
      .filter((table) => table.querySelector("caption")?.textContent === caption)
      .flatMap((table) => [...table.querySelectorAll("tbody tr")])
      .map((row) => [...row.children].map(({ textContent }) => textContent.trim()));
  const few = "fewer than 5";
  expect(rowsOf("By country")).toEqual(
    [
      ["Uzbekistan", "12", "12", "6"],
      ["Kyrgyzstan", "9", "9", "9"],
      // Two of seven were refused: who was admitted would say it. Two small countries hide each other.
      ["Tajikistan", "7", "7", "not published"],
      ["Kazakhstan", few, few, few],
      ["Turkmenistan", few, few, few],
    ].map((row) => row),
  );
  const facts = document.querySelector("main dl")?.textContent ?? "";
  expect(facts).toContain("31");
  expect(facts).toContain("30");
  expect(facts).toContain("21");
  expect(facts).toContain("10");
  expect(text).not.toMatch(/A-\d{4}-\d{4}/);
});

test("the table is saved, in the reader's language too, and a year that runs or never was is not there", async () => {
  await publish();
  const { text: csv, headers } = await read("/figures/2025.csv");
  expect(headers.get("Content-Type")).toMatch(/^text\/csv/);
  expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename="figures-2025\.csv"/);
  expect(headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
  expect(csv).toContain("By country,Uzbekistan,12,12,6");
  expect(csv).toContain("By country,Turkmenistan,fewer than 5,fewer than 5,fewer than 5");
  for (const page of [
    "/figures?year=2026",
    "/figures/2026.csv",
    "/figures?year=1999",
    "/figures?year=x",
    "/figures/x.csv",
  ])
    expect((await read(page)).status).toBe(404);
  expect((await read("/figures?lng=ru")).text).toContain("меньше 5");
  expect((await read("/figures?lng=kk")).text).toContain("5-тен кем");
});

test("the table is read so often a minute from one network, and others are not kept from it", async () => {
  let today = FILED;
  const env = { RATE_LIMITS: "on", TRUSTED_PROXIES: "1" };
  const { services, ...limited } = await startTestPortal({ env, overrides: { clock: { now: () => today } } });
  await fileApplication(services, { country: "KZ" });
  await changeAssociation(services, { areFiguresPublic: true });
  today = new Date("2026-05-12T06:00:00Z");
  const from = (address: string) => limited.browser({ "X-Forwarded-For": address }).get("/figures/2025.csv");
  expect((await from("198.51.100.1")).status).toBe(200);
  for (let count = 1; count < 300; count++) await services.limits.consume("searchByAddress", { ip: "198.51.100.1" });
  const refused = await from("198.51.100.1");
  expect([refused.status, Number(refused.headers.get("Retry-After")) > 0]).toEqual([429, true]);
  expect(refused.headers.get("Content-Type")).not.toMatch(/csv/);
  expect((await from("198.51.100.2")).status).toBe(200);
});
