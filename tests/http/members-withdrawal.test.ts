import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { letMembersLeaveJob } from "#app/features/members/leaving/settle-withdrawal.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { personOf } from "#tests/support/board.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const DAY_30 = new Date("2026-12-30T08:00:00Z");
const DAY_31 = new Date("2026-12-31T08:00:00Z");
const NEW_YEAR = new Date("2027-01-01T08:00:00Z");
const WHY = "The university merges with another one next spring.";
const LETTER = "Letter signed by the head of the institution";
const STAY = "Take it back and stay a member";
const SEND = "Send and leave the association";

let now = DAY_30;
let portal: TestPortal;
let coordinator: SignedIn;
let elsewhere: SignedIn;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  coordinator = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["KG"] }] });
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["IT"] }] });
});

beforeEach(() => {
  now = DAY_30;
});

async function admit() {
  const name = `Leaving Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country: "KG" };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, now));
  const { institutionId, number, slug } = member;
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  const alternate = await signInNew(portal, { roles: [{ role: "alternate", institutionId }] });
  const page = `/institution/withdrawal?institution=${institutionId}`;
  return { name, institutionId, number, slug, head, alternate, page, desk: `/memberships/${number}` };
}

type Member = Awaited<ReturnType<typeof admit>>;

async function ask({ head, page }: Member, end: string) {
  const form = await openForm(head.browser, page, SEND);
  const bytes = smallPdf("We leave the association");
  return form
    .choose("When shall the membership end?", end)
    .fill("Why the institution leaves", WHY)
    .attach(LETTER, { name: "letter.pdf", bytes })
    .press(SEND);
}

const YEAR_END = "At the end of the year, on 31 December 2026";
const AT_ONCE = "At once";
const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const kindsTo = async ({ email }: SignedIn) =>
  (await lettersTo(portal, email)).map(({ kind }) => kind).filter((kind) => kind.startsWith("membership-withdrawal"));
const statusOf = async ({ institutionId }: Member) =>
  (await portal.services.db.select().from(memberships).where(eq(memberships.institutionId, institutionId)))[0]?.status;
const isPublic = async ({ slug }: Member) => (await portal.browser().get(`/directory/${slug}`)).status === 200;
const runJob = () => letMembersLeaveJob.work(portal.services);

describe("leaving the association", () => {
  test("whoever read another request than the one that waits now acknowledges nothing", async () => {
    const member = await admit();
    await ask(member, YEAR_END);
    const stale = await openForm(coordinator.browser, member.desk, "Acknowledge the letter");
    await pressOn(member.head.browser, member.page, STAY);
    await ask(member, AT_ONCE);
    expect((await stale.press("Acknowledge the letter")).answer.status).toBe(409);
    expect(await textOf(coordinator, member.desk)).not.toContain("31 December 2026");
    const read = await pressOn(coordinator.browser, member.desk, "Acknowledge the letter");
    expect(read.location).toBe(`${member.desk}?done=withdrawal-acknowledged`);
  });

  test("with the year: asked with the head's letter, acknowledged, in effect by the clock on the first of January", async () => {
    const member = await admit();
    const { head, alternate, page, desk, name } = member;
    expect((await head.browser.get("/institution")).document.querySelector(`main a[href="${page}"]`)).not.toBeNull();
    expect((await ask(member, YEAR_END)).answer.location).toBe(`${page}&done=withdrawal-asked`);
    expect(await textOf(head, page)).toContain("31 December 2026");
    expect(await textOf(alternate, "/institution")).toContain("It remains a member until 31 December 2026");
    for (const person of [head, alternate]) expect(await kindsTo(person)).toEqual(["membership-withdrawal-asked"]);
    expect(await kindsTo(elsewhere)).toEqual([]);
    expect(
      (await coordinator.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${desk}"]`)?.textContent,
    ).toContain(name);
    for (const words of [WHY, "letter.pdf", head.name, "31 December 2026"])
      expect(await textOf(coordinator, desk)).toContain(words);
    const letter = await coordinator.browser.get(`${desk}/letter`);
    expect([letter.status, letter.text.startsWith("%PDF")]).toEqual([200, true]);
    for (const person of [head, elsewhere]) expect((await person.browser.get(`${desk}/letter`)).status).not.toBe(200);
    const read = await pressOn(coordinator.browser, desk, "Acknowledge the letter");
    expect(read.location).toBe(`${desk}?done=withdrawal-acknowledged`);
    expect((await coordinator.browser.forge(desk, { intent: "acknowledge" })).status).toBe(409);
    expect(
      (await coordinator.browser.get("/inbox")).document.querySelector(`.entry-list a[href="${desk}"]`),
    ).toBeNull();
    expect(await kindsTo(alternate)).toContain("membership-withdrawal-acknowledged");
    now = DAY_31;
    await runJob();
    expect([await statusOf(member), await isPublic(member)]).toEqual(["active", true]);
    now = NEW_YEAR;
    await runJob();
    await runJob();
    expect([await statusOf(member), await isPublic(member)]).toEqual(["withdrawn", false]);
    expect((await head.browser.get(page)).status).toBe(404);
    for (const person of [head, alternate])
      expect((await kindsTo(person)).filter((kind) => kind === "membership-withdrawal-in_effect")).toHaveLength(1);
    const history = await textOf(coordinator, desk);
    expect(history).toContain("Left at its own wish");
    expect(history).not.toContain("The institution wishes to leave");
  });

  test("at once: the last day is the one on which the secretariat acknowledges the letter", async () => {
    const member = await admit();
    await ask(member, AT_ONCE);
    expect(await textOf(member.head, member.page)).toContain("as soon as the secretariat has acknowledged the letter");
    now = DAY_31;
    await runJob();
    expect(await statusOf(member)).toBe("active");
    const term = await textOf(member.head, `/verify/${member.number}`);
    await pressOn(coordinator.browser, member.desk, "Acknowledge the letter");
    const last = await textOf(member.head, `/verify/${member.number}`);
    expect([term, last].map((text) => text.includes("Valid until31 December 2026"))).toEqual([false, true]);
    await runJob();
    expect(await statusOf(member)).toBe("active");
    now = NEW_YEAR;
    await runJob();
    expect(await statusOf(member)).toBe("withdrawn");
  });

  test("it can be taken back until then, and asked again", async () => {
    const member = await admit();
    await ask(member, YEAR_END);
    const open = () => openForm(member.head.browser, member.page, STAY);
    const [first, again] = [await open(), await open()];
    expect((await first.press(STAY)).answer.location).toContain("withdrawal-taken-back");
    expect((await again.press(STAY)).answer.status).toBe(409);
    now = NEW_YEAR;
    await runJob();
    expect(await statusOf(member)).toBe("active");
    expect((await kindsTo(member.alternate)).sort()).toEqual([
      "membership-withdrawal-asked",
      "membership-withdrawal-taken_back",
    ]);
    now = DAY_31;
    expect((await ask(member, YEAR_END)).answer.location).toContain("withdrawal-asked");
  });

  test("is for the primary representative alone, and needs the letter; what was typed is kept", async () => {
    const member = await admit();
    expect((await member.alternate.browser.get(member.page)).status).toBe(403);
    expect(await textOf(member.alternate, "/institution")).not.toContain("Leave the association");
    const form = await openForm(member.head.browser, member.page, SEND);
    const { page } = await form
      .choose("When shall the membership end?", AT_ONCE)
      .fill("Why the institution leaves", WHY)
      .press(SEND);
    const { document } = page;
    expect(document.querySelector(".field-error")?.textContent).toContain("Choose a file.");
    expect(document.querySelector("textarea")?.textContent?.trim()).toBe(WHY);
    expect(document.querySelector<HTMLInputElement>('input[value="at_once"]')?.hasAttribute("checked")).toBe(true);
    expect(await kindsTo(member.head)).toEqual([]);
  });

  test("Q02 asked twice at once it is asked once, and told once", async () => {
    const member = await admit();
    const sent = await Promise.all([ask(member, YEAR_END), ask(member, YEAR_END)]);
    expect(sent.map(({ answer }) => answer.status).sort()).toEqual([302, 409]);
    expect(await kindsTo(member.alternate)).toEqual(["membership-withdrawal-asked"]);
  });

  test("C05 the letter is served while the request waits, to the desk of the country, and by no other address", async () => {
    const member = await admit();
    await ask(member, YEAR_END);
    const letter = `${member.desk}/letter`;
    const { text } = await member.head.browser.get("/account/data");
    const { files } = JSON.parse(text) as { files: { id: string }[] };
    for (const { browser } of [member.head, coordinator])
      for (const { id } of files)
        for (const way of [`/documents/${id}`, `/documents/${id}?view`, `/message-files/${id}`])
          expect((await browser.get(way)).status, way).toBe(404);
    expect((await coordinator.browser.get(letter)).headers.get("Content-Disposition")).toMatch(/^attachment/);
    await pressOn(member.head.browser, member.page, STAY);
    expect((await coordinator.browser.get(letter)).status).toBe(404);
  });

  test("projects it leads come first, each with a link to where it is concluded; one begun meanwhile holds it back", async () => {
    const member = await admit();
    const { services } = portal;
    const author = await personOf(services, { ...member, nameEn: member.name });
    const checker = await personOf(services, null, "coordinator");
    const posting = {
      leadInstitutionId: member.institutionId,
      author,
      coordinator: checker,
      upTo: "published" as const,
    };
    const post = (titleEn: string) => createProject(services, { ...posting, values: completeValues(now, { titleEn }) });
    const { slug } = await post("Wells along the road");
    const state = `/projects/${slug}/state`;
    const shown = await member.head.browser.get(member.page);
    expect(shown.document.querySelector(`main a[href="${state}"]`)?.textContent).toBe("Wells along the road");
    expect(shown.document.querySelector("main input[type=file]")).toBeNull();
    await pressOn(member.head.browser, state, "Archive the project");
    await ask(member, YEAR_END);
    const second = await post("Wells begun late");
    now = NEW_YEAR;
    await runJob();
    expect(await statusOf(member)).toBe("active");
    expect(await textOf(member.head, member.page)).toContain("Wells begun late");
    const { document } = await coordinator.browser.get(member.desk);
    const led = [...document.querySelectorAll("main a")].find((one) => one.textContent === "Wells begun late");
    expect((await coordinator.browser.get(led?.getAttribute("href") ?? "")).status).toBe(200);
    await pressOn(member.head.browser, `/projects/${second.slug}/state`, "Archive the project");
    await runJob();
    expect(await statusOf(member)).toBe("withdrawn");
  });
});
