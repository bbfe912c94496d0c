import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { declareConflict } from "#app/features/applications/review/declare-conflict.server.ts";
import { takeBackDecision } from "#app/features/applications/decision/take-back-decision.server.ts";
import { announceSession } from "#app/features/council/announce/announce-session.server.ts";
import { writeLetter } from "#app/features/council/announce/write-letter.server.ts";
import { listCouncilWaiting } from "#app/features/council/ballot/ballots-waiting.server.ts";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeOneItem, closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { closeVotesJob, remindVotersJob } from "#app/features/council/ballot/votes-in-writing.server.ts";
import { listItems } from "#app/features/council/session/agenda.server.ts";
import { countToAnnounce } from "#app/features/council/session/to-announce.server.ts";
import { countWaitingFiles } from "#app/features/council/session/waiting-files.server.ts";
import { applications } from "#db/schema/applications.ts";
import { councilBallots, councilSessions } from "#db/schema/council.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { Recommendation } from "#db/vocabulary.ts";
import type { BallotChoice } from "#db/vocabulary-council.ts";
import { openCouncil } from "#tests/support/council.ts";
import { createRecommended, createStaff, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { TRIALS } from "#tests/support/trials.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let chair: Viewer;
let members: Viewer[];

beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  chair = await createStaff(services, "Chair", { role: "chair" });
  members = [];
  for (const name of ["Ana", "Bek", "Cui", "Dan"]) members.push(await createStaff(services, name, { role: "council" }));
  await setAssociation({ decisionBy: "ballot", holdMinutes: 10 });
});

async function setAssociation(value: object): Promise<void> {
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: services.clock.now(), updatedById: null };
  await services.withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

const recommended = async (recommendation?: Recommendation) =>
  (await createRecommended(services, coordinator, {}, recommendation)).applicationId;

async function itemOf(sessionId: string, applicationId: string) {
  const item = (await listItems(services.db, sessionId)).find(({ subjectId }) => subjectId === applicationId);
  if (!item) throw new Error("It is not on the agenda");
  return item;
}

const statusOf = async (id: string) =>
  (await services.db.select().from(applications).where(eq(applications.id, id)))[0]?.status;
const stateOf = async (id: string) =>
  (await services.db.select().from(councilSessions).where(eq(councilSessions.id, id)))[0]?.state;

async function vote(
  sessionId: string,
  itemId: string,
  choice: BallotChoice,
  actor: Viewer,
  word: string | null = null,
) {
  const cast = await castVotes(services, { sessionId, votes: [{ itemId, choice, word }] }, actor);
  const [left] = cast.ok ? cast.left : [];
  return left ? { ok: false, reason: left.why } : cast;
}

/** How many results the page of a session counts, and whether the chair's inbox asks to announce them. */
async function toAnnounce(sessionId: string) {
  const waiting = await listCouncilWaiting(services.db, { viewer: chair, locale: "en", now: services.clock.now() });
  const isAsked = waiting.some(({ to }) => to === `/council/${sessionId}/announcement`);
  return { count: await countToAnnounce(services.db, sessionId), isAsked };
}

/** A vote on one file by the chair and the four members, in this order, and closed. */
async function voted(choices: BallotChoice[], recommendation?: Recommendation) {
  const file = await recommended(recommendation);
  const sessionId = await openCouncil(services, chair, [file]);
  const { id: itemId } = await itemOf(sessionId, file);
  for (const [at, choice] of choices.entries())
    await vote(sessionId, itemId, choice, [chair, ...members][at] as Viewer);
  expect(await closeSession(services, { sessionId }, chair)).toEqual({ ok: true });
  return { file, sessionId, itemId };
}

