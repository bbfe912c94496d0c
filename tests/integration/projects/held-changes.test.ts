import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { declineChange, publishChange, returnChange } from "#app/features/projects/posting/check-change.server.ts";
import { askForChanges } from "#app/features/projects/posting/check-project.server.ts";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { editProject } from "#app/features/projects/posting/edit-project.server.ts";
import { listToCheck } from "#app/features/projects/posting/list-to-check.server.ts";
import { completeProject, takeBackChange } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { findChange } from "#app/features/projects/project/project-changes.server.ts";
import { getEditable } from "#app/features/projects/project/project-queries.server.ts";
import { valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { activity } from "#db/schema/activity.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectChecks } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { settings } from "#db/schema/settings.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { writeReport } from "#tests/support/results.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
let services: Services;
beforeAll(async () => {
  services = await openTestServices();
});

async function rowOf(id: string, { db } = services) {
  const [row] = await db.select().from(projects).where(eq(projects.id, id));
  if (!row) throw new Error("gone");
  return row;
}

const edit = async (id: string, values: ProjectValues, actor: Viewer) =>
  editProject(services, { projectId: id, version: (await rowOf(id)).version, values }, actor);
const asRead = async (id: string) => ({ projectId: id, read: await markOf(services.db, id) });
const timesDone = (id: string, action: string) =>
  services.db.$count(activity, and(eq(activity.subjectId, id), eq(activity.action, action)));
const letters = async (id: string, { email }: Viewer) =>
  (
    await services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.subjectId, id), eq(outbox.recipient, email)))
  ).map(({ kind }) => kind);

const SUMMARY = "Quite another summary of the same work on the road. ".repeat(8).trim();

