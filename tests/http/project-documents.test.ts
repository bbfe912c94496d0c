import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { activity } from "#db/schema/activity.ts";
import { projectDocuments } from "#db/schema/project-documents.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { smallPdf } from "#app/demo/applications-factory.server.ts";

startActing();

let bystander: SignedIn;
let invited: SignedIn;
let third: TestMember;
beforeAll(async () => {
  const { portal } = acting;
  const elsewhere = await createMember(portal.services, { nameEn: "Elsewhere University", country: "TJ" });
  bystander = await signInNew(portal, { roles: [{ role: "representative", institutionId: elsewhere.institutionId }] });
  third = await createMember(portal.services, { nameEn: "Third University", country: "KG" });
  invited = await signInNew(portal, { roles: [{ role: "representative", institutionId: third.institutionId }] });
});

const documentsOf = ({ slug }: Posted) => `/projects/${slug}/documents`;

async function joined() {
  const { portal, leader, other, partner } = acting;
  const project = await post("published");
  const lead = await actorOf(portal, leader.id);
  for (const { institutionId } of [other, third])
    await inviteMember(portal.services, { projectId: project.id, institutionId, role: "Translator" }, lead);
  const place = { projectId: project.id, institutionId: other.institutionId };
  expect(await confirmPartnership(portal.services, place, await actorOf(portal, partner.id))).toEqual({ ok: true });
  return project;
}

async function add(project: Posted, { browser }: SignedIn, name: string) {
  const form = await openForm(browser, documentsOf(project), "Add the document");
  form.fill("Name of the document", name).choose("Language", "English").fill("Note", "First thoughts.");
  return form.attach("File", { name: "plan.pdf", bytes: smallPdf(name) }).press("Add the document");
}

const filesOf = async (project: Posted, { browser }: SignedIn) =>
  [...(await browser.get(documentsOf(project))).document.querySelectorAll("main a[download][href*='/documents/']")].map(
    (link) => link.getAttribute("href") ?? "",
  );

test("lead and confirmed partners keep documents with all their versions; everybody else gets 404", async () => {
  const project = await joined();
  const nameless = await openForm(acting.partner.browser, documentsOf(project), "Add the document");
  const wrong = await nameless.fill("Note", "Kept.").press("Add the document");
  expect([wrong.answer.status, wrong.form("Add the document").read("Note")]).toEqual([422, "Kept."]);
  expect((await add(project, acting.partner, "Work plan")).page.text).toContain("The document has been added.");

  const newer = await openForm(acting.leader.browser, documentsOf(project), "Add the version");
  const added = await newer.attach("File", { name: "plan-2.pdf", bytes: smallPdf("second") }).press("Add the version");
  expect(added.page.text).toContain("The newer version has been added.");
  const read = await textOf(acting.partner, documentsOf(project));
  expect(read).toContain("and the coordinators of the association");
  expect(await textOf(acting.coordinator, documentsOf(project))).toContain("Work plan");
  for (const words of ["Work plan", "First thoughts.", "plan.pdf", "plan-2.pdf", "version 2", "Lead University"])
    expect(read).toContain(words);
  expect(read).toMatch(/· 1\sKB/);
  const files = await filesOf(project, acting.partner);
  expect(files).toHaveLength(2);
  for (const file of files)
    for (const [person, status] of [
      [acting.partner, 200],
      [acting.leader, 200],
      [acting.coordinator, 200],
      [invited, 404],
      [bystander, 404],
    ] as const)
      expect((await person.browser.get(file)).status).toBe(status);
  for (const stranger of [invited, bystander])
    expect((await stranger.browser.get(documentsOf(project))).status).toBe(404);
  expect((await acting.portal.browser().get(files[0] ?? "")).status).toBe(302);
  const about = { subjectId: project.id, action: "project.document_added" as const };
  const isIt = and(eq(activity.subjectId, about.subjectId), eq(activity.action, about.action));
  expect(await acting.portal.services.db.select().from(activity).where(isIt)).toEqual([
    expect.objectContaining({ ...about, data: { title: "Work plan" }, actorId: acting.partner.id }),
  ]);
  for (const reader of [bystander, invited])
    expect(await textOf(reader, `/projects/${project.slug}`)).not.toContain("Work plan");

  const hostile = { documentId: "none", intent: "remove" };
  expect((await bystander.browser.forge(documentsOf(project), hostile)).status).toBe(404);
  await setMembership(acting.portal.services, acting.other, "suspended");
  const rested = await acting.partner.browser.get(documentsOf(project));
  await setMembership(acting.portal.services, acting.other, "active");
  expect(rested.text).not.toContain("Add the document");
});

test("whoever put a document there, or the lead, takes it away and brings it back; a project that is over is only read", async () => {
  const project = await joined();
  await add(project, acting.leader, "Budget of the lead");
  await add(project, acting.partner, "Minutes");
  const [minutes = "", budget = ""] = await filesOf(project, acting.partner);
  const { services } = acting.portal;
  const [own] = await services.db
    .select()
    .from(projectDocuments)
    .where(eq(projectDocuments.name, "Budget of the lead"));
  const foreign = { documentId: own?.id ?? "", intent: "remove" };
  expect((await acting.partner.browser.forge(documentsOf(project), foreign)).status).toBe(403);
  const remove = await openForm(acting.partner.browser, documentsOf(project), "Remove the document");
  expect((await remove.press("Remove the document")).page.text).toContain("The document has been removed.");
  expect((await acting.coordinator.browser.get(minutes)).status).toBe(404);
  expect(await textOf(acting.coordinator, documentsOf(project))).not.toContain("Minutes");
  const restore = await openForm(acting.leader.browser, documentsOf(project), "Bring the document back");
  expect((await restore.press("Bring the document back")).page.text).toContain("The document is there again.");
  expect((await acting.coordinator.browser.get(minutes)).status).toBe(200);

  const late = await openForm(acting.partner.browser, documentsOf(project), "Add the document");
  late.fill("Name of the document", "Late plan").attach("File", { name: "late.pdf", bytes: smallPdf("late") });
  await services.withTransaction((tx) =>
    tx.update(projects).set({ status: "archived" }).where(eq(projects.id, project.id)),
  );
  const refused = await late.press("Add the document");
  expect([refused.answer.status, refused.page.document.querySelector("main")?.textContent]).toEqual([
    409,
    expect.stringContaining("Late plan"),
  ]);
  expect((await acting.partner.browser.get(budget)).status).toBe(200);
  const read = await acting.partner.browser.get(documentsOf(project));
  expect([read.status, read.document.querySelectorAll("main form").length]).toEqual([200, 0]);
});
