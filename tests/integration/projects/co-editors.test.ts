import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { inviteCoEditor } from "#app/features/projects/coediting/invite-co-editor.server.ts";
import { findInvitable } from "#app/features/projects/coediting/people-to-invite.server.ts";
import {
  acceptCoEditing,
  declineCoEditing,
  leaveCoEditing,
  removeCoEditor,
} from "#app/features/projects/coediting/settle-co-editor.server.ts";
import { saveProjectDraft } from "#app/features/projects/posting/draft-project.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { findProject } from "#app/features/projects/project/project-queries.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, setMembership, type TestMember } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

async function setUp(name: string, upTo: "draft" | "published" = "draft") {
  const lead = await createMember(services, { nameEn: `${name} Lead` });
  const other = await createMember(services, { nameEn: `${name} Other`, country: "UZ" });
  const leader = await personOf(services, lead);
  const writer = await personOf(services, other, "alternate", { locale: "ru" });
  const coordinator = await personOf(services, null, "coordinator");
  const values = completeValues(services.clock.now(), { titleEn: `${name} of the caravans` });
  const people = { leadInstitutionId: lead.institutionId, author: leader, coordinator };
  const project = await createProject(services, { ...people, values, upTo });
  const invite = (userId = writer.id, { institutionId }: TestMember = other, by: Viewer = leader) =>
    inviteCoEditor(services, { projectId: project.id, institutionId, userId }, by);
  const editorOf = async (userId = writer.id) => {
    const isTheirs = and(eq(projectEditors.projectId, project.id), eq(projectEditors.userId, userId));
    const [row] = await services.db.select().from(projectEditors).where(isTheirs);
    if (!row) throw new Error("nobody was asked");
    return row;
  };
  const join = async () => {
    expect(await invite()).toEqual({ ok: true });
    expect(await acceptCoEditing(services, (await editorOf()).id, writer)).toEqual({ ok: true });
  };
  return { lead, other, leader, writer, coordinator, project, values, invite, editorOf, join };
}

async function isOpenTo(viewer: Viewer, slug: string): Promise<boolean> {
  const audience = await getAudience(services.db, viewer, dayNow(services.clock));
  return (await findProject(services.db, slug, audience)) !== null;
}

const versionOf = async (id: string) =>
  (await services.db.select().from(projects).where(eq(projects.id, id)))[0]?.version ?? 0;
const lettersTo = async ({ email }: Viewer) =>
  (await services.db.select().from(outbox).where(eq(outbox.recipient, email))).map(({ kind }) => kind);

