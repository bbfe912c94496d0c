import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { membershipYears } from "#db/schema/membership-years.ts";
import { projects } from "#db/schema/projects.ts";
import { personOf } from "#tests/support/board.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { publishResult, writeReport } from "#tests/support/results.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const ADMITTED = new Date("2023-08-01T08:00:00Z");
const BEFORE = new Date("2026-12-20T08:00:00Z");
const OPEN = new Date("2027-02-10T08:00:00Z");
const NEAR = new Date("2027-06-02T08:00:00Z");
const CONFIRM = "All is right: confirm for 2027";
const AGAIN = "Save and confirm once more";
const SHARED = "Scrolls of two academies";

let now = BEFORE;
let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

async function admit(name: string, country: string) {
  const institution = { nameEn: name, nameOfficial: name, country, accreditedUntil: "2030-06-30" };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, ADMITTED));
  const { institutionId, slug } = member;
  const viewer = await personOf(portal.services, { institutionId, slug, nameEn: name });
  return { ...member, name, viewer, page: `/institution/year?institution=${institutionId}` };
}

type Member = Awaited<ReturnType<typeof admit>>;

/** Signs in anew, as people do after months. */
const headOf = ({ institutionId }: Member) => signInNew(portal, { roles: [{ role: "representative", institutionId }] });

/** A project with its partner, a result and a report, as they work on it before the year ends. */
async function workTogether(lead: Member, partner: Member) {
  const { services } = portal;
  const checker = await personOf(services, null, "coordinator");
  const values = completeValues(now, { titleEn: SHARED });
  const { institutionId: leadInstitutionId, viewer: author } = lead;
  const posting = { leadInstitutionId, author, coordinator: checker, upTo: "published", values } as const;
  const project = await createProject(services, posting);
  const place = { projectId: project.id, institutionId: partner.institutionId };
  await inviteMember(services, { ...place, role: "Keeper of the scans" }, author);
  await confirmPartnership(services, place, partner.viewer);
  const institutionIds = [lead.institutionId, partner.institutionId];
  const form = { title: "=SUM(A1) of scrolls", titleLanguage: "en" } as const;
  await publishResult(services, { projectId: project.id, author, institutionIds, coordinator: checker, form });
  await writeReport(services, project.id, author);
  return project;
}

const mainOf = async ({ browser }: SignedIn, page: string) => {
  const main = (await browser.get(page)).document.querySelector("main");
  return { text: (main?.textContent ?? "").replace(/\s+/g, " "), main };
};
const takenBy = async ({ number }: Member) => {
  const ofMember = and(eq(memberships.id, membershipYears.membershipId), eq(memberships.number, number));
  const rows = await portal.services.db.select().from(membershipYears).innerJoin(memberships, ofMember);
  return rows[0]?.membership_years.taken.map(({ kind, text }) => `${kind} ${text}`);
};

