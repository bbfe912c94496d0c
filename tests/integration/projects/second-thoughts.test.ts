import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { acceptInterest, declineInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import {
  completeProject,
  correctAchieved,
  deleteDraft,
  takeBackProject,
} from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { startProject } from "#app/features/projects/posting/draft-project.server.ts";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { removePartner } from "#app/features/projects/partners/end-partnership.server.ts";
import {
  cancelInvitation,
  confirmPartnership,
  inviteMember,
} from "#app/features/projects/partners/join-project.server.ts";
import { submitProject } from "#app/features/projects/posting/submit-project.server.ts";
import { undoAnswer } from "#app/features/projects/partners/undo-answer.server.ts";
import { listInterests } from "#app/features/projects/partners/list-interests.server.ts";
import { listToCheck } from "#app/features/projects/posting/list-to-check.server.ts";
import { findPartner } from "#app/features/projects/partners/partner-rows.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { writeReport } from "#tests/support/results.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
type Board = Awaited<ReturnType<typeof setUpBoard>>;
let services: Services;
beforeAll(async () => {
  services = await openTestServices();
});

const placeOf = ({ project, other }: Board) => ({ projectId: project.id, institutionId: other.institutionId });
const placeStatus = async ({ project, other }: Board) =>
  (await findPartner(services.db, project.id, other.institutionId))?.status;
const kindsTo = async (projectId: string, { email }: Viewer) =>
  (await services.db.select().from(outbox).where(eq(outbox.subjectId, projectId)))
    .filter(({ recipient }) => recipient === email)
    .map(({ kind }) => kind);

async function sendInterest({ project, other, partner }: Board, role = "Translator"): Promise<string> {
  const rest = { message: "m".repeat(200), countries: [], languages: [], canCoFund: false, isHeadInformed: true };
  const values = { institutionId: other.institutionId, needId: "other", role, ...rest };
  const sent = await expressInterest(services, { projectId: project.id, values }, partner);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.id;
}

async function interestStatus(id: string) {
  const [row] = await services.db.select().from(projectInterests).where(eq(projectInterests.id, id));
  return row?.status;
}

async function projectRow(id: string) {
  const [row] = await services.db.select().from(projects).where(eq(projects.id, id));
  return row;
}

describe("the lead thinks again", () => {
  test("an invitation is cancelled, the other side is told, and it can come again (found F98)", async () => {
    const board = await setUpBoard(services, "Cancelled");
    const { leader, partner, project } = board;
    await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
    expect(await cancelInvitation(services, placeOf(board), partner)).toEqual({ ok: false, reason: "forbidden" });
    expect(await cancelInvitation(services, placeOf(board), leader)).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("cancelled");
    expect(await kindsTo(project.id, partner)).toContain("project-cancelled-partner");
    expect(await kindsTo(project.id, leader)).not.toContain("project-cancelled-lead");
    expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: false, reason: "taken-back" });
    expect(await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader)).toEqual({ ok: true });
  });

  test("a partner is taken out, so that another can be invited (found F98)", async () => {
    const board = await setUpBoard(services, "Replaced");
    const { leader, partner, project } = board;
    await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
    expect(await removePartner(services, placeOf(board), leader)).toEqual({ ok: false, reason: "impossible" });
    await confirmPartnership(services, placeOf(board), partner);
    expect(await removePartner(services, placeOf(board), leader)).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("removed");
    expect(await kindsTo(project.id, partner)).toContain("project-removed-partner");
  });

  test("an answer is undone, and the second answer is told too (found F98)", async () => {
    const board = await setUpBoard(services, "Undone");
    const { leader, partner, project } = board;
    const interestId = await sendInterest(board);
    const asked = { projectId: project.id, interestId };
    const decline = () => declineInterest(services, { ...asked, reason: "timing" }, leader);
    await decline();
    expect(await undoAnswer(services, asked, partner)).toEqual({ ok: false, reason: "forbidden" });
    expect(await undoAnswer(services, asked, leader)).toEqual({ ok: true });
    expect(await interestStatus(interestId)).toBe("sent");
    await acceptInterest(services, asked, leader);
    services.clock.pass(1000);
    expect(await undoAnswer(services, asked, leader)).toEqual({ ok: true });
    expect([await interestStatus(interestId), await placeStatus(board)]).toEqual(["sent", "cancelled"]);
    await decline();
    expect((await kindsTo(project.id, partner)).filter((kind) => kind === "project-declined-partner")).toHaveLength(2);
  });

  test("a confirmed partner's answer is not undone behind its back (found F98)", async () => {
    const board = await setUpBoard(services, "Confirmed");
    const asked = { projectId: board.project.id, interestId: await sendInterest(board) };
    await acceptInterest(services, asked, board.leader);
    await confirmPartnership(services, placeOf(board), board.partner);
    expect(await undoAnswer(services, asked, board.leader)).toEqual({ ok: false, reason: "impossible" });
    expect(await placeStatus(board)).toBe("confirmed");
  });

  test("what waits for an answer stands first in the list (found F175)", async () => {
    const board = await setUpBoard(services, "Sorted");
    const waiting = await sendInterest(board, "Waiting");
    services.clock.pass(1000);
    const later = await sendInterest(board, "Answered").catch(() => null);
    expect(later).toBeNull();
    const third = await createMember(services, { nameEn: "Sorted Third University" });
    const person = await personOf(services, third);
    const answered = await sendInterest({ ...board, other: third, partner: person }, "Answered");
    await declineInterest(
      services,
      { projectId: board.project.id, interestId: answered, reason: "timing" },
      board.leader,
    );
    const listed = await listInterests(services.db, { projectId: board.project.id, today: dayNow(services.clock) });
    expect(listed.map(({ interest }) => interest.id)).toEqual([waiting, answered]);
  });
});

