import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { acceptInvited } from "#app/features/invitations/answer-invitation.server.ts";
import { acceptColleague } from "#app/features/members/people/accept-colleague.server.ts";
import { inviteColleagues } from "#app/features/members/people/invite-colleagues.server.ts";
import { listPendingInvitations } from "#app/features/members/people/pending-invitations.server.ts";
import { removeColleague } from "#app/features/members/people/people-commands.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { readAddresses } from "#app/platform/typed-addresses.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import { reinstatePerson, suspendPerson } from "#app/features/administration/people-commands.server.ts";
import { enforceRuling } from "#app/features/members/membership/suspension-commands.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Role } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const config = { origin: "http://localhost", secret: "only for tests, and long enough to be one" };
const limits = { consume: async () => null, peek: async () => null, giveBack: async () => {}, clear: async () => {} };
let database: OpenDatabase;
let context: Parameters<typeof inviteColleagues>[0];
let institutionId: string;
let now = NOW;

beforeEach(async () => {
  database = await openTestDatabase();
  now = NOW;
  const { db, withTransaction } = database;
  context = { db, withTransaction, clock: { now: () => now }, config, limits: { ...limits, close: async () => {} } };
  ({ institutionId } = await withTransaction((tx) => createMember(tx, {}, NOW)));
});

async function viewerOf(id: string): Promise<Viewer> {
  const account = await findAccountById(database.db, id);
  if (!account) throw new Error("There is no such person");
  return { ...account, grants: await listGrants(database.db, id) };
}

async function person(role?: Role): Promise<Viewer> {
  const roles = role ? [{ role, institutionId }] : [];
  const { id } = await database.withTransaction((tx) => createPerson(tx, { roles }, NOW));
  return viewerOf(id);
}

const invite = (text: string, actor: Viewer) =>
  inviteColleagues(
    context,
    { institutionId, addresses: readAddresses(text), role: "editor", words: "Welcome.", locale: "en" },
    actor,
  );

async function secretTo(email: string): Promise<string> {
  const [row] = await database.db.select().from(outbox).where(eq(outbox.recipient, email));
  const text = row ? (openLetter(config, row) ?? row).text : "";
  return text.match(/\/invited\/([^\s?]+)/)?.[1] ?? "";
}

test("many are invited at once, and the same list sent again invites nobody twice", async () => {
  const primary = await person("representative");
  const list = "a@x.example, b@x.example, nobody";
  const outcomes = async () => {
    const many = await invite(list, primary);
    return many.ok ? many.results.map(({ outcome }) => outcome) : many.reason;
  };
  expect(await outcomes()).toEqual(["invited", "invited", "no-address"]);
  expect(await outcomes(), "pressed twice").toEqual(["invited", "invited", "no-address"]);
  now = new Date(NOW.getTime() + SENT_TWICE_MS + 1);
  expect(await outcomes()).toEqual(["waiting", "waiting", "no-address"]);
  expect(await database.db.$count(outbox, eq(outbox.kind, "people-invited"))).toBe(2);
});

test("of twenty who accept at once with one link one role comes, and everybody is told once", async () => {
  const [primary, newcomer] = [await person("representative"), await person()];
  await invite(newcomer.email, primary);
  const secret = await secretTo(newcomer.email);
  const accept = () => acceptInvited(context, { secret }, newcomer, acceptColleague({ origin: config.origin }));
  const answers = await Promise.all(Array.from({ length: 20 }, accept));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await database.db.$count(grants, eq(grants.userId, newcomer.id))).toBe(1);
  const toPrimary = and(eq(outbox.recipient, primary.email), eq(outbox.kind, "people-joined"));
  expect(await database.db.$count(outbox, toPrimary)).toBe(1);
});

