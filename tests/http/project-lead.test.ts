import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { leadOffers } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { interest } from "#tests/support/interests.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, deskOf, lettersAbout, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

let third: TestMember;
let thirdPerson: SignedIn;
let officer: SignedIn;
beforeAll(async () => {
  const { portal, lead } = acting;
  third = await createMember(portal.services, { nameEn: "Third University", country: "KG" });
  thirdPerson = await signInNew(portal, { roles: [{ role: "representative", institutionId: third.institutionId }] });
  officer = await signInNew(portal, {
    name: "Olzhas Officer",
    roles: [{ role: "project_officer", institutionId: lead.institutionId }],
  });
});

const leadOf = ({ slug }: Posted) => `/projects/${slug}/lead`;

async function join(project: Posted, member: TestMember, { id }: SignedIn) {
  const { services } = acting.portal;
  const place = { projectId: project.id, institutionId: member.institutionId };
  await inviteMember(services, { ...place, role: "Translator" }, await actorOf(acting.portal, acting.leader.id));
  expect(await confirmPartnership(services, place, await actorOf(acting.portal, id))).toEqual({ ok: true });
}

async function offered() {
  const project = await post("published");
  await join(project, acting.other, acting.partner);
  const form = await openForm(acting.leader.browser, leadOf(project), "Offer the lead");
  form.choose("Partner", "Other University").fill("Message to the institution", "You know the valley best.");
  const wordless = await form.press("Offer the lead");
  expect(wordless.answer.status).toBe(422);
  const again = wordless.form("Offer the lead");
  expect(again.read("Message to the institution")).toBe("You know the valley best.");
  again.fill("Role in which the present lead institution stays", "Archive of drawings");
  expect((await again.press("Offer the lead")).page.text).toContain("The lead has been offered.");
  return project;
}

const statusOf = async ({ browser }: SignedIn, page: string) => (await browser.get(page)).status;

test("the lead passes on when a representative of the partner accepts, and not before; everybody is told", async () => {
  const project = await offered();
  await join(project, third, thirdPerson);
  expect(await statusOf(acting.partner, `/projects/${project.slug}/edit`)).toBeGreaterThanOrEqual(400);
  expect(await statusOf(acting.leader, `/projects/${project.slug}/edit`)).toBe(200);
  expect(await textOf(acting.partner, "/week")).toContain("Your institution is offered the lead");
  expect(await statusOf(thirdPerson, leadOf(project))).toBe(404);
  const { services } = acting.portal;
  const interested = await createMember(services, { nameEn: "Interested University", country: "TJ" });
  const keen = await signInNew(acting.portal, {
    roles: [{ role: "representative", institutionId: interested.institutionId }],
  });
  const values = interest(interested.institutionId);
  await expressInterest(services, { projectId: project.id, values }, await actorOf(acting.portal, keen.id));

  const open = await acting.leader.browser.get(`/projects/${project.slug}/edit`);
  const version = open.document.querySelector<HTMLInputElement>('input[name="version"]')?.value ?? "";
  const form = await openForm(acting.partner.browser, leadOf(project), "Take the lead over");
  const done = await form.press("Take the lead over");
  expect(done.page.text).toContain("Your institution leads the project from now on.");
  expect(await textOf(acting.partner, `/projects/${project.slug}`)).toContain(
    "Lead University, Kazakhstan · Archive of drawings",
  );

  expect(await statusOf(acting.partner, `/projects/${project.slug}/edit`)).toBe(200);
  const late = await acting.leader.browser.forge(`/projects/${project.slug}/edit`, {
    ...{ intent: "autosave", version, titleEn: "Typed by those who led" },
  });
  expect(late.status).toBeGreaterThanOrEqual(400);
  expect(await textOf(acting.partner, deskOf(project))).toContain("Interested University");
  expect(await textOf(acting.leader, deskOf(project))).not.toContain("Interested University");
  const place = await textOf(acting.leader, `/projects/${project.slug}/partnership`);
  expect(place).toContain("Archive of drawings");
  for (const [person, kind] of [
    [acting.leader, "project-lead_changed"],
    [thirdPerson, "project-lead_changed"],
    [acting.coordinator, "project-lead_changed-staff"],
  ] as const)
    expect(await lettersAbout(project, person)).toContain(kind);
  expect(await lettersAbout(project, acting.partner)).toContain("project-lead_offered");
  const [row] = await services.db.select().from(projects).where(eq(projects.id, project.id));
  expect(row).toMatchObject({ leadInstitutionId: acting.other.institutionId, leadUserId: acting.partner.id });
  const { document } = await acting.portal.browser().get(`/projects/${project.slug}`);
  expect(document.querySelector("main")?.textContent).toContain("Other University leads the project from now on");

  const back = await openForm(acting.partner.browser, leadOf(project), "Offer the lead");
  back.choose("Partner", "Lead University").fill("Role in which the present lead institution stays", "Translator");
  await back.press("Offer the lead");
  await (await openForm(acting.leader.browser, leadOf(project), "Take the lead over")).press("Take the lead over");
  expect(await statusOf(acting.leader, `/projects/${project.slug}/edit`)).toBe(200);
});

