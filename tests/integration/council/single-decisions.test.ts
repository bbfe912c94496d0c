import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { returnApplication } from "#app/features/applications/decision/return-application.server.ts";
import { announceSession } from "#app/features/council/announce/announce-session.server.ts";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { listItems, putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import { openSession } from "#app/features/council/session/open-session.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { settings } from "#db/schema/settings.ts";
import { newOrderedId } from "#db/kit.ts";
import { appeals } from "#db/schema/appeals.ts";
import { applications } from "#db/schema/applications.ts";
import { councilBallots } from "#db/schema/council.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { BallotChoice } from "#db/vocabulary-council.ts";
import { MEETING, openCouncil, sessionVersion } from "#tests/support/council.ts";
import { createRecommended, createStaff, REFUSE, versionOf } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";
import { TRIALS } from "#tests/support/trials.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let second: Viewer;
let chair: Viewer;
let members: Viewer[];

// Decided by `either`, as it stands without a setting.
beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  second = await createStaff(services, "Second", { role: "coordinator" });
  chair = await createStaff(services, "Chair", { role: "chair" });
  members = [];
  for (const name of ["Ana", "Bek"]) members.push(await createStaff(services, name, { role: "council" }));
});

const recommended = async () => (await createRecommended(services, coordinator)).applicationId;
const asOf = async (applicationId: string) => ({ applicationId, version: await versionOf(services, applicationId) });

const decideAlone = async (applicationId: string, person: Viewer) =>
  decide(services, { ...(await asOf(applicationId)), explanation: "Nothing was found." }, byPerson(person), REFUSE);

const sendBack = async (applicationId: string, person: Viewer) =>
  returnApplication(services, { ...(await asOf(applicationId)), note: "Look again." }, person);

async function setAssociation(value: object): Promise<void> {
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: services.clock.now(), updatedById: null };
  await services.withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

async function itemOf(sessionId: string) {
  const [item] = await listItems(services.db, sessionId);
  if (!item) throw new Error("The agenda is empty");
  return item;
}

async function voteAll(sessionId: string, choice: BallotChoice) {
  const { id: itemId } = await itemOf(sessionId);
  for (const person of [chair, ...members])
    await castVotes(services, { sessionId, votes: [{ itemId, choice, word: null }] }, person);
}

describe("a file of which one person may decide", () => {
  test("is nobody's alone in an open vote, nor after it until it is announced", async () => {
    const file = await recommended();
    const sessionId = await openCouncil(services, chair, [file]);
    const refusesAll = async (reason: string) => {
      for (const person of [members[0] as Viewer, second]) {
        expect(await decideAlone(file, person)).toMatchObject({ reason });
        expect(await sendBack(file, person)).toMatchObject({ reason });
      }
    };
    await refusesAll("in-vote");
    await voteAll(sessionId, "for");
    await closeSession(services, { sessionId }, chair);
    await refusesAll("voted");
    const itemIds = [(await itemOf(sessionId)).id];
    expect(await announceSession(services, { sessionId, itemIds }, chair)).toMatchObject({ announced: 1 });
  });

  test("may be decided by one again when too few took part", async () => {
    const file = await recommended();
    const sessionId = await openCouncil(services, chair, [file]);
    await closeSession(services, { sessionId }, chair);
    expect(await decideAlone(file, second)).toMatchObject({ ok: true });
  });

  test("is nobody's to decide alone while it stands on an agenda; returned to the checks it leaves it", async () => {
    const file = await recommended();
    const sessionId = await prepared(file);
    expect(await decideAlone(file, second)).toMatchObject({ reason: "on-agenda" });
    expect(await sendBack(file, second)).toMatchObject({ ok: true });
    expect(await listItems(services.db, sessionId)).toEqual([]);
  });

  test("leaves the agenda where coordinators decide whatever stands on it", async () => {
    const file = await recommended();
    const sessionId = await prepared(file);
    await setAssociation({ decisionBy: "coordinator" });
    expect(await decideAlone(file, second)).toMatchObject({ ok: true });
    await setAssociation({});
    expect(await listItems(services.db, sessionId)).toEqual([]);
  });

  test("is no vote for whose refusal the panel has overturned, as it is no decision for them", async () => {
    const file = await recommended();
    const [author] = members as [Viewer];
    expect(await decideAlone(file, author)).toMatchObject({ ok: true });
    await overturn(file);
    expect(await decideAlone(file, author)).toMatchObject({ reason: "forbidden" });
    const sessionId = await openCouncil(services, chair, [file]);
    const { id: itemId } = await itemOf(sessionId);
    const votes = [{ itemId, choice: "for" as const, word: null }];
    expect(await castVotes(services, { sessionId, votes }, author)).toMatchObject({
      left: [{ itemId, why: "barred" }],
    });
    const ballots = await services.db.select().from(councilBallots).where(eq(councilBallots.itemId, itemId));
    expect(ballots.find(({ userId }) => userId === author.id)).toMatchObject({ choice: "recuse", bar: "overturned" });
    await closeSession(services, { sessionId }, chair);
  });

  test(
    `Q03 a return at the moment of opening, ${TRIALS} times: the file is back or it is voted on, never both`,
    { timeout: 240_000 },
    async () => {
      const seen = new Set<string>();
      for (let trial = 0; trial < TRIALS; trial++) {
        const file = await recommended();
        const sessionId = await prepared(file);
        const version = await sessionVersion(services, sessionId);
        const open = () => openSession(services, { sessionId, version }, chair);
        const alone = () => sendBack(file, second);
        const [opened, returned] =
          trial % 2 === 0
            ? await Promise.all([open(), alone()])
            : await Promise.all([alone(), open()]).then(([one, other]) => [other, one] as const);
        expect([opened.ok, returned.ok].sort()).toEqual([false, true]);
        if (!opened.ok) expect(["empty-agenda", "stale"]).toContain(opened.reason);
        if (!returned.ok) expect(returned.reason).toBe("in-vote");
        seen.add(opened.ok ? "opened" : "returned");
        if (opened.ok) await closeSession(services, { sessionId }, chair);
      }
      expect([...seen]).not.toEqual([]);
    },
  );
});

async function prepared(file: string): Promise<string> {
  const form = { ...MEETING, day: daysAfter(dayNow(services.clock), 1) };
  const planned = await prepareSession(services, form, chair);
  if (!planned.ok) throw new Error(planned.reason);
  await putOnAgenda(
    services,
    { sessionId: planned.id, version: await sessionVersion(services, planned.id), chosen: { files: [file] } },
    chair,
  );
  return planned.id;
}

/** Leaves the file as it is after the panel has set aside its refusal. */
async function overturn(applicationId: string): Promise<void> {
  const ofFile = eq(applicationDecisions.applicationId, applicationId);
  const [decision] = await services.db.select().from(applicationDecisions).where(ofFile);
  const now = services.clock.now();
  const written = { grounds: ["procedure"], body: "Nobody asked us.", version: 1, createdById: coordinator.id };
  await services.withTransaction(async (tx) => {
    await tx.update(applicationDecisions).set({ heldUntil: null }).where(ofFile);
    await tx.insert(appeals).values({
      ...written,
      ...{ id: newOrderedId(), applicationId, decisionId: decision?.id ?? "", state: "allowed", outcome: "allow" },
      ...{ createdAt: now, updatedAt: now, lodgedAt: now },
    });
    await tx.update(applications).set({ status: "recommended" }).where(eq(applications.id, applicationId));
  });
}
