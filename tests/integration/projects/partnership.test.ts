import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { acceptInterest, declineInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import {
  archiveProject,
  closeToPartners,
  completeProject,
  reopenToPartners,
} from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { expressInterest, withdrawInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import {
  confirmPartnership,
  inviteMember,
  refusePartnership,
} from "#app/features/projects/partners/join-project.server.ts";
import { remindOfWaitingInterest } from "#app/features/projects/partners/remind-of-interest.server.ts";
import { listNeeds } from "#app/features/projects/project/project-rows.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { outbox } from "#db/schema/outbox.ts";
import { grants } from "#db/schema/grants.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { writeReport } from "#tests/support/results.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { interest, interestsOf, placeOf } from "#tests/support/interests.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
const { letters, placeStatus, sendInterest, statusOf } = interestsOf(() => services);
const kindsTo = async (projectId: string, { email }: Viewer) =>
  (await letters(projectId)).filter(({ recipient }) => recipient === email).map(({ kind }) => kind);
const endGrant = ({ id }: Viewer) =>
  services.withTransaction((tx) =>
    tx.update(grants).set({ revokedAt: services.clock.now() }).where(eq(grants.userId, id)),
  );

describe("from interest to partnership", () => {
  test("sent, accepted, confirmed, left: both sides are told in their languages, nobody of an own click, and no address is in a letter (found F128)", async () => {
    const board = await setUpBoard(services, "Whole way");
    const { project, leader, partner } = board;
    const colleague = await personOf(services, board.other, "alternate", { locale: "kk" });
    const [need] = await listNeeds(services.db, project.id);
    const interestId = await sendInterest(board, { needId: need?.id ?? "", role: undefined });
    const answered = { projectId: project.id, interestId, note: "Welcome" };
    expect(await acceptInterest(services, answered, leader)).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("invited");
    expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("confirmed");
    expect(await leavePartnership(services, placeOf(board), partner)).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("left");
    const steps = ["interest_sent", "accepted", "confirmed", "left"];
    expect(await kindsTo(project.id, colleague)).toEqual(steps.map((step) => `project-${step}-partner`));
    expect(await kindsTo(project.id, partner)).toEqual(["project-accepted-partner"]);
    expect(await kindsTo(project.id, leader)).toEqual([
      "project-published",
      ...["interest_sent", "confirmed", "left"].map((step) => `project-${step}-lead`),
    ]);
    const written = await letters(project.id);
    const localesTo = ({ email }: Viewer) =>
      new Set(written.filter(({ recipient }) => recipient === email).map(({ locale }) => locale));
    expect([localesTo(partner), localesTo(colleague)]).toEqual([new Set(["ru"]), new Set(["kk"])]);
    for (const { text, html, subject } of written) expect(`${text}${html}${subject}`).not.toMatch(/@|undefined|\{\{/);
  });

  test("whoever has left the institution, or works on no projects there any more, gets no letter about them; those who do get it", async () => {
    const board = await setUpBoard(services, "Departed");
    const { project, leader } = board;
    const officer = await personOf(services, board.lead, "project_officer");
    const editor = await personOf(services, board.lead, "editor");
    const alternate = await personOf(services, board.lead, "alternate");
    const before = await kindsTo(project.id, leader);
    await endGrant(leader);
    const interestId = await sendInterest(board);
    expect(await kindsTo(project.id, leader)).toEqual(before);
    for (const person of [officer, alternate])
      expect(await kindsTo(project.id, person)).toContain("project-interest_sent-lead");
    expect(await kindsTo(project.id, editor)).toEqual([]);

    await endGrant(board.partner);
    const successor = await personOf(services, board.other, "project_officer");
    await declineInterest(services, { projectId: project.id, interestId, reason: "other" }, alternate);
    expect(await kindsTo(project.id, board.partner)).not.toContain("project-declined-partner");
    expect(await kindsTo(project.id, successor)).toEqual(["project-declined-partner"]);
  });

  test("all who take part are told that a project is closed, completed and archived (found F128)", async () => {
    const board = await setUpBoard(services, "Stages");
    const { leader, partner } = board;
    const projectId = board.project.id;
    const second = await personOf(services, board.lead, "alternate");
    await inviteMember(services, { ...placeOf(board), role: "Translator" }, leader);
    await confirmPartnership(services, placeOf(board), partner);
    await closeToPartners(services, { projectId }, leader);
    services.clock.pass(11 * 60_000);
    await writeReport(services, projectId, leader);
    await completeProject(services, { projectId, finalSummary: "s".repeat(120) }, leader);
    await archiveProject(services, { projectId }, leader);
    const stages = ["project-closed", "project-completed", "project-archived"];
    const stagesTo = async (person: Viewer) =>
      (await kindsTo(projectId, person)).filter((kind) => stages.includes(kind));
    expect(await stagesTo(partner)).toEqual(stages);
    expect(await stagesTo(second)).toEqual(stages);
    expect(await stagesTo(leader)).toEqual([]);
  });

  test("the role is the need's, whatever was typed beside it", async () => {
    const board = await setUpBoard(services, "Role");
    const [need] = await listNeeds(services.db, board.project.id);
    const id = await sendInterest(board, { needId: need?.id ?? "", role: "Director of everything" });
    const [row] = await services.db.select().from(projectInterests).where(eq(projectInterests.id, id));
    expect(row?.role).toBe(need?.role);
  });

  test("declined with a reason, it may be expressed again", async () => {
    const board = await setUpBoard(services, "Declined");
    const { project, leader } = board;
    const interestId = await sendInterest(board);
    const decline = (reason: "timing" | "other") =>
      declineInterest(services, { projectId: project.id, interestId, reason }, leader);
    expect(await decline("timing")).toEqual({ ok: true });
    expect(await decline("timing")).toEqual({ ok: true });
    expect(await decline("other")).toEqual({ ok: false, reason: "already-answered" });
    expect(await statusOf(await sendInterest(board))).toBe("sent");
  });

  test("a refused or left place can be offered again", async () => {
    const board = await setUpBoard(services, "Again");
    const { leader, partner } = board;
    const invite = (role = "Translator") => inviteMember(services, { ...placeOf(board), role }, leader);
    expect(await invite()).toEqual({ ok: true });
    expect(await invite()).toEqual({ ok: true });
    expect(await invite("Editor")).toMatchObject({ ok: false, reason: "already-partner" });
    expect(await refusePartnership(services, placeOf(board), partner)).toEqual({ ok: true });
    services.clock.pass(1000);
    expect(await invite()).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("invited");
    const rows = await services.db
      .select()
      .from(projectPartners)
      .where(eq(projectPartners.projectId, board.project.id));
    expect(rows).toHaveLength(1);
    expect(
      (await kindsTo(board.project.id, partner)).filter((kind) => kind === "project-invited-partner"),
    ).toHaveLength(2);
  });
});

describe("a declined invitation", () => {
  const declined = async (name: string, answerBy?: string) => {
    const board = await setUpBoard(services, name);
    await inviteMember(services, { ...placeOf(board), role: "Translator", answerBy }, board.leader);
    await refusePartnership(services, placeOf(board), board.partner);
    return board;
  };
  const IMPOSSIBLE = { ok: false, reason: "impossible" };

  test("is confirmed after all by those who answer for the institution, and by nobody else", async () => {
    const board = await declined("After all");
    for (const foreign of [board.leader, await personOf(services, board.other, "project_officer")])
      expect(await confirmPartnership(services, placeOf(board), foreign)).toEqual({ ok: false, reason: "forbidden" });
    expect(await confirmPartnership(services, placeOf(board), board.partner)).toEqual({ ok: true });
    expect(await placeStatus(board)).toBe("confirmed");
  });

  test("is over after a day, and after its own last day", async () => {
    const board = await declined("A day after");
    services.clock.pass(DAY_MS);
    expect(await confirmPartnership(services, placeOf(board), board.partner)).toEqual(IMPOSSIBLE);
    const short = await declined("The last day", dayNow(services.clock));
    services.clock.pass(DAY_MS - 1);
    expect(await confirmPartnership(services, placeOf(short), short.partner)).toEqual(IMPOSSIBLE);
    expect([await placeStatus(board), await placeStatus(short)]).toEqual(["declined", "declined"]);
  });

  test("is over once the place is offered to somebody else, and free again with that", async () => {
    const board = await setUpBoard(services, "Taken meanwhile");
    const [need] = await listNeeds(services.db, board.project.id);
    const role = need?.role ?? "";
    for (let place = 1; place < (need?.number ?? 0); place++) {
      const { institutionId } = await createMember(services, { nameEn: `Earlier University ${place}` });
      await inviteMember(services, { projectId: board.project.id, institutionId, role }, board.leader);
    }
    await inviteMember(services, { ...placeOf(board), role }, board.leader);
    await refusePartnership(services, placeOf(board), board.partner);
    const next = await createMember(services, { nameEn: "Next University" });
    const instead = { projectId: board.project.id, institutionId: next.institutionId };
    await inviteMember(services, { ...instead, role }, board.leader);
    expect(await confirmPartnership(services, placeOf(board), board.partner)).toEqual(IMPOSSIBLE);
    await refusePartnership(services, instead, await personOf(services, next));
    expect(await confirmPartnership(services, placeOf(board), board.partner)).toEqual({ ok: true });
  });
});

describe("who may not", () => {
  test("express interest: the lead, staff, another institution's people, a suspended member", async () => {
    const board = await setUpBoard(services, "Refused");
    const { project, lead, other, leader, coordinator } = board;
    const express = (viewer: Viewer, institutionId: string) =>
      expressInterest(services, { projectId: project.id, values: interest(institutionId) }, viewer);
    const third = await createMember(services, { nameEn: "Third University" });
    const stranger = await personOf(services, third);
    const both = { ...stranger, grants: [...stranger.grants, ...coordinator.grants] };
    expect(await express(leader, lead.institutionId)).toEqual({ ok: false, reason: "forbidden" });
    expect(await express(stranger, other.institutionId)).toEqual({ ok: false, reason: "forbidden" });
    expect(await express(coordinator, other.institutionId)).toEqual({ ok: false, reason: "forbidden" });
    expect(await express(both, third.institutionId)).toEqual({ ok: false, reason: "forbidden" });
    await setMembership(services, third, "suspended");
    expect(await express(stranger, third.institutionId)).toEqual({ ok: false, reason: "forbidden" });
  });

  test("answer interest or confirm a place: people of other institutions, and who does not represent theirs", async () => {
    const board = await setUpBoard(services, "Foreign");
    const { project, leader, partner, other } = board;
    const interestId = await sendInterest(board);
    const answered = { projectId: project.id, interestId };
    expect(await acceptInterest(services, answered, partner)).toEqual({ ok: false, reason: "forbidden" });
    expect(await withdrawInterest(services, answered, leader)).toEqual({ ok: false, reason: "forbidden" });
    await acceptInterest(services, answered, leader);
    const officer = await personOf(services, other, "project_officer");
    expect(await confirmPartnership(services, placeOf(board), officer)).toEqual({ ok: false, reason: "forbidden" });
    expect(await confirmPartnership(services, placeOf(board), leader)).toEqual({ ok: false, reason: "forbidden" });
    expect(await placeStatus(board)).toBe("invited");
  });

  test("C04 answer an interest through another project", async () => {
    const [one, two] = [await setUpBoard(services, "One"), await setUpBoard(services, "Two")];
    const interestId = await sendInterest(one);
    const foreign = { projectId: two.project.id, interestId };
    expect(await acceptInterest(services, foreign, two.leader)).toEqual({ ok: false, reason: "forbidden" });
    expect(await statusOf(interestId)).toBe("sent");
  });
});

describe("time and state", () => {
  test("after the day for answers nobody expresses interest, but what was sent is answered", async () => {
    const own = await openTestServices();
    const board = await setUpBoard(own, "Late");
    const values = interest(board.other.institutionId);
    const send = () => expressInterest(own, { projectId: board.project.id, values }, board.partner);
    const sent = await send();
    if (!sent.ok) throw new Error(sent.reason);
    own.clock.pass(91 * DAY_MS);
    expect(await send()).toEqual({ ok: false, reason: "not-open" });
    const answered = { projectId: board.project.id, interestId: sent.id };
    expect(await acceptInterest(own, answered, board.leader)).toEqual({ ok: true });
  });

  test("closed and reopened, completed with what waits declined, and archived", async () => {
    const board = await setUpBoard(services, "Course");
    const { project, leader, partner } = board;
    const projectId = project.id;
    const interestId = await sendInterest(board);
    expect(await closeToPartners(services, { projectId }, leader)).toEqual({ ok: true });
    const another = interest(board.other.institutionId, { role: "Editor" });
    expect(await expressInterest(services, { projectId, values: another }, partner)).toEqual({
      ok: false,
      reason: "not-open",
    });
    const reopen = (answerBy: string) => reopenToPartners(services, { projectId, answerBy }, leader);
    expect(await reopen("2020-01-01")).toEqual({ ok: false, reason: "day-past" });
    expect(await reopen("2027-01-01")).toEqual({ ok: true });
    const finalSummary = "f".repeat(100);
    expect(await completeProject(services, { projectId, finalSummary }, partner)).toEqual({
      ok: false,
      reason: "forbidden",
    });
    const noReport = { ok: false, reason: "no-report" };
    for (const who of [leader, await personOf(services, board.lead, "project_officer")])
      expect(await completeProject(services, { projectId, finalSummary }, who)).toEqual(noReport);
    expect(await completeProject(services, { projectId, finalSummary }, board.coordinator)).toMatchObject({
      reason: "forbidden",
    });
    expect(await statusOf(interestId)).toBe("sent");
    await writeReport(services, projectId, leader);
    expect(await completeProject(services, { projectId, finalSummary }, leader)).toEqual({ ok: true });
    expect(await statusOf(interestId)).toBe("declined");
    expect(await kindsTo(projectId, partner)).toContain("project-interest_ended-partner");
    expect(await completeProject(services, { projectId, finalSummary }, leader)).toEqual({ ok: true });
    expect(await completeProject(services, { projectId, finalSummary: `${finalSummary}!` }, leader)).toEqual({
      ok: false,
      reason: "impossible",
    });
    expect(await archiveProject(services, { projectId }, leader)).toEqual({ ok: true });
    expect(await archiveProject(services, { projectId }, leader)).toEqual({ ok: true });
    expect(await closeToPartners(services, { projectId }, leader)).toEqual({ ok: false, reason: "impossible" });
  });

  test("a suspended lead answers nothing and gains no partner; a suspended partner may still leave", async () => {
    const board = await setUpBoard(services, "Suspension");
    const { lead, other, leader, partner } = board;
    const interestId = await sendInterest(board);
    await setMembership(services, lead, "suspended");
    const answered = { projectId: board.project.id, interestId };
    expect(await acceptInterest(services, answered, leader)).toEqual({ ok: false, reason: "forbidden" });
    expect(
      (await expressInterest(services, { projectId: board.project.id, values: interest(other.institutionId) }, partner))
        .ok,
    ).toBe(false);
    await setMembership(services, lead, "active");
    await acceptInterest(services, answered, leader);
    await setMembership(services, lead, "suspended");
    expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: false, reason: "impossible" });
    await setMembership(services, lead, "active");
    expect(await confirmPartnership(services, placeOf(board), partner)).toEqual({ ok: true });
    await setMembership(services, other, "suspended");
    expect(await leavePartnership(services, placeOf(board), partner)).toEqual({ ok: true });
  });

  test("an institution suspended after it was interested is not accepted", async () => {
    const board = await setUpBoard(services, "Fallen");
    const interestId = await sendInterest(board);
    await setMembership(services, board.other, "suspended");
    const answered = { projectId: board.project.id, interestId };
    expect(await acceptInterest(services, answered, board.leader)).toEqual({ ok: false, reason: "not-member" });
  });

  test("the lead is reminded of interest that waits after one week and after two, and not once it is answered", async () => {
    const own = await openTestServices();
    const board = await setUpBoard(own, "Reminder");
    const values = interest(board.other.institutionId);
    await expressInterest(own, { projectId: board.project.id, values }, board.partner);
    own.clock.pass(6 * DAY_MS);
    expect(await remindOfWaitingInterest(own)).toBe(0);
    for (const expected of [1, 0]) {
      own.clock.pass(DAY_MS);
      expect(await remindOfWaitingInterest(own)).toBe(expected);
    }
    own.clock.pass(6 * DAY_MS);
    for (const expected of [1, 0]) expect(await remindOfWaitingInterest(own)).toBe(expected);
    own.clock.pass(30 * DAY_MS);
    expect(await remindOfWaitingInterest(own)).toBe(0);
    const reminders = await own.db.select().from(outbox).where(eq(outbox.kind, "project-interest-reminder"));
    expect(reminders.map(({ recipient }) => recipient)).toEqual([board.leader.email, board.leader.email]);
    expect(reminders[0]?.text).toContain("The longest has been waiting for 7 days.");
  });
});