test("an offer is declined with words, taken back, and ends when the partner leaves", async () => {
  const project = await offered();
  const decline = await openForm(acting.partner.browser, leadOf(project), "Decline the lead");
  const declined = await decline.fill("Note to the lead institution", "Next year.").press("Decline the lead");
  expect(declined.page.text).toContain("The lead has been declined.");
  expect(await lettersAbout(project, acting.leader)).toContain("project-lead_declined");

  const again = await openForm(acting.leader.browser, leadOf(project), "Offer the lead");
  again.choose("Partner", "Other University").fill("Role in which the present lead institution stays", "Archive");
  expect((await again.press("Offer the lead")).page.text).toContain(
    "This partner declined the lead less than two weeks",
  );
  const { services } = acting.portal;
  const longAgo = new Date(services.clock.now().getTime() - 15 * 24 * 3_600_000);
  await services.withTransaction((tx) =>
    tx.update(leadOffers).set({ offeredAt: longAgo, answeredAt: longAgo }).where(eq(leadOffers.projectId, project.id)),
  );
  await again.press("Offer the lead");
  const stale = await openForm(acting.partner.browser, leadOf(project), "Take the lead over");
  const withdraw = await openForm(acting.leader.browser, leadOf(project), "Take the offer back");
  expect((await withdraw.press("Take the offer back")).page.text).toContain("The offer has been taken back.");
  expect((await stale.press("Take the lead over")).answer.status).toBeGreaterThanOrEqual(400);
  expect(await textOf(acting.leader, `/projects/${project.slug}`)).toContain("Lead University, Kazakhstan · Lead inst");

  const third = await offered();
  const open = await openForm(acting.partner.browser, leadOf(third), "Take the lead over");
  const leave = await openForm(acting.partner.browser, `/projects/${third.slug}/partnership`, "Leave the project");
  await leave.choose("Reason", "There are no funds for it").press("Leave the project");
  expect((await open.press("Take the lead over")).answer.status).toBeGreaterThanOrEqual(400);
});

test("where the lead is not in force a coordinator offers the lead, and an offer made before is still accepted", async () => {
  const project = await post("published");
  await join(project, acting.other, acting.partner);
  expect(await statusOf(acting.coordinator, leadOf(project))).toBe(404);
  await setMembership(acting.portal.services, acting.lead, "suspended");
  expect(await statusOf(acting.leader, leadOf(project))).toBe(404);
  const form = await openForm(acting.coordinator.browser, leadOf(project), "Offer the lead");
  form.choose("Partner", "Other University").fill("Role in which the present lead institution stays", "Archive");
  await form.press("Offer the lead");
  await (await openForm(acting.partner.browser, leadOf(project), "Take the lead over")).press("Take the lead over");
  const { document } = await acting.portal.browser().get(`/projects/${project.slug}`);
  await setMembership(acting.portal.services, acting.lead, "active");
  const text = document.querySelector("main")?.textContent ?? "";
  expect(text).toContain("Other University, Uzbekistan · Lead institution");
  expect(text).not.toContain("Lead University");
});

test("another person of the institution leads the project", async () => {
  const project = await post("published");
  const form = await openForm(acting.leader.browser, leadOf(project), "Save");
  expect((await form.choose("Person", "Olzhas Officer").press("Save")).page.text).toContain(
    "Who leads the project has been",
  );
  const [row] = await acting.portal.services.db.select().from(projects).where(eq(projects.id, project.id));
  expect(row?.leadUserId).toBe(officer.id);
});
