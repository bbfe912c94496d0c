import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { addPerson, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const now = new Date("2026-09-01T08:00:00Z");
const DAY_MS = 24 * 3600 * 1000;
let portal: TestPortal;
let filed = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

interface Filed {
  name: string;
  status: ApplicationStatus;
  country?: string;
  dueAt?: Date;
}

async function file({ name, status, country = "KG", dueAt }: Filed): Promise<string> {
  const id = randomUUID();
  const { id: ownerId } = await addPerson(portal);
  const caseNumber = status === "draft" ? null : `A-2026-${String(++filed).padStart(4, "0")}`;
  const moments = { statusChangedAt: now, createdAt: now, updatedAt: now, submittedAt: now, dueAt };
  const kept = {
    id,
    caseNumber,
    ownerId,
    status,
    country,
    institutionName: name,
    category: "full" as const,
    locale: "en" as const,
  };
  await portal.services.withTransaction((tx) =>
    tx
      .insert(applications)
      .values({ ...kept, ...moments, precheck: {}, version: 1, search: "" })
      .returning(),
  );
  return id;
}

test("what an applicant has to do stands in the inbox, what presses first", async () => {
  const draft = await file({ name: "Osh State University", status: "draft" });
  const asked = await file({
    name: "Naryn University",
    status: "info_requested",
    dueAt: new Date(now.getTime() + 2 * DAY_MS),
  });
  const roles = [draft, asked].map((applicationId) => ({ role: "applicant" as const, applicationId }));
  const { browser } = await signInNew(portal, { roles });
  const { document } = await browser.get("/inbox");
  const links = [...document.querySelectorAll(".entry-list a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual([`/applications/${asked}`, `/applications/${draft}`]);
  expect(document.querySelector(".entry-list")?.textContent).toContain("in 2 days");
});

test("C06 a coordinator's inbox and menu count only the countries of the scope", async () => {
  const own = await file({ name: "Samarkand State University", status: "submitted", country: "UZ" });
  await file({ name: "University of Turin", status: "submitted", country: "IT" });
  const { browser } = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["UZ"] }] });
  const { document } = await browser.get("/inbox");
  const links = [...document.querySelectorAll(".entry-list a")].map((link) => link.getAttribute("href"));
  expect(links).toEqual([`/review/${own}`]);
  expect(document.querySelector('.workspace-nav a[href="/review"] .count')?.textContent).toContain("1");
});

test("of more files than the inbox shows it says how many there are and leads to all (found F74)", async () => {
  for (let number = 1; number <= 101; number++)
    await file({ name: `Conakry University ${number}`, status: "submitted", country: "GN" });
  const { browser } = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["GN"] }] });
  const { document } = await browser.get("/inbox");
  expect(document.querySelectorAll(".entry-list a")).toHaveLength(100);
  const link = [...document.querySelectorAll("main a")].find(({ textContent }) => textContent?.includes("101"));
  expect(link?.textContent).toMatch(/100 of 101/);
  const queue = await browser.get(link?.getAttribute("href") ?? "");
  expect(queue.document.querySelector("main")?.textContent).toContain("101");
});

test("nobody else's things wait for a person without a role", async () => {
  const { browser } = await signInNew(portal);
  const { document } = await browser.get("/inbox");
  expect(document.querySelector(".entry-list")).toBeNull();
  expect(document.querySelector(".empty h2")?.textContent).toBe("No new tasks");
  expect(document.querySelector('.workspace-nav a[href="/review"]')).toBeNull();
});

test("an application that is with others stands in the inbox, with whose turn it is and until when", async () => {
  const in10Days = new Date(now.getTime() + 10 * DAY_MS);
  const asked = await file({ name: "Issyk-Kul University", status: "info_requested", dueAt: in10Days });
  const open = [
    await file({ name: "Batken University", status: "awaiting_head", dueAt: in10Days }),
    await file({ name: "Talas University", status: "submitted", dueAt: in10Days }),
    await file({ name: "Chui University", status: "in_check", dueAt: in10Days }),
    await file({ name: "Kant University", status: "recommended", dueAt: in10Days }),
  ];
  const closed = await file({ name: "Tokmok University", status: "refused" });
  const roles = [asked, ...open, closed].map((applicationId) => ({ role: "applicant" as const, applicationId }));
  const { browser } = await signInNew(portal, { roles });
  const { document } = await browser.get("/inbox");
  const section = document.querySelector("section[aria-labelledby=under-way]");
  expect(section?.querySelector("h2")?.textContent).toBe("Under way: you need do nothing");
  const links = [...(section?.querySelectorAll("a") ?? [])].map((link) => link.getAttribute("href"));
  expect(links.sort()).toEqual(open.map((id) => `/applications/${id}`).sort());
  const entry = [...(section?.querySelectorAll("li") ?? [])].find(({ textContent }) => textContent?.includes("Talas"));
  expect(entry?.textContent).toMatch(/Who acts next: The secretariat\..*11 September 2026/);
});

test("who acts for no institution and has no application is shown where to begin", async () => {
  const startOf = async (roles: Parameters<typeof signInNew>[1]) =>
    (await (await signInNew(portal, roles)).browser.get("/inbox")).document.querySelector('.empty a[href="/apply"]');
  expect((await startOf({}))?.textContent).toBe("Begin the eligibility check");
  expect(await startOf({ roles: ["administrator"] })).toBeNull();
  const applicationId = await file({ name: "Jalal-Abad University", status: "submitted" });
  const applicant = await signInNew(portal, { roles: [{ role: "applicant", applicationId }] });
  const page = (await applicant.browser.get("/inbox")).document;
  expect(page.querySelector(".empty"), "the application stands there instead").toBeNull();
  expect(page.querySelector("main")?.textContent).toContain("When somebody needs an answer from you");
});
