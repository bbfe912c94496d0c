import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { askForChanges, lookAtChange, publishProject } from "#app/features/projects/posting/check-project.server.ts";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { saveProjectDraft, startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { editProject } from "#app/features/projects/posting/edit-project.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import { listToCheck } from "#app/features/projects/posting/list-to-check.server.ts";
import { getEditable } from "#app/features/projects/project/project-queries.server.ts";
import { typedOf } from "#app/features/projects/project/project-form.ts";
import { listNeeds } from "#app/features/projects/project/project-rows.server.ts";
import type { ProjectValues } from "#app/features/projects/project/posting-fields.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { activity } from "#db/schema/activity.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { settings } from "#db/schema/settings.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
let services: Services;
beforeAll(async () => {
  services = await openTestServices();
});

async function rowOf(id: string) {
  const [row] = await services.db.select().from(projects).where(eq(projects.id, id));
  if (!row) throw new Error("gone");
  return row;
}
const actionsOf = async (id: string) =>
  (await services.db.select().from(activity).where(eq(activity.subjectId, id))).map(({ action }) => action);
const lettersOf = (id: string) =>
  services.db.select().from(outbox).where(eq(outbox.subjectId, id)).orderBy(desc(outbox.id));
const values = (change: Partial<ProjectValues> = {}) => completeValues(services.clock.now(), change);

describe("a draft", () => {
  test("is kept as it was typed, and its address does not change with the title", async () => {
    const lead = await createMember(services, { nameEn: "Draft University" });
    const author = await personOf(services, lead, "project_officer");
    const typed = { titleEn: "Half a title", startMonth: "next spring", themes: ["T01"], needs: [{ role: "someone" }] };
    const started = await startProject(services, { leadInstitutionId: lead.institutionId, typed }, author);
    if (!started.ok) throw new Error(started.reason);
    expect(started.slug).toBe("half-a-title");
    const change = {
      projectId: started.id,
      version: 1,
      typed: { ...typed, titleEn: "A whole title" },
    };
    expect(await saveProjectDraft(services, change, author)).toEqual({ ok: true, version: 2 });
    const row = await rowOf(started.id);
    expect(row).toMatchObject({ slug: "half-a-title", titleEn: "A whole title", status: "draft", kind: null });
    expect((await getEditable(services.db, row)).typed).toEqual(change.typed);
  });

  test("two people who edit one draft: the second is told and overwrites nothing", async () => {
    const lead = await createMember(services, { nameEn: "Two Pens University" });
    const [one, two] = [await personOf(services, lead), await personOf(services, lead, "project_officer")];
    const started = await startProject(
      services,
      { leadInstitutionId: lead.institutionId, typed: { titleEn: "Two pens" } },
      one,
    );
    if (!started.ok) throw new Error(started.reason);
    const save = (author: typeof one, titleEn: string) =>
      saveProjectDraft(services, { projectId: started.id, version: 1, typed: { titleEn } }, author);
    const outcomes = await Promise.all([save(one, "First title"), save(two, "Second title")]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale" });
    expect((await rowOf(started.id)).titleEn).toBe("First title");
  });

  test("C04 is nobody's but the institution's, and a suspended one posts nothing", async () => {
    const lead = await createMember(services, { nameEn: "Closed Door University" });
    const other = await createMember(services, { nameEn: "Curious University" });
    const [author, stranger] = [await personOf(services, lead), await personOf(services, other)];
    const draft = { leadInstitutionId: lead.institutionId, typed: { titleEn: "Closed door" } };
    expect(await startProject(services, draft, stranger)).toEqual({ ok: false, reason: "forbidden" });
    const started = await startProject(services, draft, author);
    if (!started.ok) throw new Error(started.reason);
    const posting = { projectId: started.id, version: 1, values: values() };
    expect(await submitProject(services, posting, stranger)).toEqual({ ok: false, reason: "forbidden" });
    await setMembership(services, lead, "suspended");
    expect(await submitProject(services, posting, author)).toEqual({ ok: false, reason: "forbidden" });
    expect(await startProject(services, draft, author)).toEqual({ ok: false, reason: "forbidden" });
  });
});

describe("the check", () => {
  test("a submitted posting waits, coordinators in scope are written to, and it is published once", async () => {
    const lead = await createMember(services, { nameEn: "Waiting University", country: "MN" });
    const author = await personOf(services, lead);
    const coordinator = await personOf(services, null, "coordinator", { locale: "ru" });
    const { id } = await createProject(services, {
      leadInstitutionId: lead.institutionId,
      author,
      values: values(),
      upTo: "submitted",
    });
    expect((await rowOf(id)).status).toBe("submitted");
    const letters = await lettersOf(id);
    expect(letters.find(({ recipient }) => recipient === coordinator.email)).toMatchObject({
      kind: "project-submitted",
      locale: "ru",
    });
    expect((await listToCheck(services.db, coordinator)).map((item) => item.id)).toContain(id);
    const read = await markOf(services.db, id);
    const publish = () => publishProject(services, { projectId: id, read }, coordinator);
    const outcomes = await Promise.all([publish(), publish()]);
    expect(outcomes).toEqual([{ ok: true }, { ok: true }]);
    expect((await actionsOf(id)).filter((action) => action === "project.published")).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({ status: "open", moderatedById: coordinator.id });
  });

  test("asked for changes, the lead sees what, changes it and submits again; answers are kept meanwhile", async () => {
    const { leader, coordinator, project, values: posted } = await setUpBoard(services, "Changes");
    const { version } = await rowOf(project.id);
    const note = "Please name the archives and what they allow.";
    const asked = await askForChanges(
      services,
      { projectId: project.id, read: await markOf(services.db, project.id), note },
      coordinator,
    );
    expect(asked).toEqual({ ok: true });
    const row = await rowOf(project.id);
    expect(row).toMatchObject({ status: "changes_requested", moderationNote: note });
    expect((await getEditable(services.db, row)).typed).toMatchObject({
      titleEn: posted.titleEn,
      themes: ["T05", "T07"],
    });
    const again = { projectId: project.id, version: version + 1, values: values({ titleEn: "A better title for it" }) };
    expect(await submitProject(services, again, leader)).toMatchObject({ ok: true, isPublished: false });
    expect(await rowOf(project.id)).toMatchObject({ status: "submitted", titleEn: "A better title for it" });
  });

  test("C06 not by an administrator, out of scope, or for one's own institution", async () => {
    const lead = await createMember(services, { nameEn: "Own Goal University", country: "KZ" });
    const author = await personOf(services, lead);
    const { id } = await createProject(services, {
      leadInstitutionId: lead.institutionId,
      author,
      values: values(),
      upTo: "submitted",
    });
    const plain = await personOf(services, null, "coordinator");
    const abroad = { ...plain, grants: [{ ...plain.grants[0], countries: ["IT"] }] } as typeof plain;
    const insider = { ...plain, grants: [...plain.grants, ...author.grants] };
    for (const viewer of [await personOf(services, null, "administrator"), abroad, insider, author]) {
      expect(await publishProject(services, { projectId: id, read: await markOf(services.db, id) }, viewer)).toEqual({
        ok: false,
        reason: "forbidden",
      });
    }
    expect(await listToCheck(services.db, abroad)).toEqual([]);
    expect((await listToCheck(services.db, insider)).map((item) => item.id)).not.toContain(id);
  });

  test("without the check a full member publishes at once, an observer still waits", async () => {
    const own = await openTestServices();
    await own.withTransaction(async (tx) => {
      const row = { name: ASSOCIATION_SETTING, value: { isProjectCheckOn: false }, updatedAt: own.clock.now() };
      await tx.insert(settings).values(row);
    });
    const statusAs = async (nameEn: string, category: "full" | "observer") => {
      const member = await createMember(own, { nameEn, category });
      const author = await personOf(own, member);
      const wanted = {
        leadInstitutionId: member.institutionId,
        author,
        values: values({ titleEn: `${nameEn} project` }),
      };
      const { id } = await createProject(own, { ...wanted, upTo: "submitted" });
      const [row] = await own.db.select().from(projects).where(eq(projects.id, id));
      return row?.status;
    };
    expect(await statusAs("Full University", "full")).toBe("open");
    expect(await statusAs("Observing University", "observer")).toBe("submitted");
  });
});

describe("a change to what is published", () => {
  test("of a small answer is shown at once and comes before a coordinator", async () => {
    const { leader, coordinator, project, values: posted } = await setUpBoard(services, "Edited");
    const { version } = await rowOf(project.id);
    const change = { projectId: project.id, version, values: { ...posted, acronym: "EDITED" } };
    expect(await editProject(services, change, leader)).toEqual({ ok: true, done: "edited" });
    expect(await rowOf(project.id)).toMatchObject({ status: "open", acronym: "EDITED", isChangedSinceCheck: true });
    expect((await listToCheck(services.db, coordinator)).map(({ id }) => id)).toContain(project.id);
    const looked = await lookAtChange(
      services,
      { projectId: project.id, read: await markOf(services.db, project.id) },
      coordinator,
    );
    expect(looked).toEqual({ ok: true });
    expect(await rowOf(project.id)).toMatchObject({ status: "open", isChangedSinceCheck: false });
    expect((await listToCheck(services.db, coordinator)).map(({ id }) => id)).not.toContain(project.id);
  });

  test("keeps a need that is still asked for, so that interest in it stays attached", async () => {
    const { leader, project } = await setUpBoard(services, "Needs");
    const needs = await listNeeds(services.db, project.id);
    const { version } = await rowOf(project.id);
    const [first] = values().needs;
    if (!first) throw new Error("no need");
    const change = values({
      needs: [
        { ...first, role: "Translator" },
        { ...first, number: 5 },
      ],
    });
    await editProject(services, { projectId: project.id, version, values: change }, leader);
    const after = await listNeeds(services.db, project.id);
    expect(after.map(({ role, number }) => [role, number])).toEqual([
      ["Translator", 2],
      [first.role, 5],
    ]);
    expect(after[1]?.id).toBe(needs[0]?.id);
  });
});

test("the form of a published posting is the posting", async () => {
  const { project, values: posted } = await setUpBoard(services, "Round trip");
  const { typed } = await getEditable(services.db, await rowOf(project.id));
  expect(typed).toEqual({ ...typedOf(posted), answerBy: "2026-11-30" });
});
