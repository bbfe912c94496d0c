import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { sendWeekLetters, sendWeekLettersJob } from "#app/features/inbox/send-week-letters.server.ts";
import { keepChoices } from "#app/features/letters/letter-choices.server.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nextRunOf } from "#app/platform/clockwork.server.ts";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { conversationMessages, conversationsWaiting } from "#db/schema/conversations.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import { createMember, personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { interestsOf } from "#tests/support/interests.ts";
import { completeValues } from "#tests/support/project-values.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const MONDAY = "2026-09-07T02:00:00Z";

/** A project of one member in which another is interested; letters of the commands themselves are put aside. */
async function openWeek() {
  const services = await openTestServices();
  const board = await setUpBoard(services, "Bridges");
  const { sendInterest } = interestsOf(() => services);
  const interestId = await sendInterest(board);
  // New members have first steps for a while; here only what is asked of the lead counts.
  const weekLetters = (recipient?: string) =>
    services.db
      .select()
      .from(outbox)
      .where(eq(outbox.kind, "week-letter"))
      .then((rows) => rows.filter((row) => recipient === undefined || row.recipient === recipient));
  services.clock.moveTo(MONDAY);
  return { ...services, board, interestId, weekLetters };
}

test("on Monday morning whoever acts for a member is told what to do, until when or since when, once a week", async () => {
  const opened = await openWeek();
  const { clock, board, weekLetters } = opened;
  expect(nextRunOf(sendWeekLettersJob, new Date("2026-09-03T00:00:00Z"))?.toISOString()).toBe(
    "2026-09-07T02:00:00.000Z",
  );
  const sent = await Promise.all([sendWeekLetters(opened), sendWeekLetters(opened)]);
  expect(sent[0] + sent[1]).toBe((await weekLetters()).length);
  expect(await sendWeekLetters(opened)).toBe(0);
  const [letter, ...others] = await weekLetters(board.leader.email);
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ ends: `${board.leader.id}.week`, locale: "en" });
  expect(letter?.text).toContain(
    `Answer: Bridges of the Silk Road — 1 institution waits for an answer (waiting since 1 September 2026): http://localhost:3000/projects/${board.project.slug}/interests`,
  );
  clock.moveTo("2026-09-14T02:00:00Z");
  await sendWeekLetters(opened);
  expect(await weekLetters(board.leader.email)).toHaveLength(2);
});

test("what is settled, theirs no more or nothing at all makes no letter", async () => {
  const opened = await openWeek();
  const { board, clock, interestId, withTransaction, weekLetters } = opened;
  const isOfUser = (id: string) => eq(grants.userId, id);
  const left = await personOf(opened, board.lead, "representative");
  const locked = await personOf(opened, board.lead, "representative");
  const unwilling = await personOf(opened, board.lead, "representative");
  await withTransaction(async (tx) => {
    await tx.update(grants).set({ revokedAt: clock.now() }).where(isOfUser(left.id));
    await tx.update(users).set({ suspendedAt: clock.now() }).where(eq(users.id, locked.id));
    await keepChoices(tx, unwilling.id, { week: "never" });
  });
  await setMembership(opened, board.other, "suspended");
  await sendWeekLetters(opened);
  const to = new Set((await weekLetters()).map(({ recipient }) => recipient));
  expect(to).toContain(board.leader.email);
  for (const { email } of [left, locked, unwilling, board.partner]) expect(to).not.toContain(email);
  // A year later there are no first steps left, the call is over for long, and the interest is answered.
  await withTransaction((tx) =>
    tx.update(projectInterests).set({ status: "accepted" }).where(eq(projectInterests.id, interestId)),
  );
  clock.moveTo("2027-04-12T02:00:00Z");
  expect(await sendWeekLetters(opened)).toBe(0);
});

