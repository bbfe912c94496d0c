import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { institutions, institutionTopics } from "#db/schema/members.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectPartners } from "#db/schema/partners.ts";
import type { CooperationOffer } from "#db/vocabulary-forms.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { signInNew } from "#tests/support/people.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";
import { type Browser, startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const need = (role: string, expertise: string) => ({
  ...{ role, expertise, number: 1, countries: [] as string[], tasks: "To take part." },
});
const NEEDS = [
  need("Keeper of manuscripts", "Manuscript collections to be lent"),
  need("Translators", "Translation of the catalogue"),
  need("Volunteers", "Youth volunteers for the opening days"),
];

const UNITWIN =
  "As UNITWIN asks: at least three institutions and three countries, two of the institutions of the Global South";

let portal: TestPortal;
let lead: TestMember;
let person: Browser;
let slug: string;
const members: Record<string, TestMember> = {};

function memberNamed(name: string): TestMember {
  const member = members[name];
  if (!member) throw new Error(`There is no ${name}`);
  return member;
}

async function offering(nameEn: string, country: string, offers: CooperationOffer[]) {
  const member = await createMember(portal.services, { nameEn, country });
  await portal.services.withTransaction(async (tx) => {
    await tx.update(institutions).set({ offers }).where(eq(institutions.id, member.institutionId));
    const rows = offers.map((code) => ({ institutionId: member.institutionId, kind: "offer" as const, code }));
    await tx.insert(institutionTopics).values(rows).onConflictDoNothing();
    await touchDirectory(tx, member.institutionId);
  });
  await signInNew(portal, { roles: [{ role: "representative", institutionId: member.institutionId }] });
  members[nameEn] = member;
}

beforeAll(async () => {
  portal = await startTestPortal();
  const { services } = portal;
  lead = await createMember(services, { nameEn: "Lead University", country: "DE" });
  await offering("Keeper University", "FR", ["collections"]);
  await offering("Both University", "FR", ["translation", "youth_volunteers"]);
  await offering("Volunteer University", "SN", ["youth_volunteers"]);
  await offering("Translating University", "KG", ["translation", "youth_volunteers"]);
  await offering("Suspended University", "UZ", ["collections", "translation", "youth_volunteers"]);
  await setMembership(services, memberNamed("Suspended University"), "suspended");
  ({ browser: person } = await signInNew(portal, {
    roles: [{ role: "representative", institutionId: lead.institutionId }],
  }));
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), { titleEn: "Caravan of manuscripts", needs: NEEDS });
  const options = { leadInstitutionId: lead.institutionId, author, values, coordinator, upTo: "published" as const };
  ({ slug } = await createProject(services, options));
});

const page = () => `/projects/${slug}/consortium`;

/** The names of the members of each proposal of a page. */
function proposalsOn({ document }: { document: Document }): string[][] {
  return [...document.querySelectorAll('section[aria-labelledby^="proposal-"]')].map((section) =>
    [...section.querySelectorAll('a[href^="/directory/"]')].map((link) => link.textContent ?? "").sort(),
  );
}

test("the lead is led from its desk to the smallest sets that take every place, each member with its reason", async () => {
  const desk = await person.get(`/projects/${slug}/interests`);
  expect(desk.document.querySelector(`a[href="${page()}"]`)).not.toBeNull();
  const found = await person.get(page());
  expect(proposalsOn(found).map(String).sort()).toEqual([
    "Both University,Keeper University,Translating University",
    "Both University,Keeper University,Volunteer University",
    "Keeper University,Translating University,Volunteer University",
  ]);
  expect(found.text).not.toContain("Suspended University");
  const whys = [...found.document.querySelectorAll(".why")].map((one) => one.textContent);
  expect(whys).toHaveLength(9);
  expect(whys[0]).toContain("offers:");
});

