import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { activity } from "#db/schema/activity.ts";
import { news } from "#db/schema/letters.ts";
import { outbox } from "#db/schema/outbox.ts";
import { workPackages } from "#db/schema/project-work.ts";
import { createMember, setMembership } from "#tests/support/board.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { acting, post, type Posted, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { formsOn, openForm } from "#tests/support/served-form.ts";

startActing();

let stranger: SignedIn;
beforeAll(async () => {
  const third = await createMember(acting.portal.services, { nameEn: "Third University" });
  stranger = await signInNew(acting.portal, {
    roles: [{ role: "representative", institutionId: third.institutionId }],
  });
});

const workOf = ({ slug }: Posted) => `/projects/${slug}/work`;

/** A project with its partner in it. */
async function together(): Promise<Posted> {
  const project = await post("published");
  await takePart(project);
  return project;
}

async function addPackage(project: Posted, title: string, lead?: string) {
  const form = await openForm(acting.leader.browser, workOf(project), "Add the work package");
  form.fill("Title", title).fill("First month", "2027-01").fill("Last month", "2027-06");
  if (lead) form.choose("Lead institution", lead);
  return { form, sent: await form.press("Add the work package") };
}

async function addMilestone(project: Posted, title: string, dueOn: string) {
  const form = await openForm(acting.leader.browser, workOf(project), "Add the milestone");
  form.fill("What is reached", title).fill("By when", dueOn);
  return form.choose("Responsible institution", "Other University").press("Add the milestone");
}

/** Words as they are read: without the signs that keep them together or apart. */
const plain = (text: string | null | undefined) =>
  (text ?? "")
    .replaceAll(/[\u2068\u2069]/g, "")
    .replaceAll("\u00a0", " ")
    .trim();

/** The form of one thing on the page among those with such a button. */
async function formOf({ browser }: SignedIn, project: Posted, button: string, of: string) {
  const forms = formsOn(browser, { page: await browser.get(workOf(project)), address: workOf(project) });
  const found = forms.find(({ element }) => {
    const buttons = [...element.querySelectorAll("button")].map((one) => plain(one.textContent));
    return plain(element.closest("li[id], section[id]")?.textContent).includes(of) && buttons.includes(button);
  });
  if (!found) throw new Error(`There is no "${button}" for ${of}`);
  return found;
}

const titlesOf = async (project: Posted) =>
  [...(await acting.leader.browser.get(workOf(project))).document.querySelectorAll("main section.card h3")].map(
    (one) => one.textContent,
  );

test("the lead divides the work, each part is changed by who leads it, and nobody outside finds it", async () => {
  const project = await together();
  const { form, sent } = await addPackage(project, "Fieldwork in the old towns", "Other University");
  expect(sent.page.text).toContain("The work package has been saved.");
  await form.press("Add the work package");
  const { db } = acting.portal.services;
  expect(await db.$count(workPackages, eq(workPackages.projectId, project.id))).toBe(1);
  await addPackage(project, "A book for the residents", "Lead University");
  const late = await openForm(acting.partner.browser, workOf(project), "Save");
  expect(late.element.textContent).not.toContain("Lead institution");
  const saved = await late.fill("Title", "Fieldwork in two towns").press("Save");
  expect(saved.page.text).toContain("The work package has been saved.");
  const stale = await late.fill("Title", "Typed too late").press("Save");
  expect(stale.answer.status).toBe(409);
  expect(stale.form("Save").read("Title")).toBe("Typed too late");
  const wrong = await openForm(acting.partner.browser, workOf(project), "Save");
  const refused = await wrong.fill("Last month", "2026-01").press("Save");
  expect([refused.answer.status, refused.page.text]).toEqual([422, expect.stringContaining("before the first")]);

  expect(await titlesOf(project)).toEqual(["1. Fieldwork in two towns", "2. A book for the residents"]);
  await (await openForm(acting.leader.browser, workOf(project), /Move up: A book/)).press(/Move up: A book/);
  expect(await titlesOf(project)).toEqual(["1. A book for the residents", "2. Fieldwork in two towns"]);
  const [own] = await db.select().from(workPackages).where(eq(workPackages.title, "A book for the residents"));
  const taken = { intent: "package_remove", id: own?.id ?? "" };
  expect((await acting.partner.browser.forge(workOf(project), taken)).status).toBe(403);
  expect((await stranger.browser.forge(workOf(project), taken)).status).toBe(404);
  expect((await acting.coordinator.browser.forge(workOf(project), taken)).status).toBe(403);
  for (const [person, status] of [
    [stranger, 404],
    [acting.coordinator, 200],
  ] as const)
    expect((await person.browser.get(workOf(project))).status).toBe(status);
  expect(await textOf(acting.coordinator, workOf(project))).toContain("Fieldwork in two towns");
  const told = await db.select().from(activity).where(eq(activity.subjectId, project.id));
  expect(told.map(({ action }) => action)).toContain("work.package_added");
  const everybody = await acting.portal.browser().get(`/projects/${project.slug}`);
  expect(everybody.text).not.toContain("Fieldwork in two towns");
});

