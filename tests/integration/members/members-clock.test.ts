import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import { confirmYear } from "#app/features/members/year/confirm-year.server.ts";
import { planClock } from "#app/features/members/year/plan-clock.server.ts";
import { runClock } from "#app/features/members/year/run-clock.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Role } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const ADMITTED = new Date("2024-03-01T08:00:00Z");
const config = { origin: "http://localhost", secret: "only for tests, and long enough to be one" };
let now = ADMITTED;
let database: OpenDatabase;
let context: Parameters<typeof runClock>[0];

beforeEach(async () => {
  now = ADMITTED;
  database = await openTestDatabase();
  const { db, withTransaction } = database;
  context = { db, withTransaction, clock: { now: () => now }, config };
});

const at = (day: string) => new Date(`${day}T08:00:00Z`);

async function viewerWith(role: Role, institutionId: string | null): Promise<Viewer> {
  const roles = [institutionId === null ? { role } : { role, institutionId }];
  const { id } = await database.withTransaction((tx) => createPerson(tx, { roles }, now));
  const account = await findAccountById(database.db, id);
  if (!account) throw new Error("There is no such person");
  return { ...account, grants: await listGrants(database.db, id) };
}

async function admit(nameEn: string, { accreditedUntil = null, isAlone = false, on = ADMITTED }: Partial<Facts> = {}) {
  const institution = { nameEn, nameOfficial: nameEn, accreditedUntil };
  const admitted = await database.withTransaction((tx) => createMember(tx, { institution }, on));
  const { institutionId, number } = admitted;
  const speaker = isAlone ? null : await viewerWith("representative", institutionId);
  return { institutionId, number, speaker, nameEn };
}

interface Facts {
  accreditedUntil: string | null;
  /** Nobody speaks for it. */
  isAlone: boolean;
  on: Date;
}

type Member = Awaited<ReturnType<typeof admit>>;

async function standing({ number }: Member) {
  const [row] = await database.db.select().from(memberships).where(eq(memberships.number, number));
  if (!row) throw new Error("There is no such membership");
  return row;
}

async function lettersTo({ speaker }: Member) {
  const rows = await database.db
    .select()
    .from(outbox)
    .where(eq(outbox.recipient, speaker?.email ?? ""));
  return rows
    .filter(({ kind }) => kind.startsWith("membership-"))
    .map(({ kind, createdAt }) => `${dayOf(createdAt)} ${kind.replace("membership-", "")}`)
    .sort();
}

/** Lets the clock run each night, twice, and hears what it plans before. */
async function live(from: string, until: string, each: (day: string) => Promise<void> | void = () => {}) {
  for (let day = from; day <= until; day = daysAfter(day, 1)) {
    now = at(day);
    await each(day);
    await runClock(context);
    expect((await planClock(database.db, day)).filter(({ act }) => act !== "unreachable")).toEqual([]);
  }
}

function confirm({ institutionId, speaker }: Member, change: { accreditedUntil?: string } = {}) {
  if (!speaker) throw new Error("Nobody speaks for it");
  const said = { institutionId, seen: String(now.getFullYear()), activities: "", accreditedUntil: null, ...change };
  return confirmYear(context, said, speaker);
}

const SILENT = [
  ...["2027-01-01 year-opened", "2027-03-01 year-reminded", "2027-03-24 year-reminded"],
  ...["2027-04-01 year-late", "2027-06-15 year-warned", "2027-06-30 suspended"],
];

test("over a year members are asked, reminded, suspended and restored, each letter once", async () => {
  const silent = await admit("Silent Academy");
  const prompt = await admit("Prompt Academy");
  const alone = await admit("Academy Nobody Speaks For", { isAlone: true });
  const young = await admit("Young Academy", { on: at("2026-09-01") });
  const ruled = await admit("Academy Suspended By People");
  const coordinator = await viewerWith("coordinator", null);
  now = at("2026-12-20");
  await suspendMembership(context, { number: ruled.number, reason: "What the council has found." }, coordinator);
  await live("2026-12-30", "2027-08-10", async (day) => {
    if (day === "2027-03-10") expect(await confirm(prompt)).toEqual({ ok: true });
    if (day === "2027-06-29") expect((await standing(silent)).status).toBe("active");
    if (day === "2027-07-05") expect(await confirm(ruled)).toEqual({ ok: true });
    if (day === "2027-08-01") {
      expect((await standing(silent)).status).toBe("suspended");
      expect(await confirm(silent)).toEqual({ ok: true });
    }
  });
  expect(await lettersTo(silent)).toEqual([...SILENT, "2027-08-01 reinstated"]);
  expect(await lettersTo(prompt)).toEqual(["2027-01-01 year-opened", "2027-03-01 year-reminded"]);
  expect(await lettersTo(young)).toEqual([]);
  const states = [silent, prompt, alone, young, ruled].map(async (one) => (await standing(one)).status);
  expect(await Promise.all(states)).toEqual(["active", "active", "active", "active", "suspended"]);
  const changes = await database.db
    .select()
    .from(membershipChanges)
    .where(eq(membershipChanges.membershipId, (await standing(silent)).id))
    .orderBy(membershipChanges.id);
  expect(changes.map(({ reason, actorId }) => [reason, actorId])).toEqual([
    ...[
      ["admitted", null],
      ["year_not_confirmed", null],
      ["year_confirmed", null],
    ],
  ]);
});

test("whom nobody asked in time is not suspended, and a clock that stood still warns before it acts", async () => {
  const unasked = await admit("Unasked Academy");
  await live("2027-05-01", "2027-12-31");
  expect(await lettersTo(unasked)).toEqual([]);
  const asleep = await admit("Academy Of The Sleeping Clock", { on: at("2026-03-01") });
  await live("2028-01-01", "2028-01-03");
  await live("2028-09-01", "2028-10-01");
  expect(await lettersTo(asleep)).toEqual([
    ...["2028-01-01 year-opened", "2028-09-01 year-late", "2028-09-08 year-warned", "2028-09-23 suspended"],
  ]);
});

test("an accreditation that is over suspends after its months, and another one restores", async () => {
  const member = await admit("Accredited Academy", { accreditedUntil: "2026-05-31", on: ADMITTED });
  await live("2026-02-25", "2026-12-10", async (day) => {
    if (day === "2026-03-05") expect(await confirm(member, { accreditedUntil: "2026-05-31" })).toEqual({ ok: true });
    if (day === "2026-12-02") {
      expect((await standing(member)).status).toBe("suspended");
      await confirm(member, { accreditedUntil: "2026-11-01" });
      expect((await standing(member)).status).toBe("suspended");
      await confirm(member, { accreditedUntil: "2031-05-31" });
      expect((await standing(member)).status).toBe("active");
    }
  });
  expect((await lettersTo(member)).filter((line) => !line.includes("year-"))).toEqual([
    ...["2026-03-02 accreditation-ending", "2026-05-01 accreditation-ending", "2026-06-01 accreditation-over"],
    ...["2026-11-16 accreditation-warned", "2026-12-01 suspended", "2026-12-02 reinstated"],
  ]);
});