test("the report of a year begins with what the board knows; what is taken, changed or left out stays so", async () => {
  now = BEFORE;
  const lead = await admit("Academy of Scrolls", "KG");
  const partner = await admit("Academy of Scans", "UZ");
  const project = await workTogether(lead, partner);
  const stranger = await admit("Academy of Elsewhere", "TR");
  now = OPEN;
  const head = await headOf(partner);
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const form = await openForm(head.browser, partner.page, CONFIRM);
  const { main, text: page } = await mainOf(head, partner.page);
  for (const link of [`/projects/${project.slug}`, `/projects/${project.slug}/report`, "view=network"])
    expect([link, main?.querySelector(`form a[href*="${link}"]`) !== null]).toEqual([link, true]);
  expect(page).toContain("From the board Project: Scrolls of two academies");
  const textOf = (name: string) => form.read(`As the report says it: ${name}`);
  const labels = {
    result: "As the report says it: Result, =SUM(A1) of scrolls",
    network: "Countries, whom the institution works with",
  };
  expect(textOf(labels.network)).toBe("Countries worked with: Kyrgyzstan");
  expect(form.read(labels.result)).toBe("=SUM(A1) of scrolls; Article; May 2026");
  const rows = [...form.element.querySelectorAll("textarea[name^=lines]")].map((one) => one.textContent?.trim());
  expect(rows).toEqual([
    expect.stringMatching(/^Scrolls of two academies; Keeper of the scans; Open/),
    "=SUM(A1) of scrolls; Article; May 2026",
    "Scrolls of two academies; people reached: 120; women: 70",
    "Countries worked with: Kyrgyzstan",
  ]);

  const emptied = await form.fill(labels.result, "  ").press(CONFIRM);
  expect([emptied.answer.status, emptied.page.text]).toEqual([422, expect.stringContaining("or take the tick away")]);
  const kept = emptied.form(CONFIRM);
  kept.fill(labels.result, "Our first article on scrolls.");
  const boxes = [...kept.element.querySelectorAll<HTMLInputElement>("input[type=checkbox][name^=lines]")];
  expect(boxes.map(({ checked }) => checked)).toEqual([true, true, true, true]);
  boxes[3]!.checked = false;
  expect((await kept.press(CONFIRM)).answer.location).toBe(`${partner.page}&done=year-confirmed`);
  expect(await takenBy(partner)).toEqual([
    expect.stringMatching(/^project Scrolls of two academies; Keeper of the scans/),
    "result Our first article on scrolls.",
    "reached Scrolls of two academies; people reached: 120; women: 70",
  ]);

  await portal.services.withTransaction((tx) =>
    tx.update(projects).set({ titleEn: "Scrolls, renamed" }).where(eq(projects.id, project.id)),
  );
  const after = await openForm(head.browser, partner.page, AGAIN);
  expect(after.read(labels.result)).toBe("Our first article on scrolls.");
  const ticks = [...after.element.querySelectorAll<HTMLInputElement>("input[type=checkbox][name^=lines]")];
  expect(ticks.map(({ checked }) => checked)).toEqual([true, true, true, false]);
  const shown = (await mainOf(head, partner.page)).text;
  expect(shown).toContain("The board says now: Scrolls, renamed; Keeper of the scans");

  const seen = await mainOf(coordinator, `/memberships/${partner.number}`);
  expect(seen.text).toContain("Our first article on scrolls.");
  expect(seen.main?.querySelector(`a[href="/projects/${project.slug}"]`)?.textContent).toBe("Scrolls, renamed");
  expect(seen.main?.querySelector(`a[href^="/projects/${project.slug}/results/"]`)).not.toBeNull();
  expect((await (await headOf(stranger)).browser.get(partner.page)).status).toBe(404);
  const none = await mainOf(await headOf(stranger), stranger.page);
  expect(none.text).toContain("The board knows of no project");

  now = NEAR;
  const renewal = await mainOf(await headOf(partner), `/institution/renewal?institution=${partner.institutionId}`);
  expect(renewal.text).toContain("counts for its renewal");
  expect(renewal.text).toContain("Our first article on scrolls.");
});

test("projects and results are saved as a file that no spreadsheet reads as a formula", async () => {
  now = OPEN;
  const lead = await admit("Academy of Files", "KG");
  const partner = await admit("Academy of Copies", "UZ");
  const project = await workTogether(lead, partner);
  const [head, other] = [await headOf(lead), await headOf(partner)];
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  const sheetOf = (member: Member) => `/institution/year/csv?institution=${member.institutionId}`;
  const page = await mainOf(head, lead.page);
  expect(page.main?.querySelector(`a[href="${sheetOf(lead)}"]`)).not.toBeNull();
  const own = await head.browser.get(sheetOf(lead));
  expect(own.text).toContain(`Project,${SHARED},lead,`);
  expect(own.text).toContain(`/projects/${project.slug}`);
  expect(own.text).toContain("'=SUM(A1) of scrolls");
  expect(own.headers.get("content-disposition")).toContain("academy-of-files-projects-2027-02-10.csv");
  expect((await other.browser.get(sheetOf(lead))).status).toBe(404);

  const desk = await mainOf(coordinator, "/review/projects");
  expect(desk.main?.querySelector('a[href="/review/results/2026/csv"]')).not.toBeNull();
  const all = await coordinator.browser.get("/review/results/2026/csv");
  expect(all.text).toContain(`'=SUM(A1) of scrolls,Article,2026-05,${SHARED},Academy of Files; Academy of Copies`);
  expect((await coordinator.browser.get("/review/results/2019/csv")).text).not.toContain("SUM(A1)");
  expect((await head.browser.get("/review/results/2026/csv")).status).toBe(403);
});