describe("a sensitive change to what is on the board", () => {
  test("waits as a whole beside it; small answers of the same save are shown", async () => {
    const { leader, coordinator, project, values } = await setUpBoard(services, "Held");
    const before = await rowOf(project.id);
    const change = { ...values, titleEn: "Quite another title of it", summary: SUMMARY, acronym: "HELD" };
    expect(await edit(project.id, change, leader)).toEqual({ ok: true, done: "partly_waits" });
    const { titleEn, summary, status } = before;
    expect(await rowOf(project.id)).toMatchObject({ titleEn, summary, status, acronym: "HELD" });
    const kept = await findChange(services.db, project.id);
    expect(kept).toMatchObject({ status: "waiting", answers: { titleEn: change.titleEn, summary: SUMMARY } });
    expect((await getEditable(services.db, await rowOf(project.id))).typed).toMatchObject({ summary: SUMMARY });
    const listed = (await listToCheck(services.db, coordinator)).find(({ id }) => id === project.id);
    expect(listed?.changeWaitsSince).toEqual(kept?.handedInAt);
    expect(await letters(project.id, coordinator)).toContain("project-change_submitted");
  });

  test("takes the place of one that waits, and is told of once", async () => {
    const { leader, coordinator, project, values } = await setUpBoard(services, "Replaced");
    await edit(project.id, { ...values, summary: SUMMARY }, leader);
    const same = await edit(project.id, { ...values, summary: SUMMARY }, leader);
    expect(same).toEqual({ ok: true, done: "change_waits" });
    expect(await timesDone(project.id, "project.change_submitted")).toBe(1);
    await edit(project.id, { ...values, description: "We measure first." }, leader);
    expect((await findChange(services.db, project.id))?.answers).toEqual({ description: "We measure first." });
    const told = (await letters(project.id, coordinator)).filter((kind) => kind === "project-change_submitted");
    expect(told).toHaveLength(1);
    expect(await edit(project.id, values, leader)).toEqual({ ok: true, done: "edited" });
    expect(await findChange(services.db, project.id)).toBeNull();
  });

  test("is published with what was shown meanwhile, once", async () => {
    const { leader, coordinator, project, values } = await setUpBoard(services, "Publishing");
    const outside = [{ name: "A museum", country: "IT", role: "Host" }];
    await edit(project.id, { ...values, titleRu: "Базары и караваны", partners: outside }, leader);
    const earlier = await asRead(project.id);
    await edit(project.id, { ...values, titleRu: "Базары и караваны", partners: outside, countries: ["TR"] }, leader);
    const read = await asRead(project.id);
    const { version } = await rowOf(project.id);
    expect(await publishChange(services, { ...read, read: earlier.read }, coordinator)).toMatchObject({
      reason: "stale",
    });
    expect(await Promise.all([1, 2].map(() => publishChange(services, read, coordinator)))).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect(await timesDone(project.id, "project.change_published")).toBe(1);
    const shown = await valuesOf(services.db, await rowOf(project.id));
    expect(shown).toMatchObject({ titleRu: "Базары и караваны", partners: outside, countries: ["TR"] });
    expect(await rowOf(project.id)).toMatchObject({ status: "open", isChangedSinceCheck: false });
    expect(await findChange(services.db, project.id)).toBeNull();
    expect(await letters(project.id, leader)).toContain("project-change_published");
    const [check] = await services.db.select().from(projectChecks).where(eq(projectChecks.outcome, "change_published"));
    expect(check).toMatchObject({ projectId: project.id, version, checkedById: coordinator.id });
  });

  test("is sent back or declined with words, while the board shows what it showed", async () => {
    const { leader, coordinator, project, values } = await setUpBoard(services, "Answered");
    await edit(project.id, { ...values, summary: SUMMARY }, leader);
    const note = "Please keep the names of the cities.";
    expect(await returnChange(services, { ...(await asRead(project.id)), note }, coordinator)).toEqual({ ok: true });
    expect(await rowOf(project.id)).toMatchObject({ status: "open", summary: values.summary });
    expect(await findChange(services.db, project.id)).toMatchObject({ status: "returned", note });
    expect(await publishChange(services, await asRead(project.id), coordinator)).toMatchObject({
      reason: "impossible",
    });
    await edit(project.id, { ...values, summary: `${SUMMARY} In Almaty.` }, leader);
    expect(await findChange(services.db, project.id)).toMatchObject({ status: "waiting", note: null });
    const answer = { ...(await asRead(project.id)), reason: "advertising", note } as const;
    expect(await declineChange(services, answer, coordinator)).toEqual({ ok: true });
    expect(await findChange(services.db, project.id)).toMatchObject({ status: "declined" });
    expect((await getEditable(services.db, await rowOf(project.id))).typed.summary).toBe(values.summary);
    expect(await letters(project.id, leader)).toEqual(
      expect.arrayContaining(["project-change_returned", "project-change_declined"]),
    );
    expect((await listToCheck(services.db, coordinator)).map(({ id }) => id)).not.toContain(project.id);
  });

  test("is taken back by the lead, ends with the project, and is not for strangers to answer", async () => {
    const { leader, partner, coordinator, project, values } = await setUpBoard(services, "Ended");
    await edit(project.id, { ...values, summary: SUMMARY }, leader);
    for (const stranger of [leader, partner, await personOf(services, null, "administrator")])
      expect(await publishChange(services, await asRead(project.id), stranger)).toMatchObject({ reason: "forbidden" });
    expect(await takeBackChange(services, { projectId: project.id }, partner)).toMatchObject({ reason: "forbidden" });
    const back = () => takeBackChange(services, { projectId: project.id }, leader);
    expect([await back(), await back()]).toEqual([{ ok: true }, { ok: true }]);
    expect(await timesDone(project.id, "project.change_taken_back")).toBe(1);
    expect(await letters(project.id, coordinator)).toContain("project-change_taken_back");
    await edit(project.id, { ...values, summary: SUMMARY }, leader);
    const read = await asRead(project.id);
    await writeReport(services, project.id, leader);
    await completeProject(services, { projectId: project.id, finalSummary: "We measured. ".repeat(10) }, leader);
    expect(await publishChange(services, read, coordinator)).toMatchObject({ reason: "impossible" });
    expect(await rowOf(project.id)).toMatchObject({ status: "completed", summary: values.summary });
    expect(await findChange(services.db, project.id)).toBeNull();
  });

  test("is gone on with in the form when the project is taken off the board", async () => {
    const { leader, coordinator, project, values } = await setUpBoard(services, "Taken off");
    await edit(project.id, { ...values, summary: SUMMARY }, leader);
    const note = "What stands there may not stay.";
    await askForChanges(services, { ...(await asRead(project.id)), note }, coordinator);
    const row = await rowOf(project.id);
    expect(row).toMatchObject({ status: "changes_requested", summary: values.summary });
    expect((await getEditable(services.db, row)).typed).toMatchObject({ summary: SUMMARY });
    expect(await findChange(services.db, project.id)).toBeNull();
  });

  test("waits for an observer too, whose project stays on the board", async () => {
    const lead = await createMember(services, { nameEn: "Observer of changes", category: "observer" });
    const author = await personOf(services, lead);
    const coordinator = await personOf(services, null, "coordinator");
    const values = completeValues(services.clock.now(), { titleEn: "Observed along the road" });
    const wanted = { leadInstitutionId: lead.institutionId, author, values, coordinator };
    const { id } = await createProject(services, { ...wanted, upTo: "published" });
    expect(await edit(id, { ...values, titleEn: "Something else altogether" }, author)).toEqual({
      ok: true,
      done: "change_waits",
    });
    expect(await rowOf(id)).toMatchObject({ status: "open", titleEn: values.titleEn });
  });

  test("of whoever goes unchecked is shown at once", async () => {
    const own = await openTestServices();
    const { leader, project, values } = await setUpBoard(own, "Unchecked");
    await own.withTransaction(async (tx) => {
      const row = { name: ASSOCIATION_SETTING, value: { isProjectCheckOn: false }, updatedAt: own.clock.now() };
      await tx.insert(settings).values(row);
    });
    const { version } = await rowOf(project.id, own);
    const change = { projectId: project.id, version, values: { ...values, summary: SUMMARY } };
    expect(await editProject(own, change, leader)).toEqual({ ok: true, done: "edited" });
    expect(await rowOf(project.id, own)).toMatchObject({ summary: SUMMARY, isChangedSinceCheck: false });
  });
});
