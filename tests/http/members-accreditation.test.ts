import { beforeAll, describe, expect, test } from "vitest";
import { tellOfAccreditationJob } from "#app/features/members/year/tell-of-accreditation.server.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const OPEN = new Date("2027-02-10T08:00:00Z");
const CONFIRM = "Save and confirm once more";
const ACCREDITED = "Accredited until";
const MINUTE = 60_000;

let now = OPEN;
let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

async function admit(name: string) {
  const institution = { nameEn: name, nameOfficial: name, country: "KG", accreditedUntil: "2030-06-30" };
  const admitted = new Date("2025-03-01T08:00:00Z");
  const { institutionId } = await portal.services.withTransaction((tx) => createMember(tx, { institution }, admitted));
  const head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  return { name, head, page: `/institution/year?institution=${institutionId}` };
}

async function tell({ head, page }: Awaited<ReturnType<typeof admit>>, ...days: string[]) {
  for (const day of days) {
    const served = (await head.browser.get(page)).text.includes(CONFIRM) ? CONFIRM : "All is right: confirm for 2027";
    const form = await openForm(head.browser, page, served);
    expect((await form.fill(ACCREDITED, day).press(served)).answer.status).toBe(302);
    now = new Date(now.getTime() + MINUTE);
  }
}

const toldTo = async ({ email }: SignedIn, name: string) =>
  (await lettersTo(portal, email))
    .filter(({ kind, subject }) => kind === "membership-accreditation-told" && subject.includes(name))
    .map(({ text }) => /Before: .*?\. Now: .*?\./.exec(text.replace(/\s+/g, " "))?.[0])
    .sort();

const FIRST = "Before: 30 June 2030. Now: 1 January 2031.";

describe("the last day of an accreditation that is changed again and again", () => {
  test("is told at once, and then once an hour with the day that stands", async () => {
    const member = await admit("Wavering Academy");
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    await tell(member, "2031-01-01", "2031-02-02", "2031-03-03", "2031-04-04");
    const work = () => tellOfAccreditationJob.work(portal.services);
    await work();
    expect(await toldTo(coordinator, member.name)).toEqual([FIRST]);
    now = new Date(now.getTime() + 60 * MINUTE);
    await work();
    const gathered = "Before: 1 January 2031. Now: 4 April 2031.";
    expect(await toldTo(coordinator, member.name)).toEqual([gathered, FIRST]);
    const [letter] = (await lettersTo(portal, coordinator.email)).filter(({ subject }) =>
      subject.includes(member.name),
    );
    const { document } = await coordinator.browser.get(letter?.link ?? "");
    expect(document.querySelector("main")?.textContent, "the page the letter leads to").toContain("4 April 2031");
    now = new Date(now.getTime() + 120 * MINUTE);
    await work();
    expect(await toldTo(coordinator, member.name)).toHaveLength(2);
    await tell(member, "2031-05-05");
    expect(await toldTo(coordinator, member.name)).toEqual([gathered, FIRST, "Before: 4 April 2031. Now: 5 May 2031."]);
  });

  test("is not told once more where it is again what was told", async () => {
    const member = await admit("Returning Academy");
    const coordinator = await signInNew(portal, { roles: ["coordinator"] });
    await tell(member, "2031-01-01", "2031-02-02", "2031-01-01");
    now = new Date(now.getTime() + 90 * MINUTE);
    await tellOfAccreditationJob.work(portal.services);
    expect(await toldTo(coordinator, member.name)).toEqual([FIRST]);
    await tell(member, "2032-02-02");
    expect(await toldTo(coordinator, member.name)).toEqual(["Before: 1 January 2031. Now: 2 February 2032.", FIRST]);
  });
});
