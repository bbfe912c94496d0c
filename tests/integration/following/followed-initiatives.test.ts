import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { chooseForInitiative, followInitiative } from "#app/features/following/follow-initiatives.server.ts";
import { tellOfInitiatives } from "#app/features/following/tell-of-initiatives.server.ts";
import { sendDigests } from "#app/features/inbox/send-digests.server.ts";
import { moveInitiative } from "#app/features/initiatives/editing/move-initiative.server.ts";
import { findInitiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { initiativeCalls, projectInitiatives } from "#db/schema/initiatives.ts";
import { projects } from "#db/schema/projects.ts";
import { personOf, setMembership, setUpBoard } from "#tests/support/board.ts";
import { publishResult } from "#tests/support/results.ts";
import { openTestServices, standingClock } from "#tests/support/test-services.ts";
import { publishInitiative } from "#tests/support/world/initiatives.ts";

// A Monday, 15:00 in Almaty.
const clock = standingClock("2026-09-07T10:00:00Z");
let services: Awaited<ReturnType<typeof openTestServices>>;
let board: Awaited<ReturnType<typeof setUpBoard>>;
beforeAll(async () => {
  services = { ...(await openTestServices()), clock };
  board = await setUpBoard(services, "Coasts");
});

async function lettersOf({ email }: Viewer, kind = "following-initiative") {
  const isIt = and(eq(outbox.recipient, email), eq(outbox.kind, kind));
  return (await services.db.select().from(outbox).where(isIt)).map(({ subject, text }) => `${subject}\n${text}`);
}

/** All follow one published initiative, told at once. */
async function followed(people: Viewer[], said = {}) {
  const initiative = await publishInitiative(services, board.coordinator, said);
  for (const one of people) {
    expect(await followInitiative(services, one, initiative.slug)).toEqual({ ok: true });
    const choice = { initiativeId: initiative.id, pace: "at_once", parts: "all" } as const;
    await chooseForInitiative(services, { userId: one.id, ...choice });
  }
  const supports = { projectId: board.project.id, initiativeId: initiative.id };
  const beSupported = () => services.withTransaction((tx) => tx.insert(projectInitiatives).values(supports));
  const openCall = (title: string, lastDay: string) =>
    services.withTransaction((tx) =>
      tx.insert(initiativeCalls).values({ initiativeId: initiative.id, position: 0, title, lastDay }),
    );
  return { initiative, beSupported, openCall };
}

const seenBy = (visibility: "public" | "members") =>
  services.withTransaction((tx) => tx.update(projects).set({ visibility }).where(eq(projects.id, board.project.id)));

test("who follows an initiative is told once of its projects, results and calls, and of a last day that comes near", async () => {
  const { leader, coordinator, project, lead } = board;
  const [follower, main] = [await personOf(services, null, "applicant"), await personOf(services, null, "applicant")];
  const said = { calls: [{ title: "Old call", lastDay: "2026-10-01" }] as never };
  const { initiative, beSupported, openCall } = await followed([follower, main, leader], said);
  await chooseForInitiative(services, { userId: main.id, initiativeId: initiative.id, pace: "at_once", parts: "main" });
  // What stood there when the button was pressed is no news.
  expect(await tellOfInitiatives(services)).toBe(0);

  await beSupported();
  await tellOfInitiatives(services);
  const [first] = await lettersOf(follower);
  expect(first).toContain("Dialogue of the coasts: 1 new project\n");
  expect(first).toMatch(/Coasts of the Silk Road: http\S*\/projects\//);
  // Only what was chosen, and nothing of one's own.
  expect([await lettersOf(main), await lettersOf(leader)]).toEqual([[], []]);

  await publishResult(services, {
    ...{ projectId: project.id, author: leader, coordinator, institutionIds: [lead.institutionId] },
  });
  await openCall("Grants of the sea", "2026-12-01");
  expect(await tellOfInitiatives(services)).toBe(3);
  for (const one of [follower, main]) {
    const letter = (await lettersOf(one)).at(-1);
    expect(letter).toMatch(/1 new result; 1 call opened|1 call opened; 1 new result/);
    expect(letter).toMatch(/Grants of the sea \(last day: .*2026\)/);
    expect(letter).toContain("Bazaars of the road");
  }
  expect((await lettersOf(leader)).join()).not.toContain("Bazaars");

  clock.moveTo("2026-09-24T10:00:00Z");
  await tellOfInitiatives(services);
  expect((await lettersOf(follower)).at(-1)).toContain("1 call ends soon");
  expect((await lettersOf(follower)).at(-1)).toContain("Old call");
  expect(await tellOfInitiatives(services)).toBe(0);
  expect(await lettersOf(follower)).toHaveLength(3);
});

test("it comes with the letter of the morning where that was chosen, and names nothing there that its reader may not see then", async () => {
  const daily = await personOf(services, null, "applicant");
  const { initiative, beSupported } = await followed([daily]);
  await chooseForInitiative(services, { userId: daily.id, initiativeId: initiative.id, pace: "daily", parts: "all" });
  await beSupported();
  expect(await tellOfInitiatives(services)).toBe(0);
  clock.moveTo("2026-09-25T01:53:00Z");
  await tellOfInitiatives(services);
  clock.moveTo("2026-09-25T02:00:00Z");
  await sendDigests(services);
  expect((await lettersOf(daily, "news-digest")).join()).toContain("Dialogue of the coasts: 1 new project");
  expect(await lettersOf(daily)).toEqual([]);
});

test("a withdrawn initiative, a project for members alone and a suspended lead are silent", async () => {
  const { coordinator, lead } = board;
  const stranger = await personOf(services, null, "applicant");
  const { initiative, beSupported, openCall } = await followed([stranger]);
  await seenBy("members");
  await beSupported();
  await tellOfInitiatives(services);
  expect(await lettersOf(stranger)).toEqual([]);
  await seenBy("public");
  await setMembership(services, lead, "suspended");
  await tellOfInitiatives(services);
  expect(await lettersOf(stranger)).toEqual([]);
  await setMembership(services, lead, "active");

  const move = async (event: "withdraw" | "publish") => {
    const { version } = (await findInitiative(services.db, initiative.id))!.row;
    const said = { id: initiative.id, event, version, reason: "canary-reason" };
    expect(await moveInitiative(services, said, coordinator)).toEqual({ ok: true });
  };
  await move("withdraw");
  await openCall("canary-call", "2026-12-01");
  expect(await followInitiative(services, stranger, initiative.slug)).toMatchObject({ reason: "not-found" });
  await tellOfInitiatives(services);
  expect(await lettersOf(stranger)).toEqual([]);
  await move("publish");
  await tellOfInitiatives(services);
  const letters = await lettersOf(stranger);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain("1 call opened");
  expect(letters[0]).not.toContain("canary-reason");
});
