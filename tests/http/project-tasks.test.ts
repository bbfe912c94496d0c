import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sendLettersJob } from "#app/features/inbox/send-letters.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { workTasks } from "#db/schema/project-work.ts";
import { errorsOf } from "#tests/support/answers.ts";
import { acting, post, type Posted, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { formsOn, openForm, type ServedForm } from "#tests/support/served-form.ts";

startActing();

const officer = () => ({ role: "project_officer" as const, institutionId: acting.other.institutionId });
const tasksOf = ({ slug }: Posted) => `/projects/${slug}/tasks`;

async function giveTask({ browser }: SignedIn, project: Posted, sentence: string, to: string) {
  const form = await openForm(browser, tasksOf(project), "Give the task");
  return form.fill("What is to be done", sentence).choose("Who does it", to).press("Give the task");
}

const [SAVE, TAKE] = ["Save the correction", "Take the task back"];

/** The form of one task with this button. */
async function openOf({ browser }: SignedIn, project: Posted, sentence: string, button: string): Promise<ServedForm> {
  const page = await browser.get(tasksOf(project));
  const forms = formsOn(browser, { page, address: tasksOf(project) }).filter(
    ({ element, buttons }) => buttons.includes(button) && element.closest("li")?.textContent?.includes(sentence),
  );
  expect(forms).toHaveLength(1);
  return forms[0]!;
}

/** The letters about tasks of a project that wait or have gone. */
const lettersOf = ({ id }: Posted, kind = "project-task_given") =>
  acting.portal.services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.subjectId, id), eq(outbox.kind, kind)));

/** The time for which letters about tasks are held has passed. */
async function sendHeld(project: Posted) {
  const { services } = acting.portal;
  const due = { nextAttemptAt: new Date(services.clock.now().getTime() - 1000) };
  await services.withTransaction(async (tx) => {
    await tx.update(outbox).set(due).where(eq(outbox.subjectId, project.id));
  });
  await sendLettersJob.work(services);
}

test("what was given to somebody whose institution has left is told no more, and the lead gives it to another", async () => {
  const project = await post("published");
  await takePart(project);
  const { leader, portal } = acting;
  const worker = await signInNew(portal, { name: "Zarina Aliyeva", roles: [officer()] });
  const staying = await signInNew(portal, {
    name: "Daniyar Ospanov",
    roles: [{ role: "project_officer", institutionId: acting.lead.institutionId }],
  });
  await giveTask(leader, project, "Draw the old bazaar", "Zarina Aliyeva");
  await giveTask(leader, project, "Photograph the gate", "Zarina Aliyeva");
  await giveTask(leader, project, "Print the posters", "Daniyar Ospanov");
  expect(await textOf(leader, tasksOf(project))).not.toContain("has left");
  const end = await openForm(leader.browser, `/projects/${project.slug}/interests`, "End the partnership");
  await end.choose("Reason", "As agreed with the institution").press("End the partnership");
  await sendHeld(project);
  expect((await lettersOf(project)).map(({ recipient, status }) => [recipient, status])).toEqual([
    [staying.email, "sent"],
  ]);
  for (const page of ["/week", "/inbox"]) {
    expect(await textOf(worker, page), page).not.toContain("You have been given a task");
    expect(await textOf(worker, page), page).not.toContain("Draw the old bazaar");
  }

  expect(await textOf(leader, tasksOf(project))).toContain("Zarina Aliyeva has left");
  const others = (await staying.browser.get(tasksOf(project))).text;
  expect(others).toContain("Zarina Aliyeva has left");
  const give = await openOf(leader, project, "Draw the old bazaar", SAVE);
  expect((await give.press(SAVE)).answer.status).toBe(422);
  const given = await give.choose("Who does it", "Daniyar Ospanov").press(SAVE);
  expect(given.page.text).toContain("The task has been corrected.");
  expect(await textOf(staying, "/week")).toContain("Draw the old bazaar");
  const take = await openOf(leader, project, "Photograph the gate", TAKE);
  expect((await take.press(TAKE)).page.text).toContain("The task has been taken back.");
  const left = await textOf(leader, tasksOf(project));
  expect(left).not.toContain("has left");
  expect(left).toMatch(/Taken back\s*Photograph the gate/);
  expect(await textOf(leader, `/projects/${project.slug}/activity`)).toContain("Task taken back: Photograph the gate");
  const [kept] = await portal.services.db.select().from(workTasks).where(eq(workTasks.sentence, "Print the posters"));
  const theirs = { id: kept?.id ?? "" };
  expect((await worker.browser.forge(tasksOf(project), { intent: "task_take", ...theirs })).status).toBe(404);
});

