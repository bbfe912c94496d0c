import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { writeTexts } from "#app/features/members/institution/institution-texts.server.ts";
import { membersByTheClockJob } from "#app/features/members/year/run-clock.server.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { membershipYears } from "#db/schema/membership-years.ts";
import { personOf } from "#tests/support/board.ts";
import { lettersTo, letterTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const ADMITTED = new Date("2025-03-01T08:00:00Z");
const BEFORE = new Date("2026-12-20T08:00:00Z");
const OPEN = new Date("2027-02-10T08:00:00Z");
const CONFIRM = "All is right: confirm for 2027";
const NO_LAST_DAY = "The accreditation has no last day";
const ACCREDITED = "Accredited until";
const ACTIVITIES = "What else happened";

let now = OPEN;
let portal: TestPortal;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

beforeEach(() => {
  now = OPEN;
});

async function admit(admitted = ADMITTED) {
  const name = `Yearly Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country: "KG", accreditedUntil: "2030-06-30" };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, admitted));
  const { institutionId } = member;
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { ...member, name, head, page: `/institution/year?institution=${institutionId}` };
}

type Member = Awaited<ReturnType<typeof admit>>;

const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const rowOf = async ({ number }: Member) => {
  const ofMember = and(eq(memberships.id, membershipYears.membershipId), eq(memberships.number, number));
  const rows = await portal.services.db.select().from(membershipYears).innerJoin(memberships, ofMember);
  return rows[0]?.membership_years;
};
const entryOf = async ({ institutionId }: Member) =>
  (await portal.services.db.select().from(institutions).where(eq(institutions.id, institutionId)))[0];

describe("the year of a member", () => {
  test("that somebody told meanwhile is not written over by a page that was open before", async () => {
    const member = await admit();
    const { browser } = member.head;
    const early = await openForm(browser, member.page, CONFIRM);
    const told = { fill: { [ACTIVITIES]: "A summer school in Osh." } };
    expect((await pressOn(browser, member.page, CONFIRM, told)).status).toBe(302);
    const sent = await early.fill(ACTIVITIES, "A reading room.").press(CONFIRM);
    expect(sent.answer.status).toBe(409);
    const page = sent.answer.document.querySelector("main")?.textContent ?? "";
    for (const words of ["meanwhile", "A summer school in Osh.", "A reading room."]) expect(page).toContain(words);
    expect((await rowOf(member))?.activities).toBe("A summer school in Osh.");
    const again = sent.form("Save and confirm once more");
    expect(again.read(ACTIVITIES)).toBe("A reading room.");
    expect((await again.press("Save and confirm once more")).answer.status).toBe(302);
    expect((await rowOf(member))?.activities).toBe("A reading room.");
  });

  test("is filled from the profile and the board, and confirmed with one button", async () => {
    const member = await admit();
    const { head, page, slug, name, institutionId } = member;
    now = BEFORE;
    const author = await personOf(portal.services, { ...member, nameEn: name });
    const coordinator = await personOf(portal.services, null, "coordinator");
    const values = completeValues(now, { titleEn: "Scrolls of a yearly academy" });
    const posting = { leadInstitutionId: institutionId, author, coordinator, upTo: "published", values } as const;
    const project = await createProject(portal.services, posting);
    now = OPEN;
    expect((await head.browser.get("/inbox")).document.querySelector(`a[href="${page}"]`)?.textContent).toContain(name);
    expect((await head.browser.get("/institution")).document.querySelector(`main a[href="${page}"]`)).not.toBeNull();
    for (const words of [
      "until 31 March 2027",
      name,
      "Gulnara Toktosunova",
      head.name,
      "Ministry of Education",
      "lead",
    ])
      expect(await textOf(head, page)).toContain(words);
    const link = (await head.browser.get(page)).document.querySelector(`main a[href="/projects/${project.slug}"]`);
    expect(link?.textContent).toBe("Scrolls of a yearly academy");

    expect((await pressOn(head.browser, page, CONFIRM)).location).toBe(`${page}&done=year-confirmed`);
    expect(await textOf(head, page)).toContain("Confirmed for 2027 on 10 February 2027");
    expect(await rowOf(member)).toMatchObject({ year: 2027, activities: "", confirmedAt: OPEN });
    expect((await portal.browser().get(`/directory/${slug}`)).text).toContain("10 February 2027");
    expect((await entryOf(member))?.accreditedUntil).toBe("2030-06-30");
    expect((await head.browser.get("/inbox")).document.querySelector(`a[href="${page}"]`)).toBeNull();
    expect(JSON.parse((await head.browser.get("/account/data")).text)).toMatchObject({ years: [{ year: 2027 }] });
  });

  test("comes back from the profile, keeps what was typed wrongly, and takes a new accreditation", async () => {
    const member = await admit();
    const { head, page, institutionId } = member;
    const edit = `/institution/edit?institution=${institutionId}&back=year`;
    expect((await head.browser.get(page)).document.querySelector('main a[href$="back=year"]')).not.toBeNull();
    expect((await pressOn(head.browser, edit, "Save and confirm the profile")).location).toBe(
      `${page}&done=profile-saved`,
    );

    const wrong = await openForm(head.browser, page, CONFIRM);
    const sent = await wrong.fill(ACCREDITED, "soon").fill(ACTIVITIES, "A school of scribes.").press(CONFIRM);
    expect(sent.answer.status).toBe(422);
    const { document } = sent.page;
    expect(document.querySelector<HTMLInputElement>("[name=accreditedUntil]")?.value).toBe("soon");
    expect(document.querySelector("textarea")?.textContent?.trim()).toBe("A school of scribes.");
    expect(
      document.querySelector("#year-accreditedUntil-error, [id$=accreditedUntil-error]")?.textContent,
    ).toBeTruthy();
    expect(await rowOf(member)).toBeUndefined();
    const right = await pressOn(head.browser, page, CONFIRM, {
      fill: { [ACCREDITED]: "2031-05-01", [ACTIVITIES]: "A school of scribes." },
    });
    expect(right.location).toBe(`${page}&done=year-confirmed`);
    expect([(await entryOf(member))?.accreditedUntil, (await rowOf(member))?.activities]).toEqual([
      "2031-05-01",
      "A school of scribes.",
    ]);
  });

  test("takes no accreditation that is over, whether the day is typed or was there and is left out, and says so at the field", async () => {
    const member = await admit();
    const { head, page } = member;
    const told = async (day: string) => {
      const form = await openForm(head.browser, page, CONFIRM);
      const sent = await form.fill(ACCREDITED, day).fill(ACTIVITIES, "A school of scribes.").press(CONFIRM);
      const error = sent.page.document.querySelector("[id$=accreditedUntil-error]")?.textContent;
      return { sent, error };
    };
    const typed = await told("01.01.2001");
    expect([typed.sent.answer.status, typed.error]).toEqual([422, expect.stringContaining("This day is over")]);
    const kept = typed.sent.form(CONFIRM);
    expect([kept.read(ACCREDITED), kept.read(ACTIVITIES)]).toEqual(["01.01.2001", "A school of scribes."]);
    expect([(await entryOf(member))?.accreditedUntil, await rowOf(member)]).toEqual(["2030-06-30", undefined]);
    const emptied = await told("");
    expect([emptied.sent.answer.status, emptied.error]).toEqual([422, expect.stringContaining("not simply left out")]);

    const isTheirs = eq(institutions.id, member.institutionId);
    await portal.services.withTransaction((tx) =>
      tx.update(institutions).set({ accreditedUntil: "2026-12-31" }).where(isTheirs),
    );
    const left = await told("");
    expect([left.sent.answer.status, left.error]).toEqual([422, expect.stringContaining("not simply left out")]);
    expect(left.sent.form(CONFIRM).read(ACTIVITIES)).toBe("A school of scribes.");
    expect((await pressOn(head.browser, page, CONFIRM)).location).toBe(`${page}&done=year-confirmed`);
    expect((await entryOf(member))?.accreditedUntil).toBe("2026-12-31");
  });

  test("an accreditation that has no last day is ticked beside the day that was there, and the coordinator is told", async () => {
    const member = await admit();
    const { head, page } = member;
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const form = await openForm(head.browser, page, CONFIRM);
    const both = await form.fill(ACCREDITED, "2032-01-01").tick(NO_LAST_DAY).press(CONFIRM);
    expect(both.answer.status).toBe(422);
    const error = both.page.document.querySelector("[id$=hasNoLastDay-error]")?.textContent;
    expect(error).toContain("You gave another last day as well");
    const again = both.form(CONFIRM);
    expect([again.read(ACCREDITED), await rowOf(member)]).toEqual(["01.01.2032", undefined]);
    const sent = await again.fill(ACCREDITED, "2030-06-30").press(CONFIRM);
    expect(sent.answer.location).toBe(`${page}&done=year-confirmed`);
    expect((await entryOf(member))?.accreditedUntil).toBeNull();
    const after = await openForm(head.browser, page, "Save and confirm once more");
    expect(after.read(ACCREDITED)).toBe("");
    const first = await after.fill(ACCREDITED, "01.01.2001").press("Save and confirm once more");
    const advice = first.page.document.querySelector("[id$=accreditedUntil-error]")?.textContent;
    expect(advice, "no tick is advised where there is none").toContain("or leave the field empty");
    expect(after.element.querySelector("[name=hasNoLastDay]"), "no day is left that it could end").toBeNull();
    const letter = await letterTo(portal, coordinator.email, "membership-accreditation-told");
    expect(letter.text).toContain("Before: 30 June 2030. Now: no last day, as the institution says.");
  });

  test("reads what is told of the institution in the reader's language", async () => {
    const { institutionId, page } = await admit();
    const roles = [{ role: "representative" as const, institutionId }];
    const reader = await signInNew(portal, { locale: "ru", roles });
    const text = "Академия древней письменности.";
    await portal.services.withTransaction((tx) => writeTexts(tx, institutionId, { profile: { ru: text } }));
    expect(await textOf(reader, page)).toContain(text);
  });

  test("that is not confirmed suspends, as the page of the clock says before, and one button restores", async () => {
    now = new Date("2029-02-01T08:00:00Z");
    const member = await admit(new Date("2027-03-01T08:00:00Z"));
    const { head, page, number, name } = member;
    const isConfirmed = async () => (await portal.browser().get(`/verify/${number}`)).text.includes(name);
    const plan = async () => {
      const administrator = await signInNew(portal, { roles: ["administrator"] });
      const { document } = await administrator.browser.get("/memberships/clock");
      const row = [...document.querySelectorAll("main tbody tr")].find((one) => one.textContent?.includes(name));
      return [...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent?.trim());
    };
    expect(await plan()).toEqual([number, "A letter", "Asked to confirm 2029 until 31 March 2029"]);
    expect((await lettersTo(portal, head.email)).filter(({ kind }) => kind.includes("year"))).toEqual([]);
    for (const day of ["02-01", "03-05", "04-02", "06-20", "07-06"]) {
      now = new Date(`2029-${day}T08:00:00Z`);
      if (day === "07-06")
        expect(await plan()).toEqual([number, "Suspension", expect.stringContaining("29 June 2029")]);
      await membersByTheClockJob.work(portal.services);
    }
    expect(await isConfirmed()).toBe(false);
    const letters = (await lettersTo(portal, head.email)).filter(({ kind }) => kind.startsWith("membership-"));
    expect(letters.map(({ kind }) => kind.replace("membership-", "")).sort()).toEqual([
      ...["suspended", "year-late", "year-opened", "year-reminded", "year-warned"],
    ]);
    const suspended = letters.find(({ kind }) => kind === "membership-suspended");
    expect(suspended).toMatchObject({ link: page });
    expect(suspended?.text).toContain("because its entry was not confirmed in spite of reminders");
    const { institutionId } = member;
    const alternate = await signInNew(portal, { roles: [{ role: "alternate", institutionId }] });
    expect(await textOf(alternate, "/institution")).toContain("suspended because the entry was not confirmed");
    expect(await textOf(alternate, page)).toContain("in force again at once");
    const confirm = "All is right: confirm for 2029";
    expect((await pressOn(alternate.browser, page, confirm)).location).toBe(`${page}&done=year-confirmed`);
    expect(await isConfirmed()).toBe(true);
    expect(await plan()).toEqual([]);
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    const history = await textOf(coordinator, `/memberships/${number}`);
    for (const words of ["Suspended by the clock", "In force again: the entry is confirmed"])
      expect(history).toContain(words);
  });

  test("is nobody else's, and not that of another year", async () => {
    const member = await admit();
    const other = await admit(BEFORE);
    expect((await other.head.browser.get(member.page)).status).toBe(404);
    expect((await other.head.browser.forge(member.page, { seen: "2027" })).status).toBe(404);
    expect((await member.head.browser.forge(member.page, { seen: "2026" })).status).toBe(409);
    expect(await textOf(other.head, other.page)).toContain("No confirmation is due now");
  });
});
