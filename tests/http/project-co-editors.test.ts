import { beforeAll, expect, test } from "vitest";
import { users } from "#db/schema/accounts.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { and, eq } from "drizzle-orm";
import { setMembership } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { acting, post, type Posted, startActing, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const NAME = "Shirin Karimova";
let writer: SignedIn;
beforeAll(async () => {
  const roles = [{ role: "alternate" as const, institutionId: acting.other.institutionId }];
  writer = await signInNew(acting.portal, { name: NAME, roles });
});

const editorsOf = ({ slug }: Posted) => `/projects/${slug}/editors`;
const editOf = ({ slug }: Posted) => `/projects/${slug}/edit`;

/** The lead finds the institution, chooses one of its people, and invites that person. */
async function invite(project: Posted, name = NAME) {
  const { browser } = acting.leader;
  const found = await browser.get(`${editorsOf(project)}?find=Other`);
  const link = [...found.document.querySelectorAll("main a")].find((one) => one.textContent === "Other University");
  const address = new URL(link?.getAttribute("href") ?? "", `http://host${editorsOf(project)}`);
  const form = await openForm(browser, `${editorsOf(project)}${address.search}`, "Invite to write");
  expect(form.element.outerHTML).not.toContain("@");
  const control = [...form.element.querySelectorAll("label")].find((label) => label.textContent === name);
  form.element.querySelector<HTMLInputElement>(`#${control?.htmlFor}`)!.checked = true;
  return { form, sent: await form.press("Invite to write") };
}

/** The address of the one link in the letter, as it was opened. */
async function linkTo(project: Posted, { email }: SignedIn): Promise<string> {
  const isTheirs = and(eq(outbox.subjectId, project.id), eq(outbox.recipient, email));
  const letters = await acting.portal.services.db.select().from(outbox).where(isTheirs);
  const letter = letters.findLast(({ kind }) => kind === "project-editor_invited");
  return /\/projects\/co-editing\/\S+/.exec(letter?.text ?? "")?.[0] ?? "";
}

async function join(project: Posted) {
  await invite(project);
  return (await openForm(writer.browser, await linkTo(project, writer), "Send the answer")).press("Send the answer");
}

test("somebody of another institution is invited by name, answers by one button, and writes the draft", async () => {
  const project = await post("draft");
  const { form, sent } = await invite(project);
  expect(sent.page.text).toContain("The person has been invited.");
  expect((await form.press("Invite to write")).address).toBe(sent.address);
  expect(await acting.portal.services.db.$count(projectEditors, eq(projectEditors.projectId, project.id))).toBe(1);
  expect((await writer.browser.get(editOf(project))).status).toBe(404);
  expect(await textOf(writer, "/inbox")).toContain("you are asked to write this project");
  const link = await linkTo(project, writer);
  expect((await acting.partner.browser.get(link)).status).toBe(404);
  const answer = await openForm(writer.browser, link, "Send the answer");
  expect(answer.read(["Your answer", "Accept"])).toBe(true);
  const accepted = await answer.press("Send the answer");
  expect(accepted.page.text).toContain("You write this project with its lead institution now.");
  expect((await answer.press("Send the answer")).address).toBe(accepted.address);
  const toForm = [...accepted.page.document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
  expect(toForm).toContain(editOf(project));
  expect(await textOf(writer, "/projects/mine")).toContain("Projects we write with others");

  const edit = await openForm(writer.browser, editOf(project), "Save the draft");
  expect(edit.element.textContent).not.toContain("Submit the project");
  const leaders = await openForm(acting.leader.browser, editOf(project), "Save the draft");
  const saved = await edit.fill("Acronym", "TOGETHER").press("Save the draft");
  expect(saved.page.text).toContain("The draft has been saved.");
  const stale = await leaders.fill("Acronym", "ALONE").press("Save the draft");
  expect([stale.answer.status, stale.page.text]).toEqual([409, expect.stringContaining(`${NAME} saved this project`)]);
  expect((await writer.browser.get(`/projects/${project.slug}/versions`)).status).toBe(200);
  for (const page of ["interests", "state", "partnership"])
    expect((await writer.browser.get(`/projects/${project.slug}/${page}`)).text).not.toContain("Delete the draft");
  const handed = await writer.browser.forge(editOf(project), { intent: "submit", version: "2" });
  expect(handed.status).toBeGreaterThanOrEqual(400);
});

test("what a co-author saves of a published project waits beside the board for the lead to save", async () => {
  const project = await post("published");
  await join(project);
  const form = await openForm(writer.browser, editOf(project), "Save for the lead institution");
  expect(form.element.textContent).not.toContain("Submit the project");
  const kept = await form.fill("Acronym", "BESIDE").press("Save for the lead institution");
  expect(kept.page.text).toContain("Saved for the lead institution. The board does not show it yet.");
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).text).not.toContain("BESIDE");
  const lead = await openForm(acting.leader.browser, editOf(project), "Save");
  expect(await textOf(acting.leader, editOf(project))).toContain(`${NAME} has begun changes`);
  expect(lead.read("Acronym")).toBe("BESIDE");
  const writers = await writer.browser.get(editOf(project));
  expect(writers.text).not.toContain("Drop these changes");
  const version = lead.element.querySelector<HTMLInputElement>("[name=version]")?.value ?? "";
  const dropped = { intent: "discard", version };
  expect((await writer.browser.forge(editOf(project), dropped)).status).toBeGreaterThanOrEqual(400);
  expect((await openForm(acting.leader.browser, editOf(project), "Save")).read("Acronym")).toBe("BESIDE");
  await lead.press("Save");
  expect((await acting.portal.browser().get(`/projects/${project.slug}`)).text).toContain("BESIDE");
});

