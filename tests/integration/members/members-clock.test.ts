import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { standingOf } from "#app/features/members/institution/membership.ts";
import { listRenewalsAsked } from "#app/features/members/renewal/find-renewal.server.ts";
import { renewMembership } from "#app/features/members/renewal/renew-membership.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import { confirmYear } from "#app/features/members/year/confirm-year.server.ts";
import { planClock } from "#app/features/members/year/plan-clock.server.ts";
import { runClock } from "#app/features/members/year/run-clock.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { membershipChanges, memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { settings } from "#db/schema/settings.ts";
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

function confirm({ institutionId, speaker }: Member, change: { accreditedUntil?: string; hasNoLastDay?: true } = {}) {
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

test("an accreditation without a last day restores what its last day has suspended, and is reminded of no more", async () => {
  const member = await admit("Academy Recognised For Good", { accreditedUntil: "2026-05-31", on: ADMITTED });
  const accreditedUntil = async () => {
    const isTheirs = eq(institutions.id, member.institutionId);
    return (await database.db.select().from(institutions).where(isTheirs))[0]?.accreditedUntil;
  };
  await live("2026-02-25", "2027-02-10", async (day) => {
    if (day === "2026-03-05") expect(await confirm(member, { accreditedUntil: "2026-05-31" })).toEqual({ ok: true });
    if (day === "2027-02-05") expect(await confirm(member)).toEqual({ ok: true });
    if (day !== "2026-12-02") return;
    expect(await confirm(member)).toEqual({ ok: false, reason: "accreditation-kept" });
    const both = await confirm(member, { accreditedUntil: "2031-05-31", hasNoLastDay: true });
    expect(both).toEqual({ ok: false, reason: "accreditation-both" });
    expect([(await standing(member)).status, await accreditedUntil()]).toEqual(["suspended", "2026-05-31"]);
    // The day as it stood, filled in by the page, is not what somebody typed.
    expect(await confirm(member, { accreditedUntil: "2026-05-31", hasNoLastDay: true })).toEqual({ ok: true });
    expect([(await standing(member)).status, await accreditedUntil()]).toEqual(["active", null]);
  });
  expect((await standing(member)).status).toBe("active");
  const ofAccreditation = (await lettersTo(member)).filter((line) => !line.includes("year-"));
  expect(ofAccreditation.slice(-2)).toEqual(["2026-12-01 suspended", "2026-12-02 reinstated"]);
});

test("whom nobody asked in time is not suspended, and a clock that stood still warns before it acts", async () => {
  const unasked = await admit("Unasked Academy");
  await live("2027-05-01", "2027-12-31");
  expect((await lettersTo(unasked)).filter((line) => line.includes("year"))).toEqual([]);
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
      const over = await confirm(member, { accreditedUntil: "2026-11-01" });
      expect(over).toEqual({ ok: false, reason: "accreditation-past" });
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

const ofTerm = (lines: string[]) => lines.filter((line) => line.includes("term-") || line.includes("renewed"));

function changeRules(change: Partial<AssociationSettings>) {
  const row = { name: ASSOCIATION_SETTING, value: change, updatedAt: now };
  return database.withTransaction((tx) => tx.insert(settings).values(row));
}

/** A member whose term ends on a day; its entry is confirmed each year, so that only the term is told of. */
async function admitUntil(nameEn: string, endsOn: string, term: Partial<typeof memberships.$inferInsert> = {}) {
  const member = await admit(nameEn, { on: at("2026-09-01") });
  const change = { startsOn: "2026-09-01", endsOn, graceUntil: null, ...term };
  await database.withTransaction((tx) =>
    tx.update(memberships).set(change).where(eq(memberships.number, member.number)),
  );
  return member;
}

const standsOn = async (member: Member, day: string) => standingOf(await standing(member), day);

function renew(
  { institutionId, speaker }: Member,
  change: { accreditedUntil?: string; hasNoLastDay?: true; seen?: string } = {},
) {
  if (!speaker) throw new Error("Nobody speaks for it");
  const said = { institutionId, seen: "2027-05-31", summary: "", accreditedUntil: null, ...change };
  return renewMembership(context, said, speaker);
}

test("a term that ends is told of before, over a period of grace and at its end, each once", async () => {
  const silent = await admitUntil("Silent Academy", "2027-05-31");
  const coordinator = await viewerWith("coordinator", null);
  const seen: string[] = [];
  await live("2027-03-20", "2027-09-30", async (day) => {
    const how = await standsOn(silent, day);
    if (how !== seen.at(-1)?.split(" ")[1]) seen.push(`${day} ${how}`);
  });
  expect(ofTerm(await lettersTo(silent))).toEqual([
    ...["2027-04-01 term-ending", "2027-05-17 term-ending", "2027-06-01 term-over"],
    ...["2027-08-15 term-warned", "2027-08-30 term-lapsed"],
  ]);
  expect(seen).toEqual(["2027-03-20 active", "2027-06-01 in_grace", "2027-08-30 run_out"]);
  const toCoordinator = await database.db.select().from(outbox).where(eq(outbox.recipient, coordinator.email));
  expect(toCoordinator.map(({ kind }) => kind).sort()).toEqual(["membership-term-lapsed", "membership-term-warned"]);
  const texts = (await database.db.select().from(outbox)).map(({ text }) => text);
  for (const text of texts) expect(text).not.toMatch(/undefined|\{\{|members-mail/);
});

test("the last day of grace stands once a letter has named it, whatever the setting becomes", async () => {
  const told = await admitUntil("Told Academy", "2027-05-31");
  const later = await admitUntil("Later Academy", "2027-12-31");
  await live("2027-03-31", "2027-04-02");
  await changeRules({ graceDays: 30 });
  await live("2027-04-03", "2027-11-05");
  expect((await standing(told)).graceUntil).toBe("2027-08-29");
  expect((await standing(later)).graceUntil).toBe("2028-01-30");
  expect(ofTerm(await lettersTo(told)).at(-1)).toBe("2027-08-30 term-lapsed");
});

test("an observer is told half a year before, has no grace, and its coordinators read of it too", async () => {
  const candidate = await admitUntil("Candidate Academy", "2027-12-31", { category: "observer" });
  const coordinator = await viewerWith("coordinator", null);
  await live("2027-06-25", "2028-01-20");
  expect(ofTerm(await lettersTo(candidate))).toEqual([
    ...["2027-07-04 term-ending", "2027-11-01 term-ending", "2027-12-17 term-ending", "2028-01-01 term-lapsed"],
  ]);
  const told = await database.db.select().from(outbox).where(eq(outbox.recipient, coordinator.email));
  expect(told.filter(({ kind }) => kind.startsWith("membership-term-"))).toHaveLength(4);
});

const RENEWED = { ok: true, isRenewed: true };

test("a member renews by itself before the end and in its days of grace, and is written to no more", async () => {
  const early = await admitUntil("Early Academy", "2027-05-31");
  const late = await admitUntil("Late Academy", "2027-05-31");
  now = at("2027-03-01");
  expect(await renew(early)).toMatchObject({ ok: false, reason: "stale" });
  await live("2027-03-20", "2027-09-10", async (day) => {
    if (day === "2027-04-02") {
      expect(await renew(early, { seen: "2026-05-31" })).toMatchObject({ ok: false, reason: "stale" });
      // Pressed twice, it is renewed once: the counts below would tell.
      expect([await renew(early), await renew(early)]).toEqual([RENEWED, RENEWED]);
    }
    if (day === "2027-08-29") expect(await renew(late)).toEqual({ ok: true, isRenewed: true });
  });
  const terms = await Promise.all([early, late].map(async (one) => (await standing(one)).endsOn));
  expect(terms).toEqual(["2031-05-31", "2031-05-31"]);
  expect(await standsOn(late, "2027-09-10")).toBe("active");
  expect(ofTerm(await lettersTo(early))).toEqual(["2027-04-01 term-ending", "2027-04-02 renewed"]);
  expect(ofTerm(await lettersTo(late)).slice(-2)).toEqual(["2027-08-15 term-warned", "2027-08-29 renewed"]);
});

test("where something speaks against it, people look at a renewal first, and nobody is reminded meanwhile", async () => {
  const expired = await admitUntil("Expired Academy", "2027-05-31");
  const isExpired = eq(institutions.id, expired.institutionId);
  await database.withTransaction((tx) =>
    tx.update(institutions).set({ accreditedUntil: "2027-04-01" }).where(isExpired),
  );
  const gone = await admitUntil("Gone Academy", "2027-05-31");
  const endless = await admitUntil("Endless Academy", "2027-05-31");
  const isEndless = eq(institutions.id, endless.institutionId);
  await database.withTransaction((tx) =>
    tx.update(institutions).set({ accreditedUntil: "2027-04-01" }).where(isEndless),
  );
  const coordinator = await viewerWith("coordinator", null);
  await live("2027-03-20", "2027-09-10", async (day) => {
    if (day === "2027-04-20") {
      const other = await renew(expired, { accreditedUntil: "2027-03-01" });
      expect(other).toEqual({ ok: false, reason: "accreditation-past" });
      expect(await renew(expired, { accreditedUntil: "2027-04-01" })).toEqual({ ok: true, isRenewed: false });
      expect(await renew(endless, { accreditedUntil: "2027-04-01", hasNoLastDay: true })).toEqual({
        ok: true,
        isRenewed: true,
      });
    }
    if (day === "2027-04-25")
      expect(
        (await listRenewalsAsked(database.db, coordinator, day)).map(({ institution }) => institution.nameEn),
      ).toEqual(["Expired Academy"]);
    if (day === "2027-09-05") expect(await renew(gone)).toEqual({ ok: true, isRenewed: false });
  });
  expect(ofTerm(await lettersTo(expired))).toEqual(["2027-04-01 term-ending", "2027-08-30 term-lapsed"]);
  expect((await standing(gone)).endsOn).toBe("2027-05-31");
  const told = await database.db.select().from(outbox).where(eq(outbox.recipient, coordinator.email));
  expect(told.filter(({ kind }) => kind === "membership-term-asked")).toHaveLength(2);
});

test("a clock that dies between its letter and what it notes of it writes no letter twice", async () => {
  const member = await admitUntil("Interrupted Academy", "2027-05-31");
  now = at("2027-04-01");
  const dying: typeof context = {
    ...context,
    withTransaction: (work) =>
      context.withTransaction(async (tx) => {
        await work(tx);
        throw new Error("The machine stops");
      }),
  };
  await expect(runClock(dying)).rejects.toThrow("The machine stops");
  expect(await lettersTo(member)).toEqual([]);
  await Promise.all([runClock(context), runClock(context)]);
  await runClock(context);
  expect(await lettersTo(member)).toEqual(["2027-04-01 term-ending"]);
});