describe("the end of a project", () => {
  test("leaves no invitation open and comes before a coordinator (found F98)", async () => {
    const board = await setUpBoard(services, "Ended");
    const { leader, partner, coordinator } = board;
    const projectId = board.project.id;
    await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
    await writeReport(services, projectId, leader);
    await completeProject(services, { projectId, finalSummary: "s".repeat(120) }, leader);
    expect(await placeStatus(board)).toBe("cancelled");
    expect(await kindsTo(projectId, partner)).toContain("project-cancelled-partner");
    expect((await listToCheck(services.db, coordinator)).map(({ id }) => id)).toContain(projectId);
  });

  test("what was achieved can be corrected, and partners are told (found F98)", async () => {
    const board = await setUpBoard(services, "Corrected");
    const { leader, partner } = board;
    const projectId = board.project.id;
    const correct = () => correctAchieved(services, { projectId, finalSummary: "c".repeat(120) }, leader);
    await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
    await confirmPartnership(services, placeOf(board), partner);
    expect(await correct()).toEqual({ ok: false, reason: "impossible" });
    await writeReport(services, projectId, leader);
    await completeProject(services, { projectId, finalSummary: "s".repeat(120) }, leader);
    expect(await correct()).toEqual({ ok: true });
    expect(await projectRow(projectId)).toMatchObject({ status: "completed", finalSummary: "c".repeat(120) });
    expect(await kindsTo(projectId, partner)).toContain("project-achieved");
  });
});

describe("the author thinks again", () => {
  async function author(name: string) {
    const lead = await createMember(services, { nameEn: `${name} University` });
    const person = await personOf(services, lead, "project_officer");
    const values = completeValues(services.clock.now(), { titleEn: `${name} of the Silk Road` });
    return { lead, person, values };
  }

  test("a submitted project is taken back, coordinators are told, and it is submitted again (found F98)", async () => {
    const { lead, person, values } = await author("Taken back");
    const coordinator = await personOf(services, null, "coordinator");
    const wanted = { leadInstitutionId: lead.institutionId, author: person, values };
    const { id } = await createProject(services, { ...wanted, upTo: "submitted" });
    expect(await takeBackProject(services, { projectId: id }, person)).toEqual({ ok: true });
    expect(await projectRow(id)).toMatchObject({ status: "draft" });
    expect(await kindsTo(id, coordinator)).toEqual(["project-submitted", "project-taken_back"]);
    expect(await takeBackProject(services, { projectId: id }, person)).toEqual({ ok: true });
    expect(await kindsTo(id, coordinator)).toHaveLength(2);
    const version = (await projectRow(id))?.version ?? 0;
    expect(await submitProject(services, { projectId: id, version, values }, person)).toMatchObject({ ok: true });
  });

  test("a draft is deleted by who began it, what was submitted is not (found F99)", async () => {
    const { lead, person, values } = await author("Deleted");
    const colleague = await personOf(services, lead, "project_officer");
    const wanted = { leadInstitutionId: lead.institutionId, author: person, values };
    const draft = await createProject(services, { ...wanted, upTo: "draft" });
    const posted = await createProject(services, { ...wanted, upTo: "submitted" });
    const remove = (id: string, viewer: Viewer) => deleteDraft(services, { projectId: id }, viewer);
    expect(await remove(draft.id, colleague)).toEqual({ ok: false, reason: "forbidden" });
    expect(await remove(posted.id, person)).toEqual({ ok: false, reason: "impossible" });
    expect(await remove(draft.id, person)).toEqual({ ok: true });
    expect(await projectRow(draft.id)).toBeUndefined();
  });

  test("a form sent twice at once begins one draft; sent again with other words, another (found F99)", async () => {
    const { lead, person } = await author("Twice");
    const formKey = "5b1f3a52-5f4e-4d0a-9a55-0f6f2a1f7a11";
    const send = (titleEn: string) =>
      startProject(
        services,
        { leadInstitutionId: lead.institutionId, typed: { titleEn, summary: "s" }, formKey },
        person,
      );
    const started = await Promise.all([send("Twice to Dakar"), send("Twice to Dakar")]);
    const slugs = started.map((one) => one.ok && one.slug);
    expect(slugs).toEqual(["twice-to-dakar", "twice-to-dakar"]);
    expect(await send("Once to Dakar")).toMatchObject({ ok: true, slug: "once-to-dakar" });
  });

  test("a title without Latin letters makes an address of its own (found F175)", async () => {
    const { lead, person } = await author("Arabic");
    const draft = { leadInstitutionId: lead.institutionId, typed: { titleOriginal: "طريق الحرير" } };
    const started = await startProject(services, draft, person);
    expect(started).toMatchObject({ ok: true, slug: expect.stringMatching(/^project-[0-9a-f]{8}$/) });
  });
});
