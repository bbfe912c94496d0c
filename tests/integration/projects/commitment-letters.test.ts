import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { smallPdf } from "#app/demo/applications-factory.server.ts";
import { putLetter } from "#app/features/projects/commitment/keep-letter.server.ts";
import { remindOfLetters } from "#app/features/projects/commitment/remind-of-letters.server.ts";
import { confirmPartnership, inviteMember } from "#app/features/projects/partners/join-project.server.ts";
import { leavePartnership } from "#app/features/projects/partners/end-partnership.server.ts";
import { DAY_MS } from "#app/platform/clock.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { storeFile } from "#app/platform/stored-file.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProjectKind } from "#db/vocabulary-forms.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { placeOf } from "#tests/support/interests.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
beforeAll(async () => {
  services = await openTestServices();
});

/** A project whose call ends in 30 days, with a partner that has confirmed. */
async function prepared(name: string, kind: ProjectKind) {
  const board = await setUpBoard(services, name);
  await inviteMember(services, { ...placeOf(board), role: "Translator" }, board.leader);
  expect(await confirmPartnership(services, placeOf(board), board.partner)).toEqual({ ok: true });
  const callDeadline = daysAfter(dayNow(services.clock), 30);
  await services.withTransaction((tx) =>
    tx.update(projects).set({ kind, callDeadline }).where(eq(projects.id, board.project.id)),
  );
  return board;
}

const remindersTo = async (projectId: string) => {
  const isIt = and(eq(outbox.subjectId, projectId), eq(outbox.kind, "project-commitment_due"));
  return (await services.db.select().from(outbox).where(isIt)).map(({ recipient, subject }) => ({
    recipient,
    subject,
  }));
};

async function twice() {
  for (let round = 0; round < 2; round++) await remindOfLetters(services);
}

test("a partner without a letter is reminded 21 and 7 days before the call ends, twice at most; nobody else is", async () => {
  const board = await prepared("Reminded", "joint_degree");
  const { project, leader, partner } = board;
  const third = await createMember(services, { nameEn: "Third of the reminded", country: "TJ" });
  const signer = await personOf(services, third);
  const theirs = placeOf(board, third);
  await inviteMember(services, { ...theirs, role: "Printer" }, leader);
  expect(await confirmPartnership(services, theirs, signer)).toEqual({ ok: true });
  const invited = await createMember(services, { nameEn: "Invited of the reminded", country: "KG" });
  await personOf(services, invited);
  await inviteMember(services, { ...placeOf(board, invited), role: "Printer" }, leader);
  const others = [await prepared("Of no such kind", "joint_research"), await prepared("Suspended", "joint_degree")];
  const gone = await prepared("Gone", "joint_degree");
  await setMembership(services, others[1]!.other, "suspended");
  expect(await leavePartnership(services, placeOf(gone), gone.partner)).toEqual({ ok: true });
  const bytes = smallPdf("signed");
  const sent = { name: "signed.pdf", bytes, sizeBytes: bytes.length, isTooLarge: false };
  const put = await storeFile(services, sent, (file) => putLetter(services, { ...theirs, file }, signer));
  expect(put.ok).toBe(true);

  await twice();
  expect(await remindersTo(project.id)).toEqual([]);
  services.clock.pass(9 * DAY_MS);
  await twice();
  expect((await remindersTo(project.id)).map(({ recipient }) => recipient)).toEqual([partner.email]);
  services.clock.pass(10 * DAY_MS);
  await twice();
  expect(await remindersTo(project.id)).toHaveLength(1);
  services.clock.pass(4 * DAY_MS);
  await twice();
  const told = await remindersTo(project.id);
  expect(told.map(({ recipient }) => recipient)).toEqual([partner.email, partner.email]);
  expect(told[0]?.subject).toContain("Нет письма-обязательства");
  const callDeadline = daysAfter(dayNow(services.clock), 15);
  await services.withTransaction((tx) => tx.update(projects).set({ callDeadline }).where(eq(projects.id, project.id)));
  for (let day = 0; day < 20; day++) {
    services.clock.pass(DAY_MS);
    await remindOfLetters(services);
  }
  expect(await remindersTo(project.id)).toHaveLength(2);
  for (const other of [...others, gone]) expect(await remindersTo(other.project.id)).toEqual([]);
});
