import { eq } from "drizzle-orm";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import type { ProjectExport } from "#app/features/projects/export/export.schema.ts";
import { discussionPosts } from "#db/schema/discussions.ts";
import { files } from "#db/schema/files.ts";
import { milestones, progressNotes } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { projectDocuments } from "#db/schema/project-documents.ts";
import { createMember, setMembership, type TestMember } from "#tests/support/board.ts";
import { actorOf, type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, sendInterest, startActing } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";
import { storedIn } from "#tests/support/zip.ts";

startActing();

const [HIDDEN, REMOVED] = ["canary-hidden-7d10", "canary-removed-2ab4"];

let former: SignedIn;
let invited: SignedIn;
let bystander: SignedIn;
let elsewhere: SignedIn;
let left: TestMember;
let asked: TestMember;
beforeAll(async () => {
  const { portal } = acting;
  left = await createMember(portal.services, { nameEn: "Former University", country: "KG" });
  asked = await createMember(portal.services, { nameEn: "Invited University", country: "TR" });
  const other = await createMember(portal.services, { nameEn: "Elsewhere University", country: "TJ" });
  const people = ({ institutionId }: TestMember) =>
    signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  [former, invited, bystander] = [await people(left), await people(asked), await people(other)];
  elsewhere = await signInNew(portal, { roles: [{ role: "coordinator", countries: ["FJ"] }] });
});

const archiveOf = ({ slug }: Posted) => `/projects/${slug}/archive.zip`;

async function invite(project: Posted, { institutionId }: TestMember) {
  const place = { projectId: project.id, institutionId };
  const lead = await actorOf(acting.portal, acting.leader.id);
  expect(await inviteMember(acting.portal.services, { ...place, role: "Translator" }, lead)).toEqual({ ok: true });
  return place;
}

/** A project with a former partner, one that was only invited, and an interest about which its institutions write. */
async function joined() {
  const { portal, partner } = acting;
  const project = await post("published", { kind: "joint_degree" });
  await sendInterest(project);
  const desk = await openForm(acting.leader.browser, `/projects/${project.slug}/interests`, "Accept and invite");
  await desk.press("Accept and invite");
  const place = { projectId: project.id, institutionId: acting.other.institutionId };
  expect(await confirmPartnership(portal.services, place, await actorOf(portal, partner.id))).toEqual({ ok: true });
  const gone = await invite(project, left);
  const leaver = await actorOf(portal, former.id);
  expect(await confirmPartnership(portal.services, gone, leaver)).toEqual({ ok: true });
  expect(await leavePartnership(portal.services, gone, leaver)).toEqual({ ok: true });
  await invite(project, asked);
  return project;
}

async function addDocument(project: Posted, name: string, file: string) {
  const form = await openForm(acting.partner.browser, `/projects/${project.slug}/documents`, "Add the document");
  form.fill("Name of the document", name).attach("File", { name: file, bytes: smallPdf(name) });
  expect((await form.press("Add the document")).page.text).toContain("The document has been added.");
}

