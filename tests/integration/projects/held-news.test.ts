import { and, eq, inArray, lte } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listRecentNews } from "#app/features/inbox/recent-news.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { keepChoices } from "#app/features/letters/letter-choices.server.ts";
import {
  archiveProject,
  closeToPartners,
  reopenToPartners,
} from "#app/features/projects/lifecycle/conclude-project.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { askForChanges } from "#app/features/projects/posting/check-project.server.ts";
import { editProject } from "#app/features/projects/posting/edit-project.server.ts";
import { markOf } from "#app/features/projects/posting/what-was-read.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import { personOf, setUpBoard } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STAGES = ["project-closed", "project-reopened", "project-archived", "project-changes_requested"];

type Services = Awaited<ReturnType<typeof openTestServices>>;
let services: Services;
beforeAll(async () => {
  services = await openTestServices();
});
beforeEach(() => services.clock.pass(DAY));

/** A project with a partner that has confirmed, and a colleague of the lead. */
async function together(name: string) {
  const board = await setUpBoard(services, name);
  const { project, other, leader, partner, lead } = board;
  const projectId = project.id;
  const place = { projectId, institutionId: other.institutionId };
  await inviteMember(services, { ...place, role: "Translator" }, leader);
  await confirmPartnership(services, place, partner);
  const colleague = await personOf(services, lead, "alternate");
  const answerBy = new Date(services.clock.now().getTime() + 20 * DAY).toISOString().slice(0, 10);
  const step = { projectId };
  return {
    ...{ ...board, projectId, colleague },
    close: async () => expect(await closeToPartners(services, step, leader)).toEqual({ ok: true }),
    reopen: async () => expect(await reopenToPartners(services, { ...step, answerBy }, leader)).toEqual({ ok: true }),
  };
}

type Board = Awaited<ReturnType<typeof together>>;

/** The letters of these stages that are due, as the clock stands. */
async function lettersTo({ projectId }: Board, { email }: Viewer): Promise<string[]> {
  const isDue = and(eq(outbox.subjectId, projectId), lte(outbox.nextAttemptAt, services.clock.now()));
  const rows = await services.db
    .select()
    .from(outbox)
    .where(and(isDue, eq(outbox.recipient, email), inArray(outbox.kind, STAGES)))
    .orderBy(outbox.nextAttemptAt, outbox.id);
  return rows.map(({ kind }) => kind);
}

const newsOf = async (viewer: Viewer) =>
  (await listRecentNews({ ...services, locale: "en" }, viewer)).map(({ line }) => line);

describe("what can be taken back by one press is told some minutes later", () => {
  test("nobody is told that a project was closed which is opened again at once", async () => {
    const board = await together("Slip");
    await board.close();
    expect(await lettersTo(board, board.partner)).toEqual([]);
    expect((await newsOf(board.partner)).join()).not.toContain("No more partners");
    services.clock.pass(9 * MINUTE);
    await board.reopen();
    services.clock.pass(60 * MINUTE);
    for (const person of [board.partner, board.colleague]) {
      expect(await lettersTo(board, person)).toEqual([]);
      expect((await newsOf(person)).join()).not.toMatch(/No more partners|Partners are sought again/);
    }
    await board.close();
    services.clock.pass(11 * MINUTE);
    expect(await lettersTo(board, board.partner)).toEqual(["project-closed"]);
  });

  test("who was told that it is closed is told that it is open again, by letter and in the inbox", async () => {
    const board = await together("Later");
    await board.close();
    services.clock.pass(11 * MINUTE);
    for (const person of [board.partner, board.colleague])
      expect(await lettersTo(board, person)).toEqual(["project-closed"]);
    expect((await newsOf(board.partner)).join()).toContain("No more partners");
    const late = await personOf(services, board.other, "alternate");
    await board.reopen();
    expect(await lettersTo(board, board.partner)).toEqual(["project-closed"]);
    services.clock.pass(11 * MINUTE);
    for (const person of [board.partner, board.colleague]) {
      expect(await lettersTo(board, person)).toEqual(["project-closed", "project-reopened"]);
      expect((await newsOf(person)).join()).toContain("Partners are sought again");
    }
    expect(await lettersTo(board, late)).toEqual([]);
    expect(await lettersTo(board, board.leader)).toEqual([]);
  });

  test("an opening that is taken back at once tells nobody either", async () => {
    const board = await together("Back and forth");
    await board.close();
    services.clock.pass(11 * MINUTE);
    await board.reopen();
    services.clock.pass(MINUTE);
    await board.close();
    services.clock.pass(30 * MINUTE);
    expect(await lettersTo(board, board.partner)).toEqual(["project-closed"]);
  });

  test("a letter that gathers news tells neither before its time nor what was taken back", async () => {
    const board = await together("Gathered");
    const { partner } = board;
    await services.withTransaction((tx) => keepChoices(tx, partner.id, { projects: "daily" }));
    await sendDigests(services);
    const digests = async () =>
      (await services.db.select().from(outbox).where(eq(outbox.recipient, partner.email)))
        .filter(({ kind }) => kind === "news-digest")
        .map(({ text }) => text);
    await board.close();
    await sendDigests(services);
    expect(await digests()).toEqual([]);
    await board.reopen();
    services.clock.pass(DAY);
    await sendDigests(services);
    expect(await digests()).toEqual([]);
    await board.close();
    services.clock.pass(11 * MINUTE);
    await sendDigests(services);
    expect((await digests()).join()).toContain("Gathered of the Silk Road");
  });

  test("what follows meanwhile takes its place: archived, or taken off the board by a coordinator", async () => {
    const archived = await together("Archived");
    await archived.close();
    await archiveProject(services, archived, archived.leader);
    const returned = await together("Returned");
    await returned.close();
    const { projectId, coordinator } = returned;
    const checked = { projectId, read: await markOf(services.db, projectId), note: "Say who pays for it." };
    const asked = await askForChanges(services, checked, coordinator);
    expect(asked).toMatchObject({ ok: true });
    services.clock.pass(30 * MINUTE);
    expect(await lettersTo(archived, archived.partner)).toEqual(["project-archived"]);
    expect(await lettersTo(returned, returned.partner)).not.toContain("project-closed");
  });
});

test("whoever saves the form without looking for partners closes the project, and those who take part are told", async () => {
  const board = await together("Full");
  const [row] = await services.db.select().from(projects).where(eq(projects.id, board.projectId));
  const values = {
    ...completeValues(services.clock.now(), { titleEn: row?.titleEn }),
    isSeekingPartners: false,
    needs: [],
  };
  const edited = await editProject(
    services,
    { projectId: board.projectId, version: row?.version ?? 0, values },
    board.leader,
  );
  expect(edited.ok).toBe(true);
  expect(await lettersTo(board, board.partner)).toEqual([]);
  services.clock.pass(11 * MINUTE);
  expect(await lettersTo(board, board.partner)).toEqual(["project-closed"]);
});