describe("somebody of another institution who writes with the lead", () => {
  test("is asked once, sees the draft only after accepting, saves it, and does not hand it in", async () => {
    const { writer, leader, project, values, invite, editorOf } = await setUp("Asked");
    expect(await Promise.all([invite(), invite()])).toEqual([{ ok: true }, { ok: true }]);
    expect((await lettersTo(writer)).filter((kind) => kind === "project-editor_invited")).toHaveLength(1);
    expect(await isOpenTo(writer, project.slug)).toBe(false);
    const { id } = await editorOf();
    expect(await acceptCoEditing(services, id, leader)).toMatchObject({ reason: "forbidden" });
    const accepted = await Promise.all([1, 2].map(() => acceptCoEditing(services, id, writer)));
    expect(accepted).toEqual([{ ok: true }, { ok: true }]);
    expect((await lettersTo(leader)).filter((kind) => kind === "project-editor_confirmed")).toHaveLength(1);
    expect(await isOpenTo(writer, project.slug)).toBe(true);
    const change = {
      projectId: project.id,
      typed: { titleEn: values.titleEn, acronym: "WE" },
    };
    expect(await saveProjectDraft(services, { ...change, version: await versionOf(project.id) }, writer)).toMatchObject(
      {
        ok: true,
      },
    );
    const posting = { projectId: project.id, version: await versionOf(project.id), values };
    expect(await submitProject(services, posting, writer)).toEqual({ ok: false, reason: "forbidden" });
    expect(await submitProject(services, posting, leader)).toMatchObject({ ok: true });
    expect(await isOpenTo(writer, project.slug)).toBe(true);
  });

  test("rests with the rights of the own institution, and ends with the own work on projects there", async () => {
    const { writer, other, lead, project, join } = await setUp("Resting");
    await join();
    await setMembership(services, other, "suspended");
    expect(await isOpenTo(writer, project.slug)).toBe(false);
    await setMembership(services, other, "active");
    expect(await isOpenTo(writer, project.slug)).toBe(true);
    await setMembership(services, lead, "suspended");
    const change = { projectId: project.id, version: await versionOf(project.id), typed: { titleEn: "A title" } };
    expect(await saveProjectDraft(services, change, writer)).toMatchObject({ reason: "forbidden" });
    await setMembership(services, lead, "active");
    await services.withTransaction((tx) =>
      tx
        .update(grants)
        .set({ role: "editor" })
        .where(and(eq(grants.userId, writer.id), isNull(grants.revokedAt))),
    );
    const asEditor = { ...writer, grants: writer.grants.map((one) => ({ ...one, role: "editor" as const })) };
    expect(await isOpenTo(asEditor, project.slug)).toBe(false);
  });

  test("declines, leaves or is taken out, and can be asked again", async () => {
    const { writer, leader, project, invite, editorOf, join } = await setUp("Leaving");
    await invite();
    const { id } = await editorOf();
    expect(await leaveCoEditing(services, id, writer)).toMatchObject({ reason: "impossible" });
    expect(await declineCoEditing(services, id, writer)).toEqual({ ok: true });
    expect(await acceptCoEditing(services, id, writer)).toMatchObject({ reason: "impossible" });
    await join();
    expect(await declineCoEditing(services, id, writer)).toMatchObject({ reason: "impossible" });
    expect(await leaveCoEditing(services, id, leader)).toMatchObject({ reason: "forbidden" });
    expect(await leaveCoEditing(services, id, writer)).toEqual({ ok: true });
    expect(await isOpenTo(writer, project.slug)).toBe(false);
    await join();
    const out = { id, projectId: project.id };
    expect(await removeCoEditor(services, out, writer)).toMatchObject({ reason: "forbidden" });
    expect(await removeCoEditor(services, { ...out, projectId: "another" }, leader)).toMatchObject({
      reason: "forbidden",
    });
    expect(await removeCoEditor(services, out, leader)).toEqual({ ok: true });
    expect(await removeCoEditor(services, out, leader)).toEqual({ ok: true });
    expect(await isOpenTo(writer, project.slug)).toBe(false);
    expect(await lettersTo(writer)).toContain("project-editor_removed");
    expect(await lettersTo(leader)).toEqual(expect.arrayContaining(["project-editor_declined", "project-editor_left"]));
  });

  test("is chosen among those whom members see and who work on projects, never of the lead itself", async () => {
    const { lead, other, leader, writer, coordinator, invite } = await setUp("Chosen");
    const officer = await personOf(services, other, "project_officer");
    const profileEditor = await personOf(services, other, "editor");
    const colleague = await personOf(services, lead, "alternate");
    const today = dayNow(services.clock);
    const shown = await findInvitable(services.db, other.institutionId, today);
    expect(shown?.people.map(({ userId }) => userId)).toEqual([writer.id]);
    expect(JSON.stringify(shown)).not.toContain("@");
    for (const { id } of [officer, profileEditor, colleague, coordinator])
      expect(await invite(id)).toMatchObject({ reason: "no-person" });
    expect(await invite(colleague.id, lead)).toMatchObject({ reason: "no-person" });
    for (const stranger of [writer, coordinator, profileEditor])
      expect(await invite(writer.id, other, stranger)).toMatchObject({ reason: "forbidden" });
    await services.withTransaction((tx) =>
      tx
        .update(institutions)
        .set({ restrictions: { representatives: "secretariat" } })
        .where(eq(institutions.id, other.institutionId)),
    );
    expect(await invite(writer.id, other, leader)).toMatchObject({ reason: "no-person" });
    await setMembership(services, other, "suspended");
    expect(await findInvitable(services.db, other.institutionId, today)).toBeNull();
  });

  test("is one of twenty at most", async () => {
    const { other, project, invite } = await setUp("Crowded");
    const people = await Promise.all(Array.from({ length: 21 }, () => personOf(services, other, "alternate")));
    const outcomes = [];
    for (const { id } of people) outcomes.push(await invite(id));
    expect(outcomes.slice(0, 20).every(({ ok }) => ok)).toBe(true);
    expect(outcomes[20]).toEqual({ ok: false, reason: "too-many" });
    expect(await services.db.$count(projectEditors, eq(projectEditors.projectId, project.id))).toBe(20);
  });
});
