import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import type { ProjectKind } from "#db/vocabulary-forms.ts";
import { activity } from "#db/schema/activity.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const PUT = "Put the letter in";
let third: TestMember;
let signer: SignedIn;
let invited: SignedIn;
let bystander: SignedIn;
let officer: SignedIn;
beforeAll(async () => {
  const { portal, other } = acting;
  const people = (role: "representative" | "project_officer", { institutionId }: TestMember) =>
    signInNew(portal, { roles: [{ role, institutionId }] });
  third = await createMember(portal.services, { nameEn: "Third University", country: "KG" });
  signer = await people("representative", third);
  officer = await people("project_officer", other);
  invited = await people("representative", await createMember(portal.services, { nameEn: "Invited University" }));
  bystander = await people("representative", await createMember(portal.services, { nameEn: "Elsewhere University" }));
});

const lettersOf = ({ slug }: Posted) => `/projects/${slug}/commitment`;

async function joined(kind: ProjectKind) {
  const { portal, leader, other, partner } = acting;
  const project = await post("published", { kind });
  const lead = await actorOf(portal, leader.id);
  const invite = (institutionId: string) =>
    inviteMember(portal.services, { projectId: project.id, institutionId, role: "Translator" }, lead);
  for (const [{ institutionId }, { id }] of [
    [other, partner],
    [third, signer],
  ] as const) {
    await invite(institutionId);
    const place = { projectId: project.id, institutionId };
    expect(await confirmPartnership(portal.services, place, await actorOf(portal, id))).toEqual({ ok: true });
  }
  await invite((await actorOf(portal, invited.id)).grants[0]?.institutionId ?? "");
  return project;
}

async function put(project: Posted, { browser }: SignedIn, name: string) {
  const form = await openForm(browser, lettersOf(project), PUT);
  return form.attach("Signed letter", { name, bytes: smallPdf(name) }).press(PUT);
}

const mainOf = async (project: Posted, { browser }: SignedIn) =>
  (await browser.get(lettersOf(project))).document.querySelector("main");
const filesOf = async (project: Posted, person: SignedIn) =>
  [...((await mainOf(project, person))?.querySelectorAll("a[download]") ?? [])]
    .map((link) => link.getAttribute("href") ?? "")
    .filter((to) => !to.includes("/sheet"));
const statusFor = async ({ browser }: SignedIn, address: string) => (await browser.get(address)).status;

test("a partner signs the letter of its own, the lead reads all, a partner only its own, and nobody else learns of them", async () => {
  const { partner, leader, coordinator, other, portal } = acting;
  const project = await joined("joint_degree");
  const page = lettersOf(project);
  const sheet = (await mainOf(project, partner))?.querySelector('a[href*="/sheet"]')?.getAttribute("href") ?? "";
  const printed = await partner.browser.get(sheet);
  expect([printed.status, printed.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  expect(printed.bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  for (const person of [leader, coordinator, signer, invited, bystander])
    expect(await statusFor(person, sheet)).toBe(404);

  const empty = await (await openForm(partner.browser, page, PUT)).press(PUT);
  expect([empty.answer.status, empty.page.text]).toEqual([422, expect.stringContaining("Choose a file")]);
  const text = await openForm(partner.browser, page, PUT);
  const wrong = await text.attach("Signed letter", { name: "a.txt", bytes: Buffer.from("no letter") }).press(PUT);
  expect(wrong.answer.status).toBe(422);
  expect((await put(project, partner, "first.pdf")).page.text).toContain("The letter has been put in.");
  const [first = ""] = await filesOf(project, partner);
  expect(await textOf(leader, page)).toContain("Letters there: 1 of 2");
  for (const [person, status] of [
    [partner, 200],
    [officer, 200],
    [leader, 200],
    [coordinator, 200],
    [signer, 404],
    [invited, 404],
    [bystander, 404],
  ] as const)
    expect(await statusFor(person, first)).toBe(status);
  for (const person of [invited, bystander]) expect(await statusFor(person, page)).toBe(404);
  expect((await portal.browser().get(first)).status).toBe(302);
  const others = await mainOf(project, signer);
  expect(others?.textContent).toContain("The letter is there");
  expect(others?.innerHTML).not.toContain("first.pdf");
  expect(await textOf(officer, page)).not.toContain(PUT);

  const newer = await put(project, partner, "second.pdf");
  expect(newer.page.text).toContain("second.pdf");
  const [second = ""] = await filesOf(project, leader);
  for (const person of [leader, partner]) expect(await statusFor(person, first)).toBe(404);
  expect(await statusFor(leader, second)).toBe(200);
  const isPut = and(eq(activity.subjectId, project.id), eq(activity.action, "project.commitment_put"));
  const told = await portal.services.db.select().from(activity).where(isPut);
  expect(told.map(({ data }) => data)).toEqual([other, other].map(({ institutionId }) => ({ institutionId })));

  const foreign = { institutionId: other.institutionId, intent: "take_away" };
  for (const [person, status] of [
    [signer, 403],
    [leader, 403],
    [officer, 403],
    [bystander, 404],
  ] as const)
    expect((await person.browser.forge(page, foreign)).status).toBe(status);
  expect(await statusFor(leader, second)).toBe(200);
  const away = await openForm(partner.browser, page, "Take the letter away");
  expect((await away.press("Take the letter away")).page.text).toContain("The letter has been taken away.");
  expect(await statusFor(leader, second)).toBe(404);
  expect(await textOf(leader, page)).toContain("Letters there: 0 of 2");
});

test("who leaves takes the letter along, who is suspended only reads; other kinds of projects ask for none", async () => {
  const { partner, leader, other, portal } = acting;
  const project = await joined("unesco_chair_preparation");
  const page = lettersOf(project);
  for (const person of [partner, signer]) await put(project, person, `${person.id}.pdf`);
  expect(await textOf(leader, page)).toContain("Letters there: 2 of 2");
  const [own = "", ...more] = await filesOf(project, partner);
  expect(more).toEqual([]);
  const late = await openForm(partner.browser, page, "Take the letter away");
  await setMembership(portal.services, other, "suspended");
  const resting = await mainOf(project, partner);
  expect(resting?.querySelectorAll("form")).toHaveLength(0);
  expect([await statusFor(partner, own), (await late.press("Take the letter away")).answer.status]).toEqual([200, 403]);
  await setMembership(portal.services, other, "active");
  const place = { projectId: project.id, institutionId: other.institutionId };
  expect(await leavePartnership(portal.services, place, await actorOf(portal, partner.id))).toEqual({ ok: true });
  expect(await statusFor(leader, own)).toBe(404);
  expect(await statusFor(partner, page)).toBe(404);
  expect(await textOf(leader, page)).toContain("Letters there: 1 of 1");
  expect(await textOf(leader, `/projects/${project.slug}`)).toContain("Letters of commitment");

  const isIt = eq(projects.id, project.id);
  await portal.services.withTransaction((tx) => tx.update(projects).set({ kind: "joint_course" }).where(isIt));
  for (const person of [leader, signer, acting.coordinator]) expect(await statusFor(person, page)).toBe(404);
  expect(await textOf(leader, `/projects/${project.slug}`)).not.toContain("Letters of commitment");
});