test("with whoever invited go the invitations", async () => {
  const [primary, alternate, newcomer] = [await person("representative"), await person("alternate"), await person()];
  await invite(newcomer.email, alternate);
  expect(await listPendingInvitations(database.db, institutionId, NOW)).toHaveLength(1);
  const [grant] = await database.db.select().from(grants).where(eq(grants.userId, alternate.id));
  const ending = { institutionId, grantId: grant?.id ?? "", reason: "Left the university in August." };
  expect(await removeColleague(context, ending, primary)).toEqual({ ok: true });
  expect(await listPendingInvitations(database.db, institutionId, NOW)).toEqual([]);
  const accepted = await acceptInvited(
    context,
    { secret: await secretTo(newcomer.email) },
    newcomer,
    acceptColleague({ origin: config.origin }),
  );
  expect(accepted.ok).toBe(false);
});

test("while the rights of whoever invited rest nobody comes by the invitation, and once they are confirmed it stands", async () => {
  const [alternate, newcomer] = [await person("alternate"), await person()];
  await invite(newcomer.email, alternate);
  const secret = await secretTo(newcomer.email);
  const rest = (restingSince: Date | null) =>
    database.withTransaction((tx) => tx.update(grants).set({ restingSince }).where(eq(grants.userId, alternate.id)));
  const accept = () => acceptInvited(context, { secret }, newcomer, acceptColleague({ origin: config.origin }));
  await rest(NOW);
  expect((await accept()).ok).toBe(false);
  expect(await database.db.$count(grants, eq(grants.userId, newcomer.id))).toBe(0);
  await rest(null);
  expect((await accept()).ok).toBe(true);
});

const toldTakenBack = (email: string) =>
  database.db.$count(outbox, and(eq(outbox.recipient, email), eq(outbox.kind, "people-invitation_taken_back")));

test("whoever was invited is told when the access of whoever invited ends, and nobody who could not accept any more", async () => {
  const [primary, alternate] = [await person("representative"), await person("alternate")];
  await invite("late@x.example", alternate);
  now = new Date(NOW.getTime() + 8 * 24 * 3600 * 1000);
  await invite("waits@x.example", alternate);
  await invite("of.another@x.example", primary);
  const [grant] = await database.db.select().from(grants).where(eq(grants.userId, alternate.id));
  const ending = { institutionId, grantId: grant?.id ?? "", reason: "Left the university in August." };
  expect(await removeColleague(context, ending, primary)).toEqual({ ok: true });
  const told = await Promise.all(["waits", "late", "of.another"].map((name) => toldTakenBack(`${name}@x.example`)));
  expect(told).toEqual([1, 0, 0]);
});

test("whoever was invited is told when the account of whoever invited is suspended, and the invitation stays ended", async () => {
  const [primary, alternate, admin] = [await person("representative"), await person("alternate"), await person()];
  await invite("waits@x.example", alternate);
  await invite("of.another@x.example", primary);
  const suspending = { userId: alternate.id, reason: "The mailbox was stolen." };
  expect(await suspendPerson(context as never, suspending, admin)).toEqual({ ok: true });
  expect([await toldTakenBack("waits@x.example"), await toldTakenBack("of.another@x.example")]).toEqual([1, 0]);
  expect(await reinstatePerson(context as never, alternate.id, admin)).toEqual({ ok: true });
  const open = await listPendingInvitations(database.db, institutionId, now);
  expect(open.map(({ email }) => email)).toEqual(["of.another@x.example"]);
});

test("whoever was invited is told when the membership ends", async () => {
  const primary = await person("representative");
  await invite("waits@x.example", primary);
  await database.withTransaction(async (tx) => {
    const [found] = await tx
      .select({ membership: memberships, institution: institutions })
      .from(memberships)
      .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
      .where(eq(memberships.institutionId, institutionId));
    if (!found) throw new Error("There is no member");
    const ruling = {
      kind: "terminate",
      reason: "It closed.",
      origin: config.origin,
      proposedById: null,
      isByVote: false,
    };
    await enforceRuling(tx, found, ruling as Parameters<typeof enforceRuling>[2], null, now);
  });
  expect(await toldTakenBack("waits@x.example")).toBe(1);
});

test("nobody but a representative invites", async () => {
  for (const actor of [await person("editor"), await person("project_officer")])
    expect(await invite("a@x.example", actor)).toMatchObject({ ok: false, reason: "forbidden" });
});
