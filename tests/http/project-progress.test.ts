import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { remindOfProgress } from "#app/features/projects/work/remind-of-progress.server.ts";
import { progressNotes } from "#db/schema/project-work.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

test("each institution notes how a project goes; its light stands for partners and coordinators, and nobody else", async () => {
  const project = await post("published");
  await takePart(project);
  const [page, progress] = [`/projects/${project.slug}`, `/projects/${project.slug}/progress`];
  const { services } = acting.portal;
  const { db } = services;
  expect(await textOf(acting.coordinator, "/review/projects")).not.toContain("in trouble or silent");
  const form = await openForm(acting.partner.browser, progress, "Save the note");
  form
    .choose("How it goes", "Off track")
    .fill("What has happened", "The archive is closed until summer, nobody answers.");
  form.fill("Participants reached since the last note", "1 240").fill("Of these women", "2000");
  const wrong = await form.press("Save the note");
  expect([wrong.answer.status, wrong.page.text]).toEqual([422, expect.stringContaining("more than all participants")]);
  const again = wrong.form("Save the note").fill("Of these women", "620");
  const saved = await again.press("Save the note");
  expect(saved.page.text).toContain("The note has been saved.");
  await again.press("Save the note");
  const notes = await db.select().from(progressNotes).where(eq(progressNotes.projectId, project.id));
  expect(notes).toMatchObject([{ reached: 1240, reachedWomen: 620, reachedYouth: null }]);
  for (const person of [acting.leader, acting.partner]) expect(await textOf(person, page)).toContain("Off track");
  expect((await acting.portal.browser().get(page)).text).not.toContain("Off track");
  expect(await textOf(acting.coordinator, "/review/projects")).toMatch(/in trouble or silent.*Off track/s);
  expect(await textOf(acting.coordinator, progress)).toContain("The archive is closed");

  const due = and(eq(outbox.kind, "project-progress_due"), eq(outbox.subjectId, project.id));
  await remindOfProgress(services);
  expect(await db.$count(outbox, due)).toBe(0);
  const long = new Date(services.clock.now().getTime() - 220 * 86_400_000);
  await services.withTransaction(async (tx) => {
    await tx.update(progressNotes).set({ writtenAt: long, light: "on_track" });
    await tx.update(projects).set({ publishedAt: long });
  });
  await remindOfProgress(services);
  await remindOfProgress(services);
  const letters = await db.select().from(outbox).where(due);
  expect(letters.map(({ recipient }) => recipient)).toEqual([acting.leader.email]);
  expect(letters[0]?.text).not.toContain("archive");
  expect(await textOf(acting.coordinator, "/review/projects")).toMatch(/in trouble or silent.*Silent/s);
  await services.withTransaction((tx) => tx.update(progressNotes).set({ writtenAt: services.clock.now() }));
  const dueTo = async (person: typeof acting.leader) => /due by ([^.]+)/.exec(await textOf(person, progress))?.[1];
  expect(await dueTo(acting.partner)).not.toBe(await dueTo(acting.leader));
});
