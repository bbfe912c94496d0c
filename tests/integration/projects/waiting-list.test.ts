import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { archiveProject, completeProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import {
  acceptInterest,
  declineInterest,
  putOnWaitingList,
} from "#app/features/projects/partners/answer-interest.server.ts";
import { expressInterest, withdrawInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { confirmPartnership } from "#app/features/projects/partners/join-project.server.ts";
import { undoAnswer } from "#app/features/projects/partners/undo-answer.server.ts";
import { listNeeds } from "#app/features/projects/project/project-rows.server.ts";
import { activity } from "#db/schema/activity.ts";
import { createMember, personOf, setUpBoard } from "#tests/support/board.ts";
import { interest, interestsOf, placeOf } from "#tests/support/interests.ts";
import { writeReport } from "#tests/support/results.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
const { letters, sendInterest, statusOf } = interestsOf(() => services);

/** A project whose one partner has its place, and a second institution interested in the same. */
async function setUp(name: string) {
  const board = await setUpBoard(services, name);
  const { project, leader, partner } = board;
  const colleague = await personOf(services, board.lead, "alternate");
  const [need] = await listNeeds(services.db, project.id);
  const needId = need?.id ?? "";
  const first = await sendInterest(board, { needId });
  await acceptInterest(services, { projectId: project.id, interestId: first }, leader);
  await confirmPartnership(services, placeOf(board), partner);
  const second = await createMember(services, { nameEn: `${name} Second University`, country: "TJ" });
  const person = await personOf(services, second);
  const send = () =>
    expressInterest(
      services,
      { projectId: project.id, values: interest(second.institutionId, { needId, role: undefined }) },
      person,
    );
  const sent = await send();
  if (!sent.ok) throw new Error(sent.reason);
  return { board, colleague, second, person, send, about: { projectId: project.id, interestId: sent.id } };
}

const kindsTo = async (projectId: string, { email }: Viewer) =>
  (await letters(projectId)).filter(({ recipient }) => recipient === email).map(({ kind }) => kind);

test("an interest that fits waits for a place: told kindly, kept open, and the lead hears by name when a place is free", async () => {
  const { board, colleague, person, send, about } = await setUp("Listed");
  const { leader, partner, project } = board;
  const listed = { ...about, note: "We would like you next." };
  expect(await putOnWaitingList(services, listed, leader)).toEqual({ ok: true });
  expect(await putOnWaitingList(services, listed, leader)).toEqual({ ok: true });
  expect(await statusOf(about.interestId)).toBe("waiting_list");
  expect(await kindsTo(project.id, person)).toEqual(["project-waiting_list-partner"]);
  expect(await send()).toMatchObject({ ok: true, id: about.interestId });
  expect(await kindsTo(project.id, colleague)).not.toContain("project-place_free");

  await leavePartnership(services, placeOf(board), partner);
  const told = (await letters(project.id)).filter(({ kind }) => kind === "project-place_free");
  expect(told.map(({ recipient }) => recipient).sort()).toEqual([leader.email, colleague.email].sort());
  expect(told[0]?.text).toContain("Listed Second University");
  expect(await statusOf(about.interestId)).toBe("waiting_list");

  expect(await acceptInterest(services, about, leader)).toEqual({ ok: true });
  const actions = (await services.db.select().from(activity).where(eq(activity.subjectId, project.id))).map(
    ({ action }) => action,
  );
  expect(actions).toContain("interest.waiting_list");
});

test("it is withdrawn by the institution, taken back by the lead, and ends with the project", async () => {
  const withdrawn = await setUp("Withdrawn list");
  await putOnWaitingList(services, withdrawn.about, withdrawn.board.leader);
  expect(await withdrawInterest(services, withdrawn.about, withdrawn.person)).toEqual({ ok: true });
  expect(await putOnWaitingList(services, withdrawn.about, withdrawn.board.leader)).toMatchObject({
    reason: "already-answered",
  });
  await leavePartnership(services, placeOf(withdrawn.board), withdrawn.board.partner);
  expect(await kindsTo(withdrawn.about.projectId, withdrawn.colleague)).not.toContain("project-place_free");

  const undone = await setUp("Undone list");
  await putOnWaitingList(services, undone.about, undone.board.leader);
  expect(await undoAnswer(services, undone.about, undone.board.leader)).toEqual({ ok: true });
  expect(await statusOf(undone.about.interestId)).toBe("sent");

  const ended = await setUp("Ended list");
  await putOnWaitingList(services, ended.about, ended.board.leader);
  const { projectId } = ended.about;
  await writeReport(services, projectId, ended.board.leader);
  await completeProject(services, { projectId, finalSummary: "s".repeat(120) }, ended.board.leader);
  await archiveProject(services, { projectId }, ended.board.leader);
  expect(await statusOf(ended.about.interestId)).toBe("declined");
});

const textsTo = async (projectId: string, { email }: Viewer) =>
  (await letters(projectId)).filter(({ recipient }) => recipient === email).map(({ text }) => text);

test("whoever is put on the list reads nothing of taken places, and one whose project ends no reason nobody gave", async () => {
  const completed = await setUp("Completed list");
  const { person, about, board } = completed;
  await putOnWaitingList(services, about, board.leader);
  const [listed] = await textsTo(about.projectId, person);
  expect(listed).toContain("keeps it on its waiting list");
  expect(listed).not.toContain("taken");
  await writeReport(services, about.projectId, board.leader);
  await completeProject(services, { projectId: about.projectId, finalSummary: "s".repeat(120) }, board.leader);
  expect(await kindsTo(about.projectId, person)).toContain("project-interest_ended-partner");
  const texts = (await textsTo(about.projectId, person)).join("\n");
  expect(texts).toContain("The project has been completed, so the interest of");
  expect(texts).not.toContain("The dates do not fit");

  const archived = await setUp("Archived list");
  await archiveProject(services, { projectId: archived.about.projectId }, archived.board.leader);
  expect((await textsTo(archived.about.projectId, archived.person)).join("\n")).toContain(
    "The project has been taken off the board, so the interest of",
  );
});

test("an answer that is taken back speaks of an invitation only where there was one", async () => {
  const declined = await setUp("Undone decline");
  await declineInterest(services, { ...declined.about, reason: "timing" }, declined.board.leader);
  await undoAnswer(services, declined.about, declined.board.leader);
  const [, undone] = await textsTo(declined.about.projectId, declined.person);
  expect(undone).toContain("waits for an answer again");
  expect(undone).not.toContain("invitation");

  const accepted = await setUp("Undone acceptance");
  await acceptInterest(services, accepted.about, accepted.board.leader);
  await undoAnswer(services, accepted.about, accepted.board.leader);
  expect((await textsTo(accepted.about.projectId, accepted.person)).at(-1)).toContain(
    "The invitation that came with the answer no longer holds.",
  );
});

test("an acceptance from the waiting list that is taken back puts the interest there again, and pressed twice no further", async () => {
  const { about, board, person } = await setUp("Back on the list");
  await putOnWaitingList(services, about, board.leader);
  await acceptInterest(services, about, board.leader);
  for (let press = 0; press < 2; press++)
    expect(await undoAnswer(services, { ...about, from: "accepted" }, board.leader)).toEqual({ ok: true });
  expect(await statusOf(about.interestId)).toBe("waiting_list");
  expect((await textsTo(about.projectId, person)).at(-1)).toContain("The interest is on the waiting list again");
  expect(await undoAnswer(services, { ...about, from: "waiting_list" }, board.leader)).toEqual({ ok: true });
  expect(await statusOf(about.interestId)).toBe("sent");
});
