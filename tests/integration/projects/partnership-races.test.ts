import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptInterest, declineInterest } from "#app/features/projects/partners/answer-interest.server.ts";
import { archiveProject } from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { expressInterest, withdrawInterest } from "#app/features/projects/partners/express-interest.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { activity } from "#db/schema/activity.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { setUpBoard } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { interest, interestsOf, placeOf } from "#tests/support/interests.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});
const { letters, placeStatus, sendInterest, statusOf } = interestsOf(() => services);

describe("races", () => {
  const TRIALS = 12;

  test("Q01 two answers at once: exactly one counts, with one entry and one letter to the other side", async () => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const board = await setUpBoard(services, `Answers ${trial}`);
      const interestId = await sendInterest(board);
      const answered = { projectId: board.project.id, interestId };
      const outcomes = await Promise.all([
        acceptInterest(services, answered, board.leader),
        declineInterest(services, { ...answered, reason: "other" }, board.leader),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      const entries = await services.db.select().from(activity).where(eq(activity.subjectId, board.project.id));
      expect(entries.filter(({ action }) => /interest\.(accepted|declined)/.test(action))).toHaveLength(1);
      const told = (await letters(board.project.id)).filter(({ kind }) => /-(accepted|declined)-/.test(kind));
      expect(told.map(({ recipient }) => recipient)).toEqual([board.partner.email]);
      expect(await placeStatus(board)).toBe((await statusOf(interestId)) === "accepted" ? "invited" : null);
    }
  });

  test("Q06 accepting against withdrawing: never both", async () => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const board = await setUpBoard(services, `Against ${trial}`);
      const answered = { projectId: board.project.id, interestId: await sendInterest(board) };
      const [accepted, withdrawn] = await Promise.all([
        acceptInterest(services, answered, board.leader),
        withdrawInterest(services, answered, board.partner),
      ]);
      expect(Number(accepted.ok) + Number(withdrawn.ok)).toBe(1);
      expect(await statusOf(answered.interestId)).toBe(accepted.ok ? "accepted" : "withdrawn");
      expect(await placeStatus(board)).toBe(accepted.ok ? "invited" : null);
    }
  });

  test("the same interest sent many times at once is one", async () => {
    const board = await setUpBoard(services, "Many");
    const values = interest(board.other.institutionId);
    const send = () => expressInterest(services, { projectId: board.project.id, values }, board.partner);
    const outcomes = await Promise.all(Array.from({ length: 8 }, send));
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.id)).size).toBe(1);
    expect(outcomes[0]).toMatchObject({ ok: true });
    const isOpen = and(eq(projectInterests.projectId, board.project.id), eq(projectInterests.status, "sent"));
    expect(await services.db.$count(projectInterests, isOpen)).toBe(1);
  });

  test("confirming against archiving leaves no partner confirmed by a closed project", async () => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const board = await setUpBoard(services, `Archive ${trial}`);
      await inviteMember(services, { ...placeOf(board), role: "Editor" }, board.leader);
      const [archived, confirmed] = await Promise.all([
        archiveProject(services, { projectId: board.project.id }, board.leader),
        confirmPartnership(services, placeOf(board), board.partner),
      ]);
      expect(archived.ok).toBe(true);
      expect(await placeStatus(board)).toBe(confirmed.ok ? "confirmed" : "cancelled");
    }
  });
});
