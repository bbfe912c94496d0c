import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { announceSession } from "#app/features/council/announce/announce-session.server.ts";
import { castVotes } from "#app/features/council/ballot/cast-votes.server.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { listItems, putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { listWaitingRulings } from "#app/features/council/session/waiting-rulings.server.ts";
import { proposeRuling } from "#app/features/members/membership/propose-ruling.server.ts";
import { settleRuling } from "#app/features/members/membership/settle-ruling.server.ts";
import { listRulingsToConfirm } from "#app/features/members/membership/ruling-queries.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { membershipChanges, membershipProposals, memberships } from "#db/schema/memberships.ts";
import { settings } from "#db/schema/settings.ts";
import type { RulingKind } from "#db/vocabulary.ts";
import type { BallotChoice } from "#db/vocabulary-council.ts";
import { MEETING, openCouncil } from "#tests/support/council.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createStaff } from "#tests/support/review-factory.ts";
import { openTestServices } from "#tests/support/test-services.ts";

const TRIALS = 20;

let services: Awaited<ReturnType<typeof openTestServices>>;
let coordinator: Viewer;
let colleague: Viewer;
let chair: Viewer;
let members: Viewer[];
let founded = 0;

beforeAll(async () => {
  services = await openTestServices();
  coordinator = await createStaff(services, "Coordinator", { role: "coordinator" });
  colleague = await createStaff(services, "Colleague", { role: "coordinator" });
  chair = await createStaff(services, "Chair", { role: "chair" });
  members = [];
  for (const name of ["Ana", "Bek"]) members.push(await createStaff(services, name, { role: "council" }));
  await decidedBy("either");
});