test("a task is corrected and taken back by whoever gave it and by the lead, while it is open, and told", async () => {
  const project = await post("published");
  await takePart(project);
  const { leader, partner, portal } = acting;
  const worker = await signInNew(portal, { name: "Madina Yusupova", roles: [officer()] });
  const colleague = await signInNew(portal, { name: "Aziz Rahimov", roles: [officer()] });
  const page = tasksOf(project);
  await giveTask(partner, project, "Draw the bazaar", "Madina Yusupova");
  for (const person of [worker, colleague]) expect(await textOf(person, page)).not.toContain("Correct the task");
  const [task] = await portal.services.db.select().from(workTasks).where(eq(workTasks.sentence, "Draw the bazaar"));
  const id = task?.id ?? "";
  const forged = { id, version: "", sentence: "Do nothing", givenToId: colleague.id };
  for (const intent of ["task_correct", "task_take"])
    expect((await worker.browser.forge(page, { intent, ...forged })).status).toBe(403);

  const correct = await openOf(partner, project, "Draw the bazaar", SAVE);
  correct.fill("What is to be done", "Draw the old bazaar").fill("By when", "2027-05-01");
  expect((await correct.choose("Who does it", "Aziz Rahimov").press(SAVE)).page.text).toContain("has been corrected");
  expect((await lettersOf(project)).map(({ recipient }) => recipient)).toEqual([colleague.email]);
  expect(await textOf(colleague, page)).toMatch(/Mine.*Draw the old bazaar.*May 2027/s);
  expect(await textOf(worker, "/week")).not.toContain("Draw the");
  expect(await textOf(worker, `/projects/${project.slug}/activity`)).toContain("Task corrected: Draw the old bazaar");

  const late = await openOf(leader, project, "Draw the old bazaar", SAVE);
  const taking = await openOf(leader, project, "Draw the old bazaar", TAKE);
  const finish = await openForm(colleague.browser, page, /^Mark as done/);
  await finish.press(/^Mark as done/);
  const refused = await late.fill("What is to be done", "Draw all the bazaars").press(SAVE);
  expect([refused.answer.status, refused.page.text]).toEqual([409, expect.stringContaining("Draw all the bazaars")]);
  expect((await taking.press(TAKE)).answer.status).toBe(409);
  expect((await leader.browser.get(page)).text).not.toContain("Correct the task");
  await (await openForm(colleague.browser, page, /^Not done after all/)).press(/^Not done after all/);
  for (let time = 0; time < 2; time++)
    expect((await taking.press(TAKE)).page.text).toContain("The task has been taken back.");
  const gone = await late.press(SAVE);
  expect([gone.answer.status, gone.page.text]).toEqual([409, expect.stringContaining("Draw all the bazaars")]);
  expect(gone.page.text).toContain("This task has been taken back meanwhile");
  expect(gone.page.text).not.toContain("send again");
  expect(await textOf(partner, `/projects/${project.slug}/activity`)).toContain("Task taken back: Draw the old bazaar");
});