test("a part whose partner leaves has no lead, which the lead is asked to name", async () => {
  const project = await together();
  await addPackage(project, "Listening in the bazaar", "Other University");
  expect(await textOf(acting.leader, "/inbox")).not.toContain("without a lead");
  await setMembership(acting.portal.services, acting.other, "suspended");
  expect((await acting.partner.browser.get(workOf(project))).status).toBe(200);
  const resting = { intent: "package_move", id: crypto.randomUUID(), to: "up" };
  expect((await acting.partner.browser.forge(workOf(project), resting)).status).toBe(403);
  await setMembership(acting.portal.services, acting.other, "active");
  const leave = await openForm(acting.leader.browser, `/projects/${project.slug}/interests`, "End the partnership");
  await leave.choose("Reason", "As agreed with the institution").press("End the partnership");
  expect((await acting.partner.browser.get(workOf(project))).status).toBe(404);
  expect(await textOf(acting.leader, workOf(project))).toContain("Without a lead");
  expect(await textOf(acting.leader, "/inbox")).toContain("Work packages without a lead: 1");
});

test("who answers for a milestone says that it is reached, and one whose day has passed is late", async () => {
  const project = await together();
  const today = acting.portal.services.clock.now().toISOString().slice(0, 10);
  const soon = new Date(Date.parse(today) + 5 * 86_400_000).toISOString().slice(0, 10);
  // A day that has passed is asked about once, at its field; then it is taken as it is.
  const asked = await addMilestone(project, "Forty interviews", "2026-01-15");
  expect([asked.answer.status, errorsOf(asked.answer)]).toEqual([
    422,
    [expect.stringContaining("This day has passed.")],
  ]);
  const meant = await asked.form("Add the milestone").press("Add the milestone");
  expect(meant.page.text).toContain("milestone has been saved");
  const kept = await formOf(acting.leader, project, "Save", "Forty interviews");
  expect((await kept.fill("What is reached", "Forty long interviews").press("Save")).page.text).toContain("been saved");
  const moved = await (
    await formOf(acting.leader, project, "Save", "Forty long")
  )
    .fill("By when", "2026-01-14")
    .press("Save");
  expect(moved.answer.status).toBe(422);
  await (
    await formOf(acting.leader, project, "Save", "Forty long")
  )
    .fill("What is reached", "Forty interviews")
    .press("Save");
  await addMilestone(project, "The first drawings", soon);
  expect(await textOf(acting.partner, workOf(project))).toMatch(/Forty interviews\s*Late/);
  expect(await textOf(acting.partner, "/week")).toContain("Forty interviews");
  expect(await textOf(acting.leader, "/week")).not.toContain("Forty interviews");
  const form = await formOf(acting.partner, project, "Save the state", "Forty interviews");
  expect([...(form.control("State") as HTMLSelectElement).options].map(({ text }) => text)).not.toContain("Given up");
  const later = await form.choose("State", "Done").fill("Reached on", "2099-01-01").press("Save the state");
  expect([later.answer.status, later.page.text]).toEqual([422, expect.stringContaining("still to come")]);
  const open = await formOf(acting.partner, project, "Save the state", "Forty interviews");
  const early = await open.choose("State", "In progress").fill("Reached on", "2026-01-20").press("Save the state");
  expect([early.answer.status, early.page.text]).toEqual([422, expect.stringContaining("only where it is done")]);
  form.fill("Reached on", "2026-01-20").fill("Evidence", "https://archive.example/interviews");
  const said = await form.press("Save the state");
  expect(said.page.text).toContain("The state has been saved.");
  expect((await form.press("Save the state")).answer.status).toBeLessThan(400);
  const read = (await acting.leader.browser.get(workOf(project))).document;
  expect(read.querySelector('main a[href="https://archive.example/interviews"]')).not.toBeNull();
  expect(await textOf(acting.partner, "/week")).not.toContain("Forty interviews");
  const again = await formOf(acting.partner, project, "Save the state", "Forty interviews");
  await again.choose("State", "In progress").fill("Reached on", "").press("Save the state");
  const history = await textOf(acting.partner, `/projects/${project.slug}/activity`);
  expect(history.indexOf("Milestone open again: Forty interviews")).toBeGreaterThan(-1);
  expect(history.indexOf("Milestone reached: Forty")).toBeGreaterThan(history.indexOf("Milestone open again"));
  const gone = await formOf(acting.leader, project, "Remove the milestone", "The first drawings");
  expect((await gone.press("Remove the milestone")).page.text).toContain("The milestone has been removed.");
});