async function decidedBy(decisionBy: "either" | "ballot" | "coordinator"): Promise<void> {
  const row = {
    ...{ name: ASSOCIATION_SETTING, value: { decisionBy, holdMinutes: 0 } },
    ...{ updatedAt: services.clock.now(), updatedById: null },
  };
  await services.withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

async function propose(number: string, kind: RulingKind): Promise<string> {
  const ruling = { number, kind, reason: "The licence was withdrawn on 1 March." };
  succeeded("propose", await proposeRuling(services, ruling, coordinator));
  const rows = await services.db.select().from(membershipProposals).orderBy(membershipProposals.id);
  return rows.at(-1)?.id ?? "";
}

async function admit(): Promise<string> {
  const name = `Ruled University ${++founded}`;
  const institution = { nameEn: name, nameOfficial: name };
  return (await services.withTransaction((tx) => createMember(tx, { institution }, services.clock.now()))).number;
}

const membershipOf = async (number: string) =>
  (await services.db.select().from(memberships).where(eq(memberships.number, number)))[0];
const proposalOf = async (id: string) =>
  (await services.db.select().from(membershipProposals).where(eq(membershipProposals.id, id)))[0];

/** A vote of the chair and the two members, in this order, and closed. */
async function voted(proposalId: string, choices: BallotChoice[]) {
  const sessionId = await openCouncil(services, chair, [], {}, [proposalId]);
  const [item] = await listItems(services.db, sessionId);
  const itemId = item?.id ?? "";
  for (const [at, choice] of choices.entries()) {
    const votes = [{ itemId, choice, word: null }];
    succeeded("vote", await castVotes(services, { sessionId, votes }, [chair, ...members][at] as Viewer));
  }
  succeeded("close", await closeSession(services, { sessionId }, chair));
  return { sessionId, itemId, announce: () => announceSession(services, { sessionId, itemIds: [itemId] }, chair) };
}

describe("a vote of the council on a membership", () => {
  test("suspends, reinstates and changes the category, each once announced, under its ballot", async () => {
    const number = await admit();
    for (const [kind, status, category] of [
      ["suspend", "suspended", "full"],
      ["reinstate", "active", "full"],
      ["make_observer", "active", "observer"],
    ] as const) {
      const id = await propose(number, kind);
      const { sessionId, itemId, announce } = await voted(id, ["for", "for", "against"]);
      expect((await proposalOf(id))?.outcome).toBeNull();
      expect(await announce()).toMatchObject({ ok: true, announced: 1, left: [] });
      expect(await membershipOf(number)).toMatchObject({ status, category });
      const ballot = { sessionId, itemId, for: 2, against: 1, abstained: 0 };
      expect(await proposalOf(id)).toMatchObject({ outcome: "confirmed", settledById: chair.id, ballot });
      expect(await announce()).toMatchObject({ ok: false, reason: "stale" });
    }
  });

  test("that is lost declines it under its ballot when the vote closes", async () => {
    const number = await admit();
    const id = await propose(number, "suspend");
    const { sessionId, itemId, announce } = await voted(id, ["for", "against", "against"]);
    const ballot = { sessionId, itemId, for: 1, against: 2, abstained: 0 };
    expect(await proposalOf(id)).toMatchObject({ outcome: "declined", ballot });
    expect((await membershipOf(number))?.status).toBe("active");
    expect(await announce()).toMatchObject({ ok: false });
  });

  test("without a quorum leaves it waiting, for another agenda or a second person", async () => {
    const number = await admit();
    const id = await propose(number, "suspend");
    await voted(id, ["for"]);
    expect(
      (await listWaitingRulings(services.db, chair, dayNow(services.clock))).map(({ proposal }) => proposal.id),
    ).toContain(id);
    expect(await settleRuling(services, { number, seen: id, answer: "confirmed" }, colleague)).toEqual({ ok: true });
  });

  test("is no single answer either for whoever has said that they may not vote, once too few have voted", async () => {
    const number = await admit();
    const id = await propose(number, "suspend");
    const sessionId = await openCouncil(services, chair, [], {}, [id]);
    const [item] = await listItems(services.db, sessionId);
    const [ana, bek] = members as [Viewer, Viewer];
    const say = async (choice: BallotChoice, word: string | null) =>
      succeeded(
        "vote",
        await castVotes(services, { sessionId, votes: [{ itemId: item?.id ?? "", choice, word }] }, ana),
      );
    const isAsked = async (person: Viewer) => {
      const waiting = await listRulingsToConfirm(services.db, person, dayNow(services.clock));
      return waiting.some(({ proposal }) => proposal.id === id);
    };
    await say("recuse", "My sister teaches there.");
    expect([await isAsked(ana), await isAsked(bek)]).toEqual([false, false]);
    expect(await settleRuling(services, { number, seen: id, answer: "confirmed" }, bek)).toMatchObject({
      reason: "in-vote",
    });
    succeeded("close", await closeSession(services, { sessionId }, chair));
    expect([await isAsked(ana), await isAsked(bek)]).toEqual([false, true]);
    expect(await settleRuling(services, { number, seen: id, answer: "declined" }, ana)).toMatchObject({
      reason: "forbidden",
    });
    expect(await settleRuling(services, { number, seen: id, answer: "declined" }, bek)).toEqual({ ok: true });
  });

  test("is not asked for where coordinators decide, and takes no effect where they have come to decide", async () => {
    const number = await admit();
    const id = await propose(number, "suspend");
    const { announce } = await voted(id, ["for", "for", "for"]);
    const other = await propose(await admit(), "suspend");
    await decidedBy("coordinator");
    expect(await listWaitingRulings(services.db, chair, dayNow(services.clock))).toEqual([]);
    const form = { ...MEETING, day: daysAfter(dayNow(services.clock), 1) };
    const { id: sessionId } = succeeded("prepare", await prepareSession(services, form, chair));
    const agenda = { sessionId, version: 1, chosen: { files: [], rulings: [other] } };
    expect(await putOnAgenda(services, agenda, chair)).toMatchObject({ ok: false, reason: "stale" });
    expect(await announce()).toMatchObject({ announced: 0, left: [number] });
    await decidedBy("either");
    expect(await announce()).toMatchObject({ announced: 1 });
  });

  test(`an announcement and a second person at once, ${TRIALS} times: it takes effect once`, async () => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const number = await admit();
      const id = await propose(number, "suspend");
      const { announce } = await voted(id, ["for", "for", "for"]);
      const confirm = () => settleRuling(services, { number, seen: id, answer: "confirmed" }, colleague);
      await (trial % 2 === 0 ? Promise.all([announce(), confirm()]) : Promise.all([confirm(), announce()]));
      const membershipId = (await membershipOf(number))?.id ?? "";
      const changes = await services.db
        .select()
        .from(membershipChanges)
        .where(eq(membershipChanges.membershipId, membershipId));
      expect(changes.filter(({ status }) => status === "suspended")).toHaveLength(1);
    }
  });

  test(`a second person at the moment of closing, ${TRIALS} times: a lost vote and a suspension never both stand`, async () => {
    for (let trial = 0; trial < TRIALS; trial++) {
      const number = await admit();
      const id = await propose(number, "suspend");
      const sessionId = await openCouncil(services, chair, [], {}, [id]);
      const [item] = await listItems(services.db, sessionId);
      for (const person of [chair, ...members]) {
        const votes = [{ itemId: item?.id ?? "", choice: "against" as const, word: null }];
        succeeded("vote", await castVotes(services, { sessionId, votes }, person));
      }
      const close = () => closeSession(services, { sessionId }, chair);
      const confirm = () => settleRuling(services, { number, seen: id, answer: "confirmed" }, colleague);
      await (trial % 2 === 0 ? Promise.all([close(), confirm()]) : Promise.all([confirm(), close()]));
      const isSuspended = (await membershipOf(number))?.status === "suspended";
      expect(await proposalOf(id)).toMatchObject({ outcome: isSuspended ? "confirmed" : "declined" });
    }
  });
});