describe("a vote of the council", () => {
  test("admits: the result is announced, held, and takes effect as every decision does", async () => {
    const { file, sessionId, itemId } = await voted(["for", "for", "for", "against"]);
    expect((await itemOf(sessionId, file)).verdict).toBe("carried");
    expect(await statusOf(file)).toBe("recommended");
    expect(await announceSession(services, { sessionId, itemIds: [itemId] }, members[0] as Viewer)).toMatchObject({
      reason: "forbidden",
    });
    expect(await announceSession(services, { sessionId, itemIds: [itemId] }, chair)).toEqual({
      ok: true,
      announced: 1,
      left: [],
    });
    expect(await stateOf(sessionId)).toBe("announced");
    const [decision] = await services.db
      .select()
      .from(applicationDecisions)
      .where(eq(applicationDecisions.applicationId, file));
    expect(decision).toMatchObject({
      outcome: "approve",
      category: "full",
      decidedById: chair.id,
      ballot: { sessionId, itemId, for: 3, against: 1, abstained: 0 },
    });
    expect(decision?.heldUntil).not.toBeNull();
    expect(await statusOf(file)).toBe("recommended");
  });

  test("what was announced can be taken back by a member who may vote, and is announced again", async () => {
    const { file, sessionId, itemId } = await voted(["for", "for", "for"]);
    await announceSession(services, { sessionId, itemIds: [itemId] }, chair);
    const input = { applicationId: file, version: await versionOf(services, file) };
    expect(await takeBackDecision(services, input, coordinator)).toMatchObject({ reason: "forbidden" });
    expect(await toAnnounce(sessionId)).toEqual({ count: 0, isAsked: false });
    expect(await takeBackDecision(services, input, members[1] as Viewer)).toEqual({ ok: true });
    expect(await toAnnounce(sessionId)).toEqual({ count: 1, isAsked: true });
    expect(await announceSession(services, { sessionId, itemIds: [itemId] }, chair)).toMatchObject({ announced: 1 });
    expect(await toAnnounce(sessionId)).toEqual({ count: 0, isAsked: false });
    const again = await announceSession(services, { sessionId, itemIds: [itemId] }, chair);
    expect(again).toMatchObject({ ok: false, reason: "stale" });
  });

  test("refuses only once its reasons are written", async () => {
    const { file, sessionId, itemId } = await voted(["for", "against", "against", "against"]);
    expect((await itemOf(sessionId, file)).verdict).toBe("lost");
    const announce = () => announceSession(services, { sessionId, itemIds: [itemId] }, chair);
    expect(await announce()).toMatchObject({ ok: false, reason: "not-ready" });
    const words = { reasonCodes: ["R02" as const], explanation: "Recognition was not shown." };
    expect(await writeLetter(services, { sessionId, itemId, ...words }, coordinator)).toEqual({ ok: true });
    expect(await announce()).toMatchObject({ announced: 1 });
    expect(await writeLetter(services, { sessionId, itemId, ...words }, coordinator)).toMatchObject({
      reason: "impossible",
    });
  });

  test("that does not follow a recommendation to refuse sends the file back to the checks and tells its coordinator", async () => {
    const { file, sessionId, itemId } = await voted(["against", "against", "against"], "refuse");
    expect(await statusOf(file)).toBe("in_check");
    expect((await itemOf(sessionId, file)).returnedAt).not.toBeNull();
    const isTold = and(eq(outbox.subjectId, file), eq(outbox.kind, "review-not_followed"));
    expect(await services.db.select().from(outbox).where(isTold)).toHaveLength(1);
    expect(await announceSession(services, { sessionId, itemIds: [itemId] }, chair)).toMatchObject({ ok: false });
  });

  test("in which too few take part decides nothing: the file waits for the next session", async () => {
    const before = await countWaitingFiles(services.db, coordinator);
    const { file, sessionId } = await voted(["for", "for"]);
    expect((await itemOf(sessionId, file)).verdict).toBe("no_quorum");
    expect(await statusOf(file)).toBe("recommended");
    expect(await countWaitingFiles(services.db, coordinator)).toBe(before + 1);
  });

  test("puts off for what asked for it", async () => {
    const { file, sessionId } = await voted(["for", "defer", "defer", "against"]);
    expect(await itemOf(sessionId, file)).toMatchObject({ verdict: "deferred" });
    expect((await itemOf(sessionId, file)).deferredUntil).toBe("2026-12-01");
  });
});