test("a co-author saves and looks at the page, and what was looked at is handed in by the lead alone", async () => {
  for (const upTo of ["draft", "published"] as const) {
    const project = await post(upTo);
    await join(project);
    const form = await openForm(writer.browser, editOf(project), "Save and preview");
    const seen = await form.fill("Acronym", "LOOKEDAT").press("Save and preview");
    expect([seen.page.status, seen.page.text]).toEqual([200, expect.stringContaining("LOOKEDAT")]);
    expect((await acting.portal.browser().get(`/projects/${project.slug}`)).text).not.toContain("LOOKEDAT");
    expect((await openForm(acting.leader.browser, editOf(project), "Save and preview")).read("Acronym")).toBe(
      "LOOKEDAT",
    );
    const out = await openForm(acting.leader.browser, editorsOf(project), "Take out");
    const late = await openForm(writer.browser, editOf(project), "Save and preview");
    await out.press("Take out");
    const kept = await late.fill("Description", "Typed after the end.").press("Save and preview");
    expect([kept.answer.status, kept.page.text]).toEqual([409, expect.stringContaining("Typed after the end.")]);
  }
});

test("who was taken out gets back what they typed, and nothing of it is saved", async () => {
  const project = await post("draft");
  await join(project);
  const edit = await openForm(writer.browser, editOf(project), "Save the draft");
  const out = await openForm(acting.leader.browser, editorsOf(project), "Take out");
  const removed = await out.press("Take out");
  expect(removed.page.text).toContain("The person no longer writes with you.");
  expect((await out.press("Take out")).address).toBe(removed.address);
  const late = await edit.fill("Description", "Typed after the end.").press("Save the draft");
  expect([late.answer.status, late.page.text]).toEqual([409, expect.stringContaining("Typed after the end.")]);
  expect(late.page.text).toContain("You no longer write this project");
  expect((await writer.browser.get(editOf(project))).status).toBe(404);
  expect((await writer.browser.get(await linkTo(project, writer))).status).toBe(404);
  const { browser } = acting.leader;
  expect((await openForm(browser, editOf(project), "Save the draft")).read("Description")).not.toContain("Typed after");
});

test("letters name who asks, and tell whoever has not answered that the invitation is withdrawn", async () => {
  const project = await post("draft");
  await invite(project);
  await (await openForm(acting.leader.browser, editorsOf(project), "Take out")).press("Take out");
  const isTheirs = and(eq(outbox.subjectId, project.id), eq(outbox.recipient, writer.email));
  const letters = await acting.portal.services.db.select().from(outbox).where(isTheirs);
  const [leader] = await acting.portal.services.db.select().from(users).where(eq(users.id, acting.leader.id));
  const textIn = (kind: string) => letters.find((one) => one.kind === kind)?.text.replaceAll(/\s+/g, " ") ?? "";
  expect(textIn("project-editor_invited")).toContain(`${leader?.name} of Lead University asks you`);
  expect(textIn("project-editor_removed")).toContain("has withdrawn the invitation");
  expect(letters.map(({ subject }) => subject).join()).not.toContain("no longer write");
});

test("it is left at any time, rests while the own institution is suspended, and is nobody else's to use", async () => {
  const project = await post("draft");
  await join(project);
  await setMembership(acting.portal.services, acting.other, "suspended");
  expect((await writer.browser.get(editOf(project))).status).toBe(404);
  expect(await textOf(writer, "/projects/mine")).toContain("Not open to you at present");
  expect(await textOf(acting.leader, editorsOf(project))).toContain("May not write at present");
  await setMembership(acting.portal.services, acting.other, "active");
  expect((await writer.browser.get(editOf(project))).status).toBe(200);
  expect(await textOf(acting.leader, editorsOf(project))).toContain("Writes with you");
  expect((await acting.partner.browser.get(editOf(project))).status).toBe(404);
  const stranger = { intent: "invite", institutionId: acting.other.institutionId, userId: acting.partner.id };
  expect((await writer.browser.forge(editorsOf(project), stranger)).status).toBe(403);
  expect((await acting.partner.browser.forge(editorsOf(project), stranger)).status).toBe(404);
  const own = { ...stranger, institutionId: acting.lead.institutionId, userId: acting.leader.id };
  expect((await acting.leader.browser.forge(editorsOf(project), own)).status).toBe(409);
  const leave = await openForm(writer.browser, editorsOf(project), "Stop writing");
  expect((await leave.press("Stop writing")).page.text).toContain("You no longer write this project.");
  expect((await writer.browser.get(editOf(project))).status).toBe(404);
});

test("a coordinator checks nothing of what that person writes, or has written, with another institution", async () => {
  const both = ["alternate", "coordinator"] as const;
  const roles = both.map((role) => ({
    role,
    ...(role === "alternate" && { institutionId: acting.other.institutionId }),
  }));
  const coordinator = await signInNew(acting.portal, { name: "Both Ends", roles });
  const project = await post("submitted");
  const check = `/review/projects/${project.slug}`;
  const statuses = async () => (await coordinator.browser.get(check)).status;
  const listed = async () => (await coordinator.browser.get("/review/projects")).text;
  expect([await statuses(), await listed()]).toEqual([200, expect.stringContaining(project.slug)]);
  const form = await openForm(coordinator.browser, check, "Publish");
  await invite(project, "Both Ends");
  const link = await linkTo(project, coordinator);
  await (await openForm(coordinator.browser, link, "Send the answer")).press("Send the answer");
  expect([await statuses(), (await form.press("Publish")).answer.status]).toEqual([403, 403]);
  expect(await listed()).not.toContain(project.slug);
});