test("a task that was taken back is given again where it was taken back, by whoever may, and told once", async () => {
  const project = await post("published");
  await takePart(project);
  const { leader, partner } = acting;
  const page = tasksOf(project);
  const worker = await signInNew(acting.portal, { name: "Gulnara Ibraimova", roles: [officer()] });
  const AGAIN = /^Give again: Draw the gate/;
  const kinds = async () =>
    (
      await Promise.all(
        (["given", "changed", "taken_back"] as const).map((kind) => lettersOf(project, `project-task_${kind}`)),
      )
    ).map(({ length }) => length);
  // Of a day that has passed it is asked once.
  const form = await openForm(partner.browser, page, "Give the task");
  form.fill("What is to be done", "Draw the gate").choose("Who does it", "Gulnara Ibraimova");
  const asked = await form.fill("By when", "2026-01-15").press("Give the task");
  expect([asked.answer.status, errorsOf(asked.answer)]).toEqual([
    422,
    [expect.stringContaining("This day has passed.")],
  ]);
  const other = await asked.form("Give the task").fill("By when", "2026-01-16").press("Give the task");
  expect(other.answer.status).toBe(422);
  expect((await other.form("Give the task").press("Give the task")).page.text).toContain("has been given");
  const taken = await (await openOf(partner, project, "Draw the gate", TAKE)).press(TAKE);
  const [offered] = taken.page.document.querySelectorAll("main details[open]");
  expect(offered?.textContent).toContain("Draw the gate");
  const again = taken.form(AGAIN);
  expect((await worker.browser.get(page)).text).not.toContain("Draw the gate");
  const { id } = Object.fromEntries(again.entries()) as { id: string };
  expect((await worker.browser.forge(page, { intent: "task_again", id })).status).toBe(403);
  for (let time = 0; time < 2; time++)
    expect((await again.press(AGAIN)).page.text).toContain("The task is given again.");
  expect(await textOf(worker, page)).toMatch(/Mine.*Draw the gate/s);
  expect(await kinds()).toEqual([1, 0, 0]);
  await sendHeld(project);

  // After its letter has gone: what tells that it is taken back is withdrawn with the way back, or another letter tells anew.
  await (await openOf(leader, project, "Draw the gate", TAKE)).press(TAKE);
  expect(await kinds()).toEqual([1, 0, 1]);
  expect((await (await openForm(partner.browser, page, AGAIN)).press(AGAIN)).page.text).toContain("is given again");
  expect(await kinds()).toEqual([1, 0, 0]);
  expect(await textOf(worker, "/week")).toContain("Draw the gate");
  expect(await textOf(worker, `/projects/${project.slug}/activity`)).toContain("Task given again: Draw the gate");
});

test("no letter tells of a task that is over before it goes; who has read of one is told that it changes and ends", async () => {
  const project = await post("published");
  await takePart(project);
  const { leader, portal } = acting;
  const NAME = "Nodira Saidova";
  const worker = await signInNew(portal, { name: NAME, roles: [officer()] });
  const count = async (kind?: string) => (await lettersOf(project, kind)).length;
  const take = async (sentence: string) => (await openOf(leader, project, sentence, TAKE)).press(TAKE);
  await giveTask(leader, project, "Draw the bazaar", NAME);
  await giveTask(leader, project, "Draw the road", NAME);
  await take("Draw the bazaar");
  expect(await count()).toBe(1);
  const finish = await openForm(worker.browser, tasksOf(project), /^Mark as done/);
  await finish.press(/^Mark as done/);
  expect(await count()).toBe(0);
  await (await openForm(worker.browser, tasksOf(project), /^Not done after all/)).press(/^Not done after all/);
  await take("Draw the road");
  expect([await count(), await count("project-task_taken_back")]).toEqual([0, 0]);
  await giveTask(leader, project, "Draw the gate", NAME);
  expect(await count()).toBe(1);
  await sendHeld(project);
  const correct = await openOf(leader, project, "Draw the gate", SAVE);
  await correct.fill("By when", "2027-05-01").press(SAVE);
  const [changed] = await lettersOf(project, "project-task_changed");
  expect([changed?.recipient, changed?.status]).toEqual([worker.email, "queued"]);
  await take("Draw the gate");
  expect(await count("project-task_changed")).toBe(0);
  const [over] = await lettersOf(project, "project-task_taken_back");
  expect([over?.recipient, over?.text]).toEqual([worker.email, expect.stringContaining("no longer yours")]);
  expect(over?.text).not.toContain("Draw the gate");
});