describe("who votes on what", () => {
  test("whoever is tied to the applicant or has recommended the file never does, whatever is sent", async () => {
    const both = await createStaff(services, "Both", { role: "coordinator" }, { role: "council" });
    const own = (await createRecommended(services, both)).applicationId;
    const tied = await recommended();
    await declareConflict(services, { applicationId: tied, reason: "I taught there." }, members[0] as Viewer);
    const sessionId = await openCouncil(services, chair, [own, tied]);
    const [mine, theirs] = [await itemOf(sessionId, own), await itemOf(sessionId, tied)];
    expect(await vote(sessionId, mine.id, "for", both)).toMatchObject({ reason: "barred" });
    expect(await vote(sessionId, mine.id, "for", members[0] as Viewer)).toMatchObject({ ok: true });
    expect(await vote(sessionId, theirs.id, "for", members[0] as Viewer)).toMatchObject({ reason: "barred" });
    expect(await vote(sessionId, theirs.id, "for", coordinator)).toMatchObject({ reason: "forbidden" });
    await closeSession(services, { sessionId }, chair);
  });

  test("a conflict declared after voting takes the vote out of the count", async () => {
    const file = await recommended();
    const sessionId = await openCouncil(services, chair, [file]);
    const { id: itemId } = await itemOf(sessionId, file);
    await vote(sessionId, itemId, "for", members[0] as Viewer);
    await declareConflict(services, { applicationId: file, reason: "I taught there." }, members[0] as Viewer);
    await closeSession(services, { sessionId }, chair);
    const isTheirs = and(eq(councilBallots.itemId, itemId), eq(councilBallots.userId, members[0]?.id ?? ""));
    const [ballot] = await services.db.select().from(councilBallots).where(isTheirs);
    expect(ballot).toMatchObject({ choice: "recuse", bar: "conflict" });
  });

  test("whoever joins the council after the opening is not on its roll", async () => {
    const file = await recommended();
    const sessionId = await openCouncil(services, chair, [file]);
    const late = await createStaff(services, "Late", { role: "council" });
    const { id: itemId } = await itemOf(sessionId, file);
    expect(await vote(sessionId, itemId, "for", late)).toMatchObject({ reason: "not-on-roll" });
    await closeSession(services, { sessionId }, chair);
  });

  test("to defer is possible only where it is offered", async () => {
    const file = await recommended();
    const sessionId = await openCouncil(services, chair, [file], { mayDefer: false });
    const { id: itemId } = await itemOf(sessionId, file);
    expect(await vote(sessionId, itemId, "defer", chair)).toMatchObject({ reason: "forbidden" });
    await closeSession(services, { sessionId }, chair);
  });
});