test("an institution to which milestones are given is told once, without their words", async () => {
  const project = await together();
  const told = async () =>
    acting.portal.services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, project.id), eq(outbox.kind, "project-milestone_given")));
  await addMilestone(project, "A map of the wells", "2027-05-01");
  await addMilestone(project, "A list of the wells", "2027-06-01");
  const letters = await told();
  expect(letters.map(({ recipient }) => recipient)).toEqual([acting.partner.email]);
  expect(letters[0]?.text).not.toContain("wells");
  const own = await openForm(acting.leader.browser, workOf(project), "Add the milestone");
  own.fill("What is reached", "A talk").fill("By when", "2027-07-01");
  await own.choose("Responsible institution", "Lead University").press("Add the milestone");
  expect(await told()).toHaveLength(1);
  await acting.portal.services.withTransaction((tx) => tx.delete(outbox).where(eq(outbox.subjectId, project.id)));
  await acting.portal.services.withTransaction((tx) => tx.delete(news).where(eq(news.subjectId, project.id)));
  const moved = await formOf(acting.leader, project, "Save", "A talk");
  await moved.choose("Responsible institution", "Other University").press("Save");
  expect((await told()).map(({ recipient }) => recipient)).toEqual([acting.partner.email]);
});

test("a milestone is of no work package unless one is chosen", async () => {
  const project = await together();
  await addPackage(project, "Fieldwork");
  const form = await openForm(acting.leader.browser, workOf(project), "Add the milestone");
  expect(form.read("Work package")).toBe("");
});

test("a person of another institution is told at its field, and what was typed stays", async () => {
  const project = await together();
  const form = await openForm(acting.leader.browser, workOf(project), "Add the milestone");
  const person = form.control("Person") as HTMLSelectElement;
  const ofLead = [...person.options].find(({ value }) => value === acting.leader.id);
  form.fill("What is reached", "The maps").fill("By when", "2027-05-01");
  const sent = form.choose("Responsible institution", "Other University").choose("Person", ofLead?.text ?? "");
  const refused = await sent.press("Add the milestone");
  expect(refused.answer.status).toBe(409);
  const again = refused.form("Add the milestone");
  expect(again.control("Person").closest(".field")?.textContent).toContain("not of the institution chosen");
  expect(again.read("What is reached")).toBe("The maps");
});

test("a work package that is gone meanwhile is told at its field of a milestone and of a task, and what was typed stays", async () => {
  const project = await together();
  await addPackage(project, "A wall newspaper");
  const [part] = await acting.portal.services.db
    .select()
    .from(workPackages)
    .where(eq(workPackages.title, "A wall newspaper"));
  const typed = await openForm(acting.leader.browser, workOf(project), "Add the milestone");
  typed.fill("What is reached", "The first sheet").fill("By when", "2027-05-01");
  typed.choose("Responsible institution", "Lead University").choose("Work package", "A wall newspaper");
  const tasks = `/projects/${project.slug}/tasks`;
  const task = await openForm(acting.partner.browser, tasks, "Give the task");
  const somebody = [...(task.control("Who does it") as HTMLSelectElement).options].find(({ value }) => value !== "");
  task.fill("What is to be done", "Buy the paper").choose("Who does it", somebody?.text ?? "");
  task.choose("Work package", "A wall newspaper");
  const gone = { intent: "package_remove", id: part?.id ?? "" };
  expect((await acting.leader.browser.forge(workOf(project), gone)).status).toBe(302);
  for (const [form, button, field, words] of [
    [typed, "Add the milestone", "What is reached", "The first sheet"],
    [task, "Give the task", "What is to be done", "Buy the paper"],
  ] as const) {
    const refused = await form.press(button);
    expect([button, refused.answer.status]).toEqual([button, 409]);
    expect(refused.page.text).toContain("This work package has been removed meanwhile.");
    const again = refused.form(button);
    expect(again.read(field)).toBe(words);
    expect((await again.press(button)).page.text).toMatch(/has been (saved|given)/);
  }
});

test("the work of what is over is only read", async () => {
  const project = await together();
  await addPackage(project, "Exhibition of drawings");
  const form = await openForm(acting.leader.browser, workOf(project), "Save");
  const over = await openForm(acting.leader.browser, `/projects/${project.slug}/state`, "Archive the project");
  await over.press("Archive the project");
  expect((await form.press("Save")).answer.status).toBe(409);
  const page = await acting.partner.browser.get(workOf(project));
  expect(page.text).toContain("only read now");
  expect(page.document.querySelector("main form")).toBeNull();
});