test("a task is given to a person of the partnership, told once without its words, done, and taken back", async () => {
  const project = await post("published");
  await takePart(project);
  const page = `/projects/${project.slug}/tasks`;
  const { db } = acting.portal.services;
  const NAME = "Shirin Karimova";
  const officer = { role: "project_officer" as const, institutionId: acting.other.institutionId };
  const worker = await signInNew(acting.portal, { name: NAME, roles: [officer] });
  const give = async (person: typeof acting.leader, sentence: string, to: string) => {
    const form = await openForm(person.browser, page, "Give the task");
    form.fill("What is to be done", sentence).choose("Who does it", to);
    const sent = await form.press("Give the task");
    await form.press("Give the task");
    return sent;
  };
  const letters = () =>
    db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, project.id), eq(outbox.kind, "project-task_given")));
  // What is asked of a person comes to whoever has ended letters about projects too.
  const chosen = await openForm(worker.browser, "/account/letters", "Save");
  await chosen.choose("Projects", "Never; I look here myself").press("Save");
  expect((await give(acting.leader, "Ask the archive for its maps", NAME)).page.text).toContain("has been given");
  await give(acting.leader, "Book rooms in Bukhara", NAME);
  expect(await db.$count(workTasks, eq(workTasks.projectId, project.id))).toBe(2);
  const told = await letters();
  expect(told.map(({ recipient }) => recipient)).toEqual([worker.email]);
  expect(told[0]?.text).not.toMatch(/archive|Bukhara/);
  await give(worker, "Write to the head of the bazaar", NAME);
  expect(await letters()).toHaveLength(1);

  const seen = await textOf(worker, page);
  expect(seen.indexOf("Ask the archive")).toBeGreaterThan(seen.indexOf("Mine"));
  expect(await textOf(acting.leader, page)).toContain(NAME);
  expect(await textOf(acting.leader, `${page}?by=part`)).toContain("Of no work package");
  expect(await textOf(worker, "/week")).toContain("Ask the archive for its maps");
  const finish = await openForm(worker.browser, page, /Mark as done: Ask the archive/);
  expect((await finish.press(/Mark as done: Ask/)).page.text).toContain("The task is done.");
  expect(await textOf(worker, "/week")).not.toContain("Ask the archive for its maps");
  const back = await openForm(worker.browser, page, /Not done after all/);
  expect((await back.press(/Not done after all/)).page.text).toContain("The task is open again.");
  const history = await textOf(worker, `/projects/${project.slug}/activity`);
  expect(history.indexOf("Task not done after all: Ask the archive")).toBeGreaterThan(-1);
  expect(history.indexOf("Task done: Ask the archive")).toBeGreaterThan(history.indexOf("Task not done after all"));

  const colleague = await signInNew(acting.portal, { roles: [officer] });
  const [task] = await db.select().from(workTasks).where(eq(workTasks.sentence, "Book rooms in Bukhara"));
  expect((await colleague.browser.forge(page, { intent: "finish", id: task?.id ?? "" })).status).toBe(403);
  expect((await colleague.browser.get(page)).text).toContain("Nothing is given to you at present.");
  const outsider = { intent: "task", id: crypto.randomUUID(), sentence: "Do this", givenToId: acting.coordinator.id };
  expect((await acting.leader.browser.forge(page, outsider)).status).toBe(409);
  expect((await acting.coordinator.browser.get(page)).document.querySelector("main form")).toBeNull();
});
