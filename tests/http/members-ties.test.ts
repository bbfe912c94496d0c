import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { askOfTiesJob } from "#app/features/members/ties/ask-of-ties.server.ts";
import { tellOfUnreachableJob } from "#app/features/members/people/reachability.server.ts";
import { grants } from "#db/schema/grants.ts";
import { lettersTo } from "#tests/support/letters.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { addPerson, signInAs } from "#tests/support/people.ts";
import { pressOn } from "#tests/support/press.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const BEGUN = new Date("2026-03-01T08:00:00Z");
const ASKED = new Date("2027-03-02T08:00:00Z");
const LAST_DAY = new Date("2027-04-01T08:00:00Z");
const AFTER = new Date("2027-04-02T08:00:00Z");
const PAGE = "/institution/ties";
const confirmFor = (name: string) => `I still act for it: ${name}`;
const [TIED, ALONE] = ["Academy of Renewed Ties", "Academy of One Voice"] as const;

let now = BEGUN;
let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => now } } });
});

async function admit(nameEn: string) {
  const institution = { nameEn, nameOfficial: nameEn, country: "KG" };
  const { institutionId, number } = await portal.services.withTransaction((tx) =>
    createMember(tx, { institution }, now),
  );
  return { institutionId, number };
}

const at = (role: "representative" | "alternate" | "editor", institutionId: string) => ({ role, institutionId });
const nightly = async () => {
  await askOfTiesJob.work(portal.services);
  await tellOfUnreachableJob.work(portal.services);
};

async function lookAs({ email }: { email: string }, page: string) {
  const answer = await (await signInAs(portal, email)).get(page);
  const text = (answer.document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
  return { status: answer.status, text };
}

const kindsTo = async ({ email }: { email: string }) =>
  (await lettersTo(portal, email))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("people-"))
    .sort();

test("whoever acts for a member confirms it once a year by one button; unconfirmed rights rest, and nobody overlooks it", async () => {
  const member = await admit(TIED);
  const alone = await admit(ALONE);
  const { institutionId } = member;
  const head = await addPerson(portal, { name: "Head Of It", roles: [at("representative", institutionId)] });
  const deputy = await addPerson(portal, {
    name: "Silent Deputy",
    roles: [at("alternate", institutionId), at("editor", institutionId)],
  });
  const voice = await addPerson(portal, { name: "One Voice", roles: [at("representative", alone.institutionId)] });
  const coordinator = await addPerson(portal, { roles: ["coordinator"] });
  const tied = await addPerson(portal, { roles: ["coordinator", at("editor", institutionId)] });
  const applicant = await addPerson(portal);
  await nightly();
  expect(await kindsTo(head)).toEqual([]);
  expect((await lookAs(head, PAGE)).text).toContain("Confirmed on 1 March 2026");
  expect((await lookAs(applicant, PAGE)).status).toBe(404);

  now = ASKED;
  await nightly();
  await nightly();
  for (const person of [head, deputy, voice]) expect(await kindsTo(person)).toEqual(["people-tie_asked"]);
  expect(await kindsTo(tied)).toEqual([]);
  const [letter] = await lettersTo(portal, head.email);
  expect(letter?.text).toContain("until 1 April 2027");
  expect(letter?.link).toBe(PAGE);
  expect((await lookAs(head, "/inbox")).text).toContain("Confirm that you still act for it");
  const confirmed = await pressOn(await signInAs(portal, head.email), PAGE, confirmFor(TIED));
  expect(confirmed.location).toBe(`${PAGE}?done=tie-confirmed`);
  expect((await lookAs(head, "/inbox")).text).not.toContain("still act for it");

  now = LAST_DAY;
  await nightly();
  expect((await lookAs(deputy, "/institution")).status).toBe(200);
  now = AFTER;
  await nightly();
  await nightly();
  expect(await kindsTo(deputy)).toEqual(["people-tie_asked", "people-tie_rests_yours"]);
  expect(await kindsTo(head)).toEqual(["people-tie_asked", "people-tie_rests"]);
  for (const page of ["/institution", "/institution/people", "/projects/new"])
    expect([page, (await lookAs(deputy, page)).status]).not.toEqual([page, 200]);
  expect((await lookAs(head, "/institution/people")).text).toMatch(/Silent Deputy.*rights rest since 2 April 2027/);

  expect((await lookAs(coordinator, "/inbox")).text).toContain(ALONE);
  expect((await lookAs(coordinator, "/inbox")).text).not.toContain(TIED);
  expect(await kindsTo(coordinator)).toEqual(["people-unreachable"]);
  expect((await lookAs(coordinator, `/memberships/${alone.number}/people`)).text).toContain(
    "rights rest since 2 April 2027",
  );

  for (const [person, name] of [
    [deputy, TIED],
    [voice, ALONE],
  ] as const) {
    expect((await lookAs(person, "/inbox")).text).toContain("Your rights rest");
    await pressOn(await signInAs(portal, person.email), PAGE, confirmFor(name));
    expect((await lookAs(person, "/institution")).status).toBe(200);
  }
  expect((await lookAs(coordinator, "/inbox")).text).not.toContain(ALONE);
  const rows = await portal.services.db.select().from(grants).where(eq(grants.institutionId, institutionId));
  expect(rows.filter(({ restingSince }) => restingSince !== null)).toEqual([]);
});
