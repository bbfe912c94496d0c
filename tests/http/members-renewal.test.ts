import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { membersByTheClockJob } from "#app/features/members/year/run-clock.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const ADMITTED = new Date("2023-08-01T08:00:00Z");
/** In the term that ends on 31 July 2027, in its grace, and after it. */
const NEAR = new Date("2027-06-02T08:00:00Z");
const IN_GRACE = new Date("2027-08-10T08:00:00Z");
const AFTER = new Date("2027-11-02T08:00:00Z");
const RENEW = "All is right: renew the membership";
const ASK = "All is right: ask for another term";
const SUMMARY = "What you did in this term";
const ACCREDITED = "Accredited until";

let now = NEAR;
let portal: TestPortal;
let coordinator: SignedIn;
let founded = 0;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
  coordinator = await signInNew(portal, { roles: ["coordinator"] });
});

beforeEach(() => {
  now = NEAR;
});

async function admit(accreditedUntil: string | null = "2030-06-30") {
  const name = `Renewing Academy ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name, country: "KG", accreditedUntil };
  const member = await portal.services.withTransaction((tx) => createMember(tx, { institution }, ADMITTED));
  const { institutionId } = member;
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { ...member, name, head, page: `/institution/renewal?institution=${institutionId}` };
}

type Member = Awaited<ReturnType<typeof admit>>;

const textOf = async ({ browser }: SignedIn, page: string) =>
  ((await browser.get(page)).document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const hasLink = async ({ browser }: SignedIn, page: string, to: string) =>
  (await browser.get(page)).document.querySelector(`${page === "/inbox" ? ".entry-list" : "main"} a[href="${to}"]`) !==
  null;
const rowOf = async ({ number }: Member) =>
  (await portal.services.db.select().from(memberships).where(eq(memberships.number, number)))[0];
const kindsTo = async ({ email }: SignedIn) =>
  (await lettersTo(portal, email)).map(({ kind }) => kind).filter((kind) => kind.startsWith("membership-"));
const isInDirectory = async ({ slug }: Member) => (await portal.browser().get(`/directory/${slug}`)).status === 200;

describe("the renewal of a membership", () => {
  test("is one button on one page, which says what it confirms, from the letter to the receipt", async () => {
    const member = await admit();
    const { head, page, name, number } = member;
    const deputy = await signInNew(portal, { roles: [{ role: "alternate", institutionId: member.institutionId }] });
    await membersByTheClockJob.work(portal.services);
    const [letter] = (await lettersTo(portal, head.email)).filter(({ kind }) => kind === "membership-term-ending");
    expect(letter).toMatchObject({ link: page });
    expect(letter?.text).toContain("ends on 31 July 2027");
    expect(letter?.text).toContain("in force until 29 October 2027");
    expect([await hasLink(head, "/inbox", page), await hasLink(head, "/institution", page)]).toEqual([true, true]);
    for (const words of [
      "The term ends on 31 July 2027: please renew it",
      name,
      "Gulnara Toktosunova",
      head.name,
      "With the button you confirm",
      "bound by the charter",
      "for the term from 1 August 2027 until 31 July 2031",
    ])
      expect(await textOf(head, page)).toContain(words);
    expect((await pressOn(head.browser, page, RENEW)).location).toBe(`${page}&done=renewed`);
    expect(await textOf(head, page)).toContain("The term runs until 31 July 2031");
    expect(await textOf(head, `/verify/${number}`)).toContain("31 July 2031");
    expect(await rowOf(member)).toMatchObject({ endsOn: "2031-07-31", graceUntil: "2031-10-29" });
    for (const person of [head, deputy]) {
      const renewed = (await lettersTo(portal, person.email)).find(({ kind }) => kind === "membership-renewed");
      expect(renewed?.text).toContain("The new last day of the membership: 31 July 2031.");
    }
    expect(await kindsTo(coordinator)).toContain("membership-term-told");
    expect(await textOf(coordinator, `/memberships/${number}`)).toContain("Renewed by the member");
    expect([await hasLink(head, "/inbox", page), await hasLink(head, "/institution", page)]).toEqual([false, false]);
    expect(JSON.parse((await head.browser.get("/account/data")).text)).toMatchObject({
      renewals: [{ endsOn: "2027-07-31" }],
    });
    const [row, letters] = [await rowOf(member), await kindsTo(head)];
    expect((await head.browser.forge(page, { seen: "2027-07-31" })).location).toBe(`${page}&done=renewed`);
    expect([await rowOf(member), await kindsTo(head)]).toEqual([row, letters]);
    expect((await deputy.browser.forge(page, { seen: "2027-07-31" })).status).toBe(409);
  });

  test("keeps what was typed wrongly, comes back from the profile, and takes a new accreditation", async () => {
    const member = await admit("2026-12-31");
    const { head, page } = member;
    expect((await head.browser.get(page)).document.querySelector('main a[href$="back=renewal"]')).not.toBeNull();
    expect(await textOf(head, page)).toContain("The accreditation is over");
    const wrong = await openForm(head.browser, page, ASK);
    const sent = await wrong.fill(ACCREDITED, "soon").fill(SUMMARY, "A school of scribes.").press(ASK);
    expect(sent.answer.status).toBe(422);
    expect(sent.page.document.querySelector<HTMLInputElement>("[name=accreditedUntil]")?.value).toBe("soon");
    expect(sent.page.document.querySelector("textarea")?.textContent?.trim()).toBe("A school of scribes.");
    const right = await pressOn(head.browser, page, ASK, {
      fill: { [ACCREDITED]: "2031-05-01", [SUMMARY]: "A school of scribes." },
    });
    expect(right.location).toBe(`${page}&done=renewed`);
    expect((await rowOf(member))?.endsOn).toBe("2031-07-31");
    expect(await textOf(head, page)).toContain("Accredited until: 1 May 2031");
  });

  test("is renewed at once where the accreditation has no last day, and not where another day is typed beside it", async () => {
    const member = await admit("2026-12-31");
    const { head, page } = member;
    const form = await openForm(head.browser, page, ASK);
    const both = await form.fill(ACCREDITED, "2032-01-01").tick("The accreditation has no last day").press(ASK);
    expect(both.answer.status).toBe(422);
    expect(both.page.document.querySelector("[id$=hasNoLastDay-error]")?.textContent).toContain("another last day");
    const sent = await both.form(ASK).fill(ACCREDITED, "").press(ASK);
    expect(sent.answer.location).toBe(`${page}&done=renewed`);
    expect(await textOf(head, page)).not.toContain("The accreditation is over");
  });

  test("binds by its button and not by the Enter key in a field", async () => {
    const { head, page } = await admit();
    const { document } = await head.browser.get(page);
    // A browser presses the first button of a form for Enter, and none where that one is switched off.
    const first = document.querySelector<HTMLButtonElement>("main form[method=post] button[type=submit]");
    expect([first?.disabled, first?.hidden]).toEqual([true, true]);
  });

  test("takes no accreditation that was over before it is told", async () => {
    const { head, page, institutionId } = await admit();
    const form = await openForm(head.browser, page, RENEW);
    const sent = await form.fill(ACCREDITED, "01.01.2001").fill(SUMMARY, "A school of scribes.").press(RENEW);
    expect(sent.answer.status).toBe(422);
    expect(sent.page.document.querySelector("[id$=accreditedUntil-error]")?.textContent).toContain("This day is over");
    expect(sent.form(RENEW).read(SUMMARY)).toBe("A school of scribes.");
    expect((await head.browser.get(`/institution?institution=${institutionId}`)).text).not.toContain("2001");
  });

  test("a day that is over is not asked away: without it people look at the renewal all the same", async () => {
    const member = await admit("2026-12-31");
    const sent = await (await openForm(member.head.browser, member.page, ASK)).fill(ACCREDITED, "").press(ASK);
    expect(sent.answer.location).toBe(`${member.page}&done=renewal-asked`);
    // Asked again, the day still stands there.
    const again = await pressOn(member.head.browser, member.page, "Send it again");
    expect(again.location).toBe(`${member.page}&done=renewal-asked`);
    expect((await rowOf(member))?.endsOn).toBe("2027-07-31");
  });

  test("in the days of grace keeps the member listed; afterwards it lapses, and people look at what is asked for", async () => {
    const member = await admit();
    const { institutionId, page, number, name } = member;
    const { head: first } = member;
    const speaker = () => signInNew(portal, { roles: [{ role: "alternate", institutionId }] });
    const plan = async () => {
      const administrator = await signInNew(portal, { roles: ["administrator"] });
      const { document } = await administrator.browser.get("/memberships/clock");
      const rows = [...document.querySelectorAll("main tbody tr")].filter((one) => one.textContent?.includes(name));
      return rows.flatMap((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim()));
    };
    await membersByTheClockJob.work(portal.services);
    now = IN_GRACE;
    expect(await isInDirectory(member)).toBe(true);
    expect(await plan()).toEqual([number, "A letter", "Term ended on 31 July 2027; in force until 29 October 2027"]);
    await membersByTheClockJob.work(portal.services);
    const inGrace = await speaker();
    expect(await textOf(inGrace, "/institution")).toContain("renew it until 29 October 2027");
    expect(await textOf(inGrace, "/institution/certificate")).toContain("can still be renewed");
    now = new Date("2027-10-16T08:00:00Z");
    await membersByTheClockJob.work(portal.services);
    now = AFTER;
    expect(await isInDirectory(member)).toBe(false);
    expect(await plan()).toEqual([
      number,
      "End of the membership",
      "Term ended on 31 July 2027, not renewed until 29 October 2027",
    ]);
    await membersByTheClockJob.work(portal.services);
    await membersByTheClockJob.work(portal.services);
    expect(await plan()).toEqual([]);
    expect((await kindsTo(first)).filter((kind) => kind.includes("term")).sort()).toEqual(
      ["ending", "lapsed", "over", "warned"].map((news) => `membership-term-${news}`),
    );
    const desk = `/memberships/${number}`;
    const head = await speaker();
    const secretariat = await signInNew(portal, { roles: ["coordinator"] });
    expect(await textOf(secretariat, desk)).toContain("Term ended: nobody renewed it");

    expect(await textOf(head, page)).toContain("The secretariat looks at this renewal first");
    const asked = await pressOn(head.browser, page, ASK, { fill: { [SUMMARY]: "We were late." } });
    expect(asked.location).toBe(`${page}&done=renewal-asked`);
    expect(await isInDirectory(member)).toBe(false);
    expect(await hasLink(secretariat, "/inbox", desk)).toBe(true);
    for (const words of ["Another term is asked for", head.name, "We were late."])
      expect(await textOf(secretariat, desk)).toContain(words);
    await pressOn(secretariat.browser, desk, "Propose to renew", { fill: { Reason: "It has a good reason." } });
    const second = await signInNew(portal, { roles: ["coordinator"] });
    await pressOn(second.browser, desk, "Confirm");
    expect(await isInDirectory(member)).toBe(true);
    expect(await rowOf(member)).toMatchObject({ status: "active", endsOn: "2031-11-01" });
    expect(await hasLink(secretariat, "/inbox", desk)).toBe(false);
  });

  test("is nobody else's", async () => {
    const member = await admit();
    const other = await admit();
    expect((await other.head.browser.get(member.page)).status).toBe(404);
    expect((await other.head.browser.forge(member.page, { seen: "2027-07-31" })).status).toBe(404);
    const { institutionId } = member;
    const editor = await signInNew(portal, { roles: [{ role: "editor", institutionId }] });
    expect((await editor.browser.get(member.page)).status).toBe(403);
  });
});