describe("the end of a vote", () => {
  test("the last item closed in a meeting closes the session; a vote on a closed item is refused", async () => {
    const files = [await recommended(), await recommended()];
    const sessionId = await openCouncil(services, chair, files);
    const [one, other] = await listItems(services.db, sessionId);
    expect(await closeOneItem(services, { sessionId, itemId: one?.id ?? "" }, members[0] as Viewer)).toMatchObject({
      reason: "forbidden",
    });
    expect(await closeOneItem(services, { sessionId, itemId: one?.id ?? "" }, chair)).toEqual({ ok: true });
    expect(await vote(sessionId, one?.id ?? "", "for", chair)).toMatchObject({ reason: "closed" });
    expect(await stateOf(sessionId)).toBe("open");
    expect(await closeOneItem(services, { sessionId, itemId: other?.id ?? "" }, chair)).toEqual({ ok: true });
    expect(await stateOf(sessionId)).toBe("closed");
  });

  test("a vote in writing reminds once whoever is late, then closes by the clock and tells the chair", async () => {
    const start = services.clock.now();
    const file = await recommended();
    const changes = { kind: "written" as const, time: undefined, until: "2026-09-12" };
    const sessionId = await openCouncil(services, chair, [file], changes);
    const { id: itemId } = await itemOf(sessionId, file);
    await vote(sessionId, itemId, "for", chair);
    const told = async (kind: string) => {
      const isThis = and(eq(outbox.subjectId, sessionId), eq(outbox.kind, kind));
      return (await services.db.select().from(outbox).where(isThis)).map(({ recipient }) => recipient);
    };
    await remindVotersJob.work(services);
    expect(await told("council-reminder")).toEqual([]);
    services.clock.moveTo("2026-09-11T12:00:00Z");
    for (let hour = 0; hour < 2; hour++) await remindVotersJob.work(services);
    const reminded = await told("council-reminder");
    expect(reminded).toContain(members[0]?.email);
    expect(reminded).not.toContain(chair.email);
    expect(new Set(reminded).size).toBe(reminded.length);
    await closeVotesJob.work(services);
    expect(await stateOf(sessionId)).toBe("open");
    services.clock.moveTo("2026-09-12T19:00:00Z");
    expect(await closeVotesJob.work(services)).toBe(1);
    expect(await stateOf(sessionId)).toBe("closed");
    expect(await told("council-closed")).toEqual([chair.email]);
    services.clock.moveTo(start.toISOString());
  });
});

describe("races", () => {
  test(
    `Q01 two close at once, ${TRIALS} times: one does, everything is counted once`,
    { timeout: 240_000 },
    async () => {
      for (let trial = 0; trial < TRIALS; trial++) {
        const file = await recommended();
        const sessionId = await openCouncil(services, chair, [file]);
        const answers = await Promise.all([
          closeSession(services, { sessionId }, chair),
          closeSession(services, { sessionId }, chair),
        ]);
        expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
        expect((await itemOf(sessionId, file)).verdict).toBe("no_quorum");
      }
    },
  );

  test(
    `Q02 a vote at the moment of closing, ${TRIALS} times: it is counted or refused, never both or neither`,
    { timeout: 240_000 },
    async () => {
      const seen = new Set<boolean>();
      for (let trial = 0; trial < TRIALS; trial++) {
        const file = await recommended();
        const sessionId = await openCouncil(services, chair, [file]);
        const { id: itemId } = await itemOf(sessionId, file);
        const last = members.at(-1) as Viewer;
        const cast = () => vote(sessionId, itemId, "for", last);
        const close = () => closeSession(services, { sessionId }, chair);
        const [voteAnswer] =
          trial % 2 === 0 ? await Promise.all([cast(), close()]) : (await Promise.all([close(), cast()])).reverse();
        const isTheirs = and(eq(councilBallots.itemId, itemId), eq(councilBallots.userId, last.id));
        const [ballot] = await services.db.select().from(councilBallots).where(isTheirs);
        expect(voteAnswer?.ok).toBe(ballot?.choice === "for");
        seen.add(voteAnswer?.ok === true);
      }
      expect(seen.size).toBe(2);
    },
  );

  test("Q03 two announce at once: each file is decided once and told once", { timeout: 240_000 }, async () => {
    await setAssociation({ decisionBy: "ballot", holdMinutes: 0 });
    for (let trial = 0; trial < TRIALS / 4; trial++) {
      const { file, sessionId, itemId } = await voted(["for", "for", "for", "for"]);
      const announce = () => announceSession(services, { sessionId, itemIds: [itemId] }, chair);
      await Promise.all([announce(), announce()]);
      const isOfFile = eq(applicationDecisions.applicationId, file);
      expect(await services.db.select().from(applicationDecisions).where(isOfFile)).toHaveLength(1);
      expect(await services.db.select().from(memberships).where(eq(memberships.applicationId, file))).toHaveLength(1);
      expect(await statusOf(file)).toBe("approved");
    }
  });
});