test("what is ticked and chosen narrows it, and a rule in the way is named", async () => {
  const ask = async (fill: (form: Awaited<ReturnType<typeof openForm>>) => void) => {
    const form = await openForm(person, page(), "Find");
    fill(form);
    return (await form.press("Find")).page;
  };
  expect(proposalsOn(await ask((form) => form.choose("Countries, with yours", "At least 4")))).toEqual([
    ["Keeper University", "Translating University", "Volunteer University"],
  ]);
  const unitwin = await ask((form) => form.tick(UNITWIN));
  expect(proposalsOn(unitwin)).toEqual([["Keeper University", "Translating University", "Volunteer University"]]);
  const nothing = await ask((form) => NEEDS.forEach(({ role }) => form.untick(`${role} 1 place`)));
  expect([proposalsOn(nothing), nothing.text.includes("Tick at least one place.")]).toEqual([[], true]);
  const inTheWay = await ask((form) => form.choose("Members to be asked", "At most 1"));
  expect(proposalsOn(inTheWay)).toEqual([]);
  expect(inTheWay.text).toContain("Members to be asked at most: 1, in the smallest set: 3.");
});

test("of a need with more places than are weighed at once some are taken, and an unknown one is none", async () => {
  const { services } = portal;
  const author = await personOf(services, lead);
  const coordinator = await personOf(services, null, "coordinator");
  const needs = [{ ...need("Travellers", "Youth volunteers for the road"), number: 20 }];
  const values = completeValues(services.clock.now(), { titleEn: "Caravan of twenty", needs });
  const options = { leadInstitutionId: lead.institutionId, author, values, coordinator, upTo: "published" as const };
  const { slug: large } = await createProject(services, options);
  const { document } = await person.get(`/projects/${large}/consortium`);
  expect(document.querySelector(".callout")?.textContent).toContain(
    "“Travellers”: places to be filled: 8, members that fit: 3.",
  );
  expect((await person.get(`${page()}?need=none&countries=`)).text).toContain("Tick at least one place.");
});

test("who is invited by hand in the words of a place takes that place", async () => {
  const { db } = portal.services;
  const volunteer = memberNamed("Volunteer University").institutionId;
  const desk = `/projects/${slug}/interests`;
  const form = await openForm(person, `${desk}?find=Volunteer&role=Volunteers`, "Invite");
  expect((await form.press("Invite")).answer.location).toContain("done=member_invited");
  const [partner] = await db.select().from(projectPartners).where(eq(projectPartners.institutionId, volunteer));
  expect([partner?.status, partner?.role, partner?.needId === null]).toEqual(["invited", "Volunteers", false]);
  const left = await person.get(page());
  expect(left.document.querySelectorAll("[name=need]")).toHaveLength(2);
  await portal.services.withTransaction(async (tx) => {
    await tx.delete(projectPartners);
    await tx.delete(outbox);
  });
});

test("one button invites all of a proposal, pressed twice as once; when one is no member any more, nobody", async () => {
  const keeper = memberNamed("Keeper University");
  const [first] = formsOn(person, { page: await person.get(page()), address: page() }).filter(
    ({ element }) => element.method === "post" && element.querySelector("[name=place]"),
  );
  if (!first) throw new Error("There is no proposal");
  await setMembership(portal.services, keeper, "suspended");
  const refused = await first.submit(first.submitters[0]);
  expect(refused.answer.status).toBe(409);
  expect(refused.page.document.querySelector('[role="alert"]')?.textContent).toContain("Keeper University");
  const { db } = portal.services;
  expect(await db.select().from(projectPartners)).toEqual([]);
  await setMembership(portal.services, keeper, "active");
  for (const press of ["first", "second"])
    expect((await first.submit(first.submitters[0])).answer.location, press).toContain("done=members_invited");
  const partners = await db.select().from(projectPartners);
  expect(partners.map(({ status, role }) => [status, role]).sort()).toEqual([
    ["invited", "Keeper of manuscripts"],
    ["invited", "Translators"],
    ["invited", "Volunteers"],
  ]);
  const letters = await db.select().from(outbox);
  expect(letters.filter(({ kind }) => kind === "project-invited-partner")).toHaveLength(3);
  expect(proposalsOn(await person.get(page()))).toEqual([]);

  const { institutionId } = await createMember(portal.services, { nameEn: "Late University" });
  const [taken = ""] = [...first.element.querySelectorAll<HTMLInputElement>("[name=place]")].map(({ value }) =>
    value.replace(/^[^ ]+/, institutionId),
  );
  const late = await person.forge(page(), { intent: "invite", place: taken });
  expect([late.status, late.text]).toEqual([409, expect.stringContaining("offered or taken meanwhile")]);
  expect(await db.select().from(projectPartners)).toHaveLength(3);
});