test("a report proposes nothing of a year to come, keeps the words of what it leaves out and takes nothing of others", async () => {
  now = BEFORE;
  const lead = await admit("Academy of Now", "KG");
  const partner = await admit("Academy of Next", "UZ");
  const distant = await admit("Academy of Later", "IT");
  const current = await workTogether(lead, partner);
  const later = await workTogether(distant, partner);
  const to = { titleEn: "Scrolls of the year after", startMonth: "2028-06", endMonth: "2029-07" };
  await portal.services.withTransaction((tx) => tx.update(projects).set(to).where(eq(projects.id, later.id)));
  now = OPEN;
  const head = await headOf(partner);
  const form = await openForm(head.browser, partner.page, CONFIRM);
  const sourcesOf = (all: HTMLInputElement[]) => all.map(({ value }) => value);
  const sources = sourcesOf([...form.element.querySelectorAll<HTMLInputElement>("input[name$='.source']")]);
  expect(sources).toContain(`project:${current.id}`);
  expect(sources.filter((one) => one.includes(later.id))).toEqual([]);
  const { text: shown } = await mainOf(head, partner.page);
  expect(shown).not.toContain("Italy");
  const sheet = await head.browser.get(`/institution/year/csv?institution=${partner.institutionId}`);
  expect(sheet.text).toMatch(new RegExp(`Project,${SHARED},[^\\n]*,120,`));

  const at = sources.indexOf(`project:${current.id}`);
  const boxes = [...form.element.querySelectorAll<HTMLInputElement>("input[type=checkbox][name^=lines]")];
  const areas = [...form.element.querySelectorAll<HTMLTextAreaElement>("textarea[name^=lines]")];
  const label = form.element.querySelector(`label[for="${areas[at]!.id}"]`)?.textContent;
  expect(label).toContain("needed where ticked");
  areas[0]!.value = "";
  areas[1]!.value = "";
  const wrong = await form.press(CONFIRM);
  const named = [...wrong.page.document.querySelectorAll("[role=alert] a")].map((link) => link.textContent);
  expect(named.length).toBe(2);
  expect(new Set(named).size).toBe(2);

  const again = await openForm(head.browser, partner.page, CONFIRM);
  const box = [...again.element.querySelectorAll<HTMLInputElement>("input[type=checkbox][name^=lines]")][at]!;
  box.checked = false;
  [...again.element.querySelectorAll<HTMLTextAreaElement>("textarea[name^=lines]")][at]!.value =
    "Our words, for later.";
  const foreign = again.element.querySelector<HTMLInputElement>("input[name$='.source'][value^=result]")!;
  const own = foreign.value;
  foreign.value = `project:${(await workTogether(lead, distant)).id}`;
  await again.press(CONFIRM);
  const taken = await takenBy(partner);
  const results = sources.filter((one) => one.startsWith("result:"));
  expect(taken?.filter((one) => one.startsWith("result"))).toHaveLength(results.length - 1);
  expect(taken?.filter((one) => one.startsWith("project"))).toEqual(["project Our words, for later."]);
  const opened = await openForm(head.browser, partner.page, AGAIN);
  const kept = [...opened.element.querySelectorAll<HTMLTextAreaElement>("textarea[name^=lines]")];
  const place = kept.findIndex((area) => area.value === "Our words, for later.");
  const ticks = [...opened.element.querySelectorAll<HTMLInputElement>("input[type=checkbox][name^=lines]")];
  expect([boxes.length, place >= 0, ticks[place]?.checked]).toEqual([sources.length, true, false]);
  expect(own).toMatch(/^result:/);
  const coordinator = await signInNew(portal, { roles: ["coordinator"] });
  expect((await mainOf(coordinator, `/memberships/${partner.number}`)).text).not.toContain("Our words, for later.");
});

test("a project that was completed before it was to begin is proposed to who reports in the year of its completion", async () => {
  now = BEFORE;
  const lead = await admit("Academy of Plans", "KG");
  const partner = await admit("Academy of Haste", "UZ");
  const early = await workTogether(lead, partner);
  const planned = { startMonth: "2028-06", endMonth: "2029-07", status: "completed", completedAt: BEFORE } as const;
  await portal.services.withTransaction((tx) => tx.update(projects).set(planned).where(eq(projects.id, early.id)));
  now = OPEN;
  const head = await headOf(partner);
  const form = await openForm(head.browser, partner.page, CONFIRM);
  const sources = [...form.element.querySelectorAll<HTMLInputElement>("input[name$='.source']")];
  expect(sources.map(({ value }) => value)).toContain(`project:${early.id}`);
});