test("weekly news comes with the letter of the week and not in another; who wants no such letter has the news as before", async () => {
  const opened = await openWeek();
  const { board, clock, db, withTransaction } = opened;
  const tell = (userId: string, line: string) =>
    withTransaction((tx) =>
      writeTo(
        tx,
        { userIds: [userId], reader: "member" },
        { kind: "people-joined", key: line, subjectId: board.lead.institutionId },
        (frame) =>
          composeLetter(frame, {
            subject: line,
            paragraphs: [],
            action: { label: "See", url: `${opened.config.origin}/institution/people` },
          }),
        clock.now(),
      ),
    );
  clock.moveTo("2026-09-04T02:00:00Z");
  await withTransaction((tx) => keepChoices(tx, board.leader.id, { institution: "weekly" }));
  await tell(board.leader.id, "Aigul has joined");
  clock.moveTo(MONDAY);
  const broken: typeof withTransaction = (work) =>
    withTransaction(async (tx) => {
      await work(tx);
      throw new Error("the power fails");
    });
  await expect(sendWeekLetters({ ...opened, withTransaction: broken })).rejects.toThrow("the power fails");
  await sendWeekLettersJob.work(opened);
  await sendDigests(opened);
  const mine = await db.select().from(outbox).where(eq(outbox.recipient, board.leader.email));
  const gathered = mine.filter(({ kind }) => kind === "week-letter" || kind === "news-digest");
  expect(gathered.map(({ kind }) => kind)).toEqual(["week-letter"]);
  expect(gathered[0]?.text).toContain("Aigul has joined: http://localhost:3000/institution/people");
  // Who wants no letter of the week has the news as before.
  clock.moveTo("2026-09-08T02:00:00Z");
  await withTransaction((tx) => keepChoices(tx, board.leader.id, { week: "never" }));
  await tell(board.leader.id, "Bolat has joined");
  clock.moveTo("2026-09-14T02:00:00Z");
  await sendWeekLettersJob.work(opened);
  const digests = await db.select().from(outbox).where(eq(outbox.kind, "news-digest"));
  expect(digests.map(({ recipient }) => recipient)).toEqual([board.leader.email]);
  expect(digests[0]?.text).toContain("Bolat has joined");
});

test("a letter shows nothing its reader may not see, and nothing of what somebody wrote in confidence", async () => {
  const opened = await openWeek();
  const { board, clock, withTransaction, weekLetters } = opened;
  const third = await createMember(opened, { nameEn: "Third University", country: "IT" });
  const reader = await personOf(opened, third, "representative");
  const hidden = await createProject(opened, {
    leadInstitutionId: board.lead.institutionId,
    author: board.leader,
    coordinator: board.coordinator,
    upTo: "published",
    values: completeValues(clock.now(), { titleEn: "CANARY for the invited alone", visibility: "invited" }),
  });
  await withTransaction(async (tx) => {
    await tx.update(projects).set({ answerBy: "2026-09-20" }).where(eq(projects.id, hidden.id));
    const times = { createdAt: clock.now(), updatedAt: clock.now() };
    await tx.insert(enquiries).values({
      ...{ id: "confidential", institutionId: third.institutionId, senderId: board.leader.id, topic: "other" },
      ...{ senderInstitutionId: board.lead.institutionId, subject: "CANARY of a subject", createdAt: times.createdAt },
    } as typeof enquiries.$inferInsert);
    const about = { subjectType: "enquiry" as const, subjectId: "confidential" };
    await tx.insert(conversationMessages).values({
      ...{ ...about, authorId: board.leader.id, body: "CANARY of a message", isFromSecretariat: false },
      createdAt: times.createdAt,
    } as typeof conversationMessages.$inferInsert);
    await tx.insert(conversationsWaiting).values({ ...about, since: clock.now() });
  });
  await sendWeekLetters(opened);
  const [letter] = await weekLetters(reader.email);
  expect(letter?.text).toContain("/messages/confidential");
  expect(`${letter?.subject} ${letter?.text} ${letter?.html}`).not.toContain("CANARY");
  expect(await weekLetters(board.leader.email)).toHaveLength(1);
});