test("who works on a project takes all of it in one archive, without what is hidden, removed or others' letters", async () => {
  const project = await joined();
  const { leader, partner, coordinator, portal } = acting;
  const base = `/projects/${project.slug}`;
  await addDocument(project, "Plan: of the/work", "plan.pdf");
  const newer = await openForm(partner.browser, `${base}/documents`, "Add the version");
  await newer.attach("File", { name: "plan.pdf", bytes: smallPdf("second") }).press("Add the version");
  await addDocument(project, REMOVED, "gone.pdf");
  await portal.services.withTransaction((tx) =>
    tx.update(projectDocuments).set({ removedAt: new Date() }).where(eq(projectDocuments.name, REMOVED)),
  );
  const call = await openForm(leader.browser, `${base}/meetings`, "Call the meeting");
  call.fill("Title", "First talk").fill("Day", "2027-03-10").fill("Hour", "9:30").fill("Place or link", "Hall 3");
  expect((await call.press("Call the meeting")).page.text).toContain("The meeting has been saved.");
  for (const [title, body] of [
    ["Where we meet", "In **Bukhara**"],
    ["Other things", HIDDEN],
  ] as const) {
    const topic = await openForm(partner.browser, `${base}/discussion`, "Open the topic");
    await topic.fill("Title", title).fill("First post", body).press("Open the topic");
  }
  const [last] = (await portal.services.db.select().from(discussionPosts)).slice(-1);
  await portal.services.withTransaction((tx) =>
    tx
      .update(discussionPosts)
      .set({ hiddenAt: new Date() })
      .where(eq(discussionPosts.messageId, last?.messageId ?? "")),
  );
  const put = await openForm(partner.browser, `${base}/commitment`, "Put the letter in");
  await put.attach("Signed letter", { name: "signed.pdf", bytes: smallPdf("signed") }).press("Put the letter in");

  const page = await partner.browser.get(`${base}/documents`);
  const link = page.document.querySelector(`main a[href="${archiveOf(project)}"]`);
  expect(link?.textContent).toContain("The whole project as one archive");
  const taken = await partner.browser.get(link?.getAttribute("href") ?? "");
  expect([taken.status, taken.headers.get("Content-Type"), taken.headers.get("Cache-Control")]).toEqual([
    ...[200, "application/zip", "private, no-store"],
  ]);
  const stored = storedIn(taken.bytes);
  const names = [...stored.keys()].map((path) => path.replace(/^[^/]+\//, ""));
  expect(names.sort()).toEqual([
    "Documents/Plan_ of the_work - 1 - plan.pdf",
    "Documents/Plan_ of the_work - 2 - plan.pdf",
    "Letters of commitment/Other University - signed.pdf",
    "Meetings/2027-03-10 First talk.ics",
    "index.html",
    "project.json",
    "project.schema.json",
  ]);
  const read = (name: string) => [...stored].find(([path]) => path.endsWith(`/${name}`))?.[1].toString() ?? "";
  const told = JSON.parse(read("project.json")) as ProjectExport;
  expect(told).toMatchObject({
    format: "project-archive/1",
    lead: { name: "Lead University" },
    partners: [{ name: "Other University", role: expect.any(String) as string }],
    documents: [{ name: "Plan: of the/work", versions: [{ number: 1 }, { number: 2 }] }],
    discussion: [{ title: "Where we meet", posts: [{ text: "In **Bukhara**" }] }],
    meetings: [{ title: "First talk", isCancelled: false }],
    letters: [{ institution: "Other University", file: { name: "signed.pdf" } }],
  });
  expect(Object.keys((JSON.parse(read("project.schema.json")) as { properties: object }).properties)).toContain(
    "letters",
  );
  const html = read("index.html");
  for (const words of ["First talk", "<strong>Bukhara</strong>", "Lead University", told.project.title])
    expect(html).toContain(words);
  const linked = /href="(Documents[^"]+2[^"]+)"/.exec(html)?.[1] ?? "";
  expect(names).toContain(linked.split("/").map(decodeURIComponent).join("/"));
  expect(stored.get([...stored.keys()].find((path) => path.endsWith("2 - plan.pdf")) ?? "")).toEqual(
    Buffer.from(smallPdf("second")),
  );
  expect(taken.bytes.includes("BEGIN:VCALENDAR")).toBe(true);

  for (const person of [leader, coordinator]) expect((await person.browser.get(archiveOf(project))).status).toBe(200);
  for (const canary of [
    HIDDEN,
    "Other things",
    REMOVED,
    "gone.pdf",
    "We have measured bazaars",
    "Former University",
    "Invited University",
  ])
    expect([canary, taken.bytes.includes(canary)]).toEqual([canary, false]);

  for (const stranger of [former, invited, bystander, elsewhere])
    expect((await stranger.browser.get(archiveOf(project))).status).toBe(404);
  expect((await portal.browser().get(archiveOf(project))).status).toBe(302);
  // A suspended partner goes on reading what it worked on, as everywhere; one whose membership has ended does not.
  for (const [status, answered] of [
    ["suspended", 200],
    ["terminated", 404],
  ] as const) {
    await setMembership(portal.services, acting.other, status);
    const rested = await partner.browser.get(archiveOf(project));
    await setMembership(portal.services, acting.other, "active");
    expect([status, rested.status]).toEqual([status, answered]);
  }
});

test("a stored file that is gone does not break the archive: a text in its place says so", async () => {
  const { leader, partner, portal } = acting;
  const project = await joined();
  await addDocument(project, "Lost plan", "lost.pdf");
  await addDocument(project, "Other plan", "other.pdf");
  const [lost] = await portal.services.db.select().from(files).where(eq(files.name, "lost.pdf"));
  await portal.services.files.remove(lost?.id ?? "");
  const warned = vi.spyOn(process, "emitWarning");
  const taken = await partner.browser.get(archiveOf(project));
  expect(warned.mock.calls).toEqual([]);
  warned.mockRestore();
  const found = storedIn(taken.bytes);
  const read = (name: string) => [...found].find(([path]) => path.endsWith(`/${name}`))?.[1].toString() ?? "";
  const told = JSON.parse(read("project.json")) as ProjectExport;
  const lostOne = told.documents.find(({ name }) => name === "Lost plan")?.versions[0]?.file;
  expect(lostOne).toMatchObject({ name: "lost.pdf", path: null, isMissing: true });
  expect(read("index.html")).toMatch(/lost\.pdf<\/bdi> \(missing: /);
  expect(read("index.html")).not.toMatch(/href="[^"]*lost\.pdf"/);
  const [said] = [...found].filter(([path]) => path.endsWith("lost.pdf.txt"));
  expect(said?.[1].toString()).toContain("was not found where the portal keeps files");
  expect([...found.keys()].some((path) => path.endsWith("other.pdf"))).toBe(true);
  expect((await leader.browser.get(archiveOf(project))).status).toBe(200);
});

test("the archive speaks the language of whoever takes it, names countries, and keeps texts and names as they are", async () => {
  const { leader, portal } = acting;
  const project = await joined();
  await addDocument(project, "План", 'Отчёт "итог".pdf');
  const noted = {
    light: "on_track" as const,
    said: "Мы измерили базар.",
    reached: 40,
    reachedWomen: 23,
    countries: ["UZ"],
  };
  const part = { projectId: project.id, institutionId: acting.lead.institutionId };
  await portal.services.withTransaction(async (tx) => {
    const milestone = { title: "Карта готова", dueOn: "2027-05-01", state: "done" as const, doneOn: "2027-04-28" };
    const proof = {
      evidence: "https://atlas.example/map",
      responsibleId: leader.id,
      version: 1,
      createdAt: new Date(),
    };
    await tx.insert(milestones).values({ ...part, ...milestone, ...proof });
    await tx.insert(progressNotes).values({ ...part, ...noted, writtenById: leader.id, writtenAt: new Date() });
  });
  const give = await openForm(leader.browser, `/projects/${project.slug}/tasks`, "Give the task");
  await give.fill("What is to be done", "Снять ворота").choose("Who does it", leader.name).press("Give the task");
  await (await openForm(leader.browser, `/projects/${project.slug}/tasks`, /^Mark as done/)).press(/^Mark as done/);
  const achieved = "Двенадцать рукописей описаны и переведены.";
  await portal.services.withTransaction((tx) =>
    tx.update(projects).set({ textLanguage: "kk", finalSummary: achieved }).where(eq(projects.id, project.id)),
  );
  leader.browser.cookies.set("lng", "ru");
  const taken = storedIn((await leader.browser.get(archiveOf(project))).bytes);
  leader.browser.cookies.delete("lng");
  const html = [...taken].find(([path]) => path.endsWith("/index.html"))?.[1].toString() ?? "";
  expect(html).toContain('<html lang="ru">');
  expect(html).toContain("Что достигнуто");
  expect(html).toContain(`<p lang="ru" dir="auto">${achieved}</p>`);
  expect(html).toMatch(/<bdi lang="en">Lead University<\/bdi>, Казахстан/);
  expect(html).not.toMatch(/, KZ\b/);
  for (const words of [
    ...["https://atlas.example/map", "женщин: 23", "Узбекистан", "Требуются партнёры", "Открыт для партнёров"],
    ...["University with a school of architecture", `${leader.name}, Lead University`, "Выполнено: "],
  ])
    expect([words, html.includes(words)]).toEqual([words, true]);
  expect(html).not.toContain("Выполненные");
  expect([...taken.keys()].map((path) => path.replace(/^[^/]+\//, ""))).toContain(
    "Документы/План - 1 - Отчёт 'итог'.pdf",
  );
});

test("whoever went away before the first byte may take the archive again at once", async () => {
  const { leader, portal } = acting;
  const project = await post("published");
  const { limits } = portal.services;
  const leaving = new AbortController();
  const spied = vi.spyOn(limits, "consume").mockImplementation(async (name) => {
    if (name === "exportByUser") {
      leaving.abort();
      await setTimeout(100);
    }
    return null;
  });
  const headers = { Cookie: [...leader.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
  const gone = fetch(portal.origin + archiveOf(project), { headers, signal: leaving.signal });
  await expect(gone).rejects.toThrow("aborted");
  await setTimeout(500);
  expect(spied).toHaveBeenCalledWith("exportByUser", { user: leader.id });
  spied.mockRestore();
  expect((await leader.browser.get(archiveOf(project))).status).toBe(200);
});
