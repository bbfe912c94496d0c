import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { remindOfProgress } from "#app/features/projects/work/remind-of-progress.server.ts";
import { progressNotes } from "#db/schema/project-work.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { acting, post, startActing, takePart, textOf } from "#tests/support/project-acts.ts";
import { signInNew } from "#tests/support/people.ts";
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

test("whoever wrote a note corrects it within the hour, which the note says; nobody else does, and later it stands", async () => {
  const project = await post("published");
  await takePart(project);
  const progress = `/projects/${project.slug}/progress`;
  const { services } = acting.portal;
  const form = await openForm(acting.partner.browser, progress, "Save the note");
  form.choose("How it goes", "On track").fill("What has happened", "The first 12 interviews are done.");
  await form.fill("Participants reached since the last note", "120").tick("Uzbekistan").press("Save the note");
  const CORRECT = "Save the correction";
  const own = await openForm(acting.partner.browser, progress, CORRECT);
  expect(own.read("What has happened")).toBe("The first 12 interviews are done.");
  const wrong = await own.fill("Of these women", "2000").press(CORRECT);
  expect([wrong.answer.status, wrong.page.text]).toEqual([422, expect.stringContaining("more than all participants")]);
  const right = wrong
    .form(CORRECT)
    .fill("Of these women", "70")
    .fill("What has happened", "The first 21 interviews are done.");
  const saved = await right.choose("How it goes", "At risk").press(CORRECT);
  expect(saved.page.text).toContain("The correction has been saved.");
  const ofProject = eq(progressNotes.projectId, project.id);
  const kept = async () => (await services.db.select().from(progressNotes).where(ofProject))[0];
  const mended = { reached: 120, reachedWomen: 70, light: "at_risk", countries: ["UZ"] };
  expect(await kept()).toMatchObject({ ...mended, correctedAt: expect.any(Date) });
  const read = await textOf(acting.leader, progress);
  expect(read).toContain("The first 21 interviews");
  expect(read).toMatch(/corrected at .+\d/);
  expect(read).not.toContain(CORRECT);
  expect(await textOf(acting.leader, `/projects/${project.slug}/activity`)).toContain(
    "A note on progress was corrected",
  );

  const officer = { role: "project_officer" as const, institutionId: acting.other.institutionId };
  const colleague = await signInNew(acting.portal, { roles: [officer] });
  const asked = {
    intent: "note_correct",
    id: (await kept())?.id ?? "",
    light: "on_track",
    said: "All of it goes as planned.",
  };
  for (const person of [acting.leader, colleague])
    expect((await person.browser.forge(progress, asked)).status).toBe(403);
  expect((await acting.portal.browser().forge(progress, asked)).status).not.toBe(200);

  const late = (await openForm(acting.partner.browser, progress, CORRECT)).fill(
    "What has happened",
    "Typed much too late for it.",
  );
  const anHourAgo = new Date(services.clock.now().getTime() - 3_601_000);
  await services.withTransaction((tx) => tx.update(progressNotes).set({ writtenAt: anHourAgo }).where(ofProject));
  const refused = await late.press(CORRECT);
  expect([refused.answer.status, refused.page.text]).toEqual([409, expect.stringContaining("within an hour")]);
  expect(refused.form(CORRECT).read("What has happened")).toBe("Typed much too late for it.");
  expect(await kept()).toMatchObject({ said: "The first 21 interviews are done." });
  expect(await textOf(acting.partner, progress)).not.toContain(CORRECT);
});
