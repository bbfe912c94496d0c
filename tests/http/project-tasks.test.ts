import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { outbox } from "#db/schema/outbox.ts";
import { workTasks } from "#db/schema/project-work.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { signInNew } from "#tests/support/people.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

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
  const finish = await openForm(worker.browser, page, /Done: Ask the archive/);
  expect((await finish.press(/Done: Ask/)).page.text).toContain("The task is done.");
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
