import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { institutionAt } from "#app/features/members/institution/former-addresses.server.ts";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { unpaidOf } from "#app/features/dues/open-dues.server.ts";
import { askMerge } from "#app/features/members/merging/ask-merge.server.ts";
import { listAlikePairs, listToldApart } from "#app/features/members/merging/alike-pairs.server.ts";
import type { Found } from "#app/features/members/membership/suspension-commands.server.ts";
import { dismissPair, reopenPair } from "#app/features/members/merging/tell-apart.server.ts";
import { findLikely } from "#app/features/members/merging/find-likely.server.ts";
import { findOpenMerge, listMoves, pairOf, type Merge } from "#app/features/members/merging/find-merge.server.ts";
import { markOf, planMerge } from "#app/features/members/merging/plan-merge.server.ts";
import { settleMerge } from "#app/features/members/merging/settle-merge.server.ts";
import { planReturn, undoMerge } from "#app/features/members/merging/undo-merge.server.ts";
import { findShownCover } from "#app/features/members/profile/cover-queries.server.ts";
import { publishUnits } from "#app/features/members/units/write-units.server.ts";
import { refreshProjectSearch, refreshSearchOfTheirs } from "#app/features/projects/project/project-search.server.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { files } from "#db/schema/files.ts";
import { followedMembers } from "#db/schema/following.ts";
import { grants } from "#db/schema/grants.ts";
import { memberMerges, mergeMoves } from "#db/schema/member-merges.ts";
import { institutionPeople, institutions, institutionTexts, institutionTopics, units } from "#db/schema/members.ts";
import { membershipProposals, memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import { createMember, personOf, setMembership, setUpBoard, type TestMember } from "#tests/support/board.ts";
import { openTestServices } from "#tests/support/test-services.ts";

let services: Awaited<ReturnType<typeof openTestServices>>;
let board: Awaited<ReturnType<typeof setUpBoard>>;
let second: Viewer;
beforeEach(async () => {
  services = await openTestServices();
  board = await setUpBoard(services, "Oases");
  second = await personOf(services, null, "coordinator");
});

const follow = refreshSearchOfTheirs;
const REASON = "Decree No. 77 of the ministry of 3 May 2026.";

const membershipOf = async ({ institutionId }: TestMember) => {
  const [row] = await services.db.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  if (!row) throw new Error("No membership");
  return row;
};

interface Wanted {
  from?: TestMember;
  to?: TestMember;
  taken?: string[];
  by?: Viewer;
}

/** The lead of the board goes into its partner, unless something else is said. */
async function wanted({ from = board.lead, to = board.other, taken = [] }: Wanted = {}) {
  const [number, other] = [(await membershipOf(from)).number, (await membershipOf(to)).number];
  return { number, other, remains: "other" as const, reason: REASON, holdsFrom: "2026-01-15", taken };
}

async function ask(change: Wanted = {}): Promise<Merge> {
  const asked = await wanted(change);
  expect(await askMerge(services, asked, change.by ?? board.coordinator)).toEqual({ ok: true });
  const merge = await findOpenMerge(services.db, (change.from ?? board.lead).institutionId);
  if (!merge) throw new Error("Nothing was asked");
  return merge;
}

/** What the page of an open merge says of it. */
async function readOpen(merge: Merge) {
  const pair = await pairOf(services.db, merge);
  const moves = await planMerge(services.db, pair, merge, services.clock.now());
  return { number: pair.merged.membership.number, seen: merge.id, mark: markOf(moves), follow, unpaidOf };
}

const confirm = async (merge: Merge, by = second) =>
  settleMerge(services, { ...(await readOpen(merge)), answer: "confirmed" }, by);

async function merge(change: Wanted = {}) {
  const asked = await ask(change);
  expect(await confirm(asked)).toEqual({ ok: true });
  return rowOf(asked.id);
}

async function rowOf(id: string) {
  const [row] = await services.db.select().from(memberMerges).where(eq(memberMerges.id, id));
  if (!row) throw new Error("No merge");
  return row;
}

async function undo(done: Merge, by = board.coordinator) {
  const { number } = (await pairOf(services.db, done)).merged.membership;
  const { mark } = await planReturn(services.db, done);
  return undoMerge(services, { number, seen: done.id, mark, reason: "It was a mistake.", follow, unpaidOf }, by);
}

/** Everything a merge may touch, but what counts and dates how often something was written. */
async function everything(): Promise<string> {
  const { db } = services;
  const rows = await db.select().from(institutions).orderBy(institutions.id);
  const led = await db.select().from(projects).orderBy(projects.id);
  return JSON.stringify([
    rows.map(({ version: _, directoryVersion: _d, updatedAt: _u, ...row }) => row),
    await db.select().from(institutionTexts).orderBy(institutionTexts.institutionId, institutionTexts.locale),
    await db
      .select()
      .from(institutionTopics)
      .orderBy(institutionTopics.institutionId, institutionTopics.kind, institutionTopics.code),
    await db.select().from(memberships).orderBy(memberships.id),
    await db.select().from(grants).orderBy(grants.id),
    await db.select().from(institutionPeople).orderBy(institutionPeople.id),
    led.map(({ boardVersion: _, ...row }) => row),
    await db.select().from(projectPartners).orderBy(projectPartners.id),
    await db.select().from(projectInterests).orderBy(projectInterests.id),
    await db.select().from(projectEditors).orderBy(projectEditors.id),
    await db.select().from(enquiries).orderBy(enquiries.id),
    await db.select().from(units).orderBy(units.id),
    await db.select().from(followedMembers).orderBy(followedMembers.id),
    await db.select().from(formerAddresses).orderBy(formerAddresses.slug),
    await db.select().from(institutionCovers).orderBy(institutionCovers.institutionId),
    await db.select().from(files).orderBy(files.id),
  ]);
}

const activeGrants = async ({ institutionId }: TestMember) =>
  services.db
    .select()
    .from(grants)
    .where(and(eq(grants.institutionId, institutionId), isNull(grants.revokedAt)));

const rolesAt = async (member: TestMember, { id }: Viewer) =>
  (await activeGrants(member)).filter(({ userId }) => userId === id).map(({ role }) => role);

async function addUnit({ institutionId }: TestMember, name: string, place: number, parentId: string | null = null) {
  const now = services.clock.now();
  const values = { institutionId, parentId, place, kind: "faculty" as const, name, nameLanguage: "en" };
  const topics = { themes: [], unescoFields: [], fieldsOfStudy: [] };
  const [row] = await services.withTransaction(async (tx) => {
    const added = { ...values, ...topics, version: 1, createdAt: now, updatedAt: now };
    const written = await tx.insert(units).values(added).returning();
    await publishUnits(tx, institutionId, now);
    return written;
  });
  if (!row) throw new Error("No unit");
  return row.id;
}

const SEEN = { isListed: true, category: "full", names: {}, text: "", projects: [] };
const followBy = ({ id: userId }: Viewer, { institutionId }: TestMember) =>
  services.withTransaction((tx) =>
    tx
      .insert(followedMembers)
      .values({ userId, institutionId, revision: 1, seen: SEEN, createdAt: services.clock.now() }),
  );

const write = (to: TestMember, from: Viewer, senderInstitutionId: string | null) =>
  services.withTransaction(async (tx) => {
    const values = { institutionId: to.institutionId, senderId: from.id, senderInstitutionId };
    const said = { topic: "other" as const, subject: "A question", createdAt: services.clock.now() };
    const [row] = await tx
      .insert(enquiries)
      .values({ ...values, ...said })
      .returning();
    return row?.id ?? "";
  });

async function partner({ institutionId }: TestMember, status: "invited" | "confirmed", role = "Fieldwork") {
  const values = { projectId: board.project.id, institutionId, role, status, invitedAt: services.clock.now() };
  return services.withTransaction(async (tx) => {
    const [row] = await tx.insert(projectPartners).values(values).returning();
    await refreshProjectSearch(tx, board.project.id);
    return row?.id ?? "";
  });
}

/** Gives a member a stored picture; its id. */
async function hang({ institutionId }: TestMember, purpose: "logo" | "cover", change: object = {}) {
  const owner = { purpose, ownerType: "institution", ownerId: institutionId } as const;
  const facts = { name: "hall", mediaType: "image/jpeg", sizeBytes: 3, sha256: "0", createdAt: services.clock.now() };
  return services.withTransaction(async (tx) => {
    const [file] = await tx
      .insert(files)
      .values({ ...owner, ...facts })
      .returning();
    const fileId = file?.id ?? "";
    const words = { alt: "The library", altLanguage: "en", credit: "Archive", licence: "cc_by" } as const;
    const pictures = [{ fileId, format: "jpeg" as const, width: 640, height: 256 }];
    if (purpose === "cover")
      await tx.insert(institutionCovers).values({ institutionId, ...words, pictures, ...change });
    else await tx.update(institutions).set({ logoFileId: fileId }).where(eq(institutions.id, institutionId));
    return fileId;
  });
}

/** The pictures a member shows. */
async function shownBy({ institutionId }: TestMember) {
  const { db } = services;
  const [row] = await db.select().from(institutions).where(eq(institutions.id, institutionId));
  const cover = await findShownCover(db, institutionId);
  return { logo: row?.logoFileId ?? null, cover: cover?.pictures[0]?.fileId ?? null };
}

const statusOf = async (id: string) =>
  (await services.db.select().from(projectPartners).where(eq(projectPartners.id, id)))[0];

describe("two members that are one", () => {
  test("have one record afterwards, and are two again as they were once it is undone", async () => {
    const { lead, other, leader, partner: head, project } = board;
    const faculty = await addUnit(lead, "Faculty of Wells", 1);
    const chair = await addUnit(lead, "Chair of Springs", 1, faculty);
    await addUnit(other, "Faculty of Dunes", 4);
    const visitor = await personOf(services, null, "applicant");
    await followBy(visitor, lead);
    await followBy(leader, lead);
    await followBy(leader, other);
    const received = await write(lead, visitor, null);
    const between = await write(lead, head, other.institutionId);
    const before = await everything();

    const done = await merge();
    expect(await membershipOf(lead)).toMatchObject({ status: "merged" });
    expect(await rolesAt(other, leader)).toEqual(["alternate"]);
    expect(await rolesAt(other, head)).toEqual(["representative"]);
    const [led] = await services.db.select().from(projects).where(eq(projects.id, project.id));
    expect(led?.leadInstitutionId).toBe(other.institutionId);
    expect(led?.search).toContain("partner");
    const [moved] = await services.db.select().from(units).where(eq(units.id, faculty));
    expect(moved).toMatchObject({ institutionId: other.institutionId, place: 5 });
    const [below] = await services.db.select().from(units).where(eq(units.id, chair));
    expect(below).toMatchObject({ institutionId: other.institutionId, parentId: faculty, place: 1 });
    const follows = await services.db.select().from(followedMembers);
    expect(follows.map(({ userId, institutionId }) => [userId, institutionId]).sort()).toEqual(
      [leader.id, visitor.id].map((id) => [id, other.institutionId]).sort(),
    );
    const conversations = await services.db.select().from(enquiries);
    expect(conversations.find(({ id }) => id === received)?.institutionId).toBe(other.institutionId);
    expect(conversations.find(({ id }) => id === between)?.institutionId).toBe(lead.institutionId);
    expect(await institutionAt(services.db, lead.slug)).toMatchObject({ id: other.institutionId });
    const [remaining] = await services.db.select().from(institutions).where(eq(institutions.id, other.institutionId));
    expect(remaining?.otherNames).toEqual([expect.objectContaining({ value: lead.nameEn, until: 2026 })]);
    for (const word of ["lead", "wells"]) expect(remaining?.search).toContain(word);
    const check = await checkMembership(services.db, (await membershipOf(lead)).number, services.clock.now());
    expect(check).toMatchObject({ why: "merged", endedOn: "2026-01-15", into: { institution: { slug: other.slug } } });
    const kinds = new Set((await listMoves(services.db, done.id)).map(({ kind }) => kind));
    for (const kind of ["person", "project", "unit", "received", "follower", "record", "address", "name"])
      expect([...kinds]).toContain(kind);
    const kindsOfLetters = (await services.db.select().from(outbox)).map(({ kind }) => kind);
    expect(kindsOfLetters.filter((kind) => kind === "membership-merge-confirmed")).toHaveLength(3);

    expect(await undo(done)).toEqual({ ok: true });
    expect(await everything()).toBe(before);
    expect(await checkMembership(services.db, (await membershipOf(lead)).number, services.clock.now())).toMatchObject({
      answer: "valid",
    });
  });

  test("give back what is as it was left, and keep what has changed since", async () => {
    const { lead, other, leader } = board;
    const faculty = await addUnit(lead, "Faculty of Wells", 1);
    const lone = await addUnit(lead, "Faculty of Cisterns", 2);
    const done = await merge();
    const guest = await addUnit(other, "Chair of Canals", 1, faculty);
    await services.withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: services.clock.now() }).where(eq(grants.userId, leader.id)),
    );
    const { staying } = await planReturn(services.db, done);
    expect(staying.map(({ kind }) => kind).sort()).toEqual(["person", "unit"]);
    expect(await undo(done)).toEqual({ ok: true });
    const rows = new Map((await services.db.select().from(units)).map((unit) => [unit.id, unit.institutionId]));
    expect(rows.get(faculty)).toBe(other.institutionId);
    expect(rows.get(guest)).toBe(other.institutionId);
    expect(rows.get(lone)).toBe(lead.institutionId);
    expect(await rolesAt(lead, leader)).toEqual([]);
    const kept = await services.db.select().from(mergeMoves).where(eq(mergeMoves.undone, "kept"));
    expect(kept.map(({ objectId }) => objectId)).toContain(faculty);
  });

  test("leave the address to whoever has taken it since, as long as that is the remaining record", async () => {
    const { lead, other } = board;
    const done = await merge();
    await services.withTransaction(async (tx) => {
      await tx.delete(formerAddresses).where(eq(formerAddresses.slug, lead.slug));
      await tx.update(institutions).set({ slug: lead.slug }).where(eq(institutions.id, other.institutionId));
    });
    expect(await undo(done)).toEqual({ ok: true });
    const [row] = await services.db.select().from(institutions).where(eq(institutions.id, lead.institutionId));
    expect(row?.slug).toBe((await membershipOf(lead)).number.toLowerCase());
    expect(await institutionAt(services.db, lead.slug)).toMatchObject({ id: other.institutionId });
  });

  test("keep one place for who acts for both, the weightier", async () => {
    const { lead, other, leader, partner: head } = board;
    const now = services.clock.now();
    await services.withTransaction(async (tx) => {
      const grantedById = null;
      await tx.insert(grants).values([
        { userId: head.id, role: "editor", institutionId: lead.institutionId, grantedById, createdAt: now },
        { userId: leader.id, role: "editor", institutionId: other.institutionId, grantedById, createdAt: now },
      ]);
    });
    const before = await everything();
    const done = await merge();
    expect(await rolesAt(other, head)).toEqual(["representative"]);
    expect(await rolesAt(other, leader)).toEqual(["alternate"]);
    expect(await activeGrants(lead)).toEqual([]);
    expect(await undo(done)).toEqual({ ok: true });
    expect(await everything()).toBe(before);
  });

  test("bring the primary representative along where the remaining record has none", async () => {
    const bare = await createMember(services, { nameEn: "University of Mirages" });
    await merge({ to: bare });
    expect(await rolesAt(bare, board.leader)).toEqual(["representative"]);
  });

  test("take part in a project once: none beside its lead, the confirmed one of two partners", async () => {
    const { lead, other } = board;
    const [one, two] = [
      await createMember(services, { nameEn: "University of Palms" }),
      await createMember(services, { nameEn: "University of Reeds" }),
    ];
    const [ofOther, ofOne, ofTwo] = [
      await partner(other, "confirmed"),
      await partner(one, "invited", "Advice"),
      await partner(two, "confirmed", "Maps"),
    ];
    const before = await everything();
    const ofPartners = await merge({ from: two, to: one });
    expect(await statusOf(ofOne)).toMatchObject({ status: "confirmed", role: "Maps" });
    expect(await statusOf(ofTwo)).toMatchObject({ status: "left", institutionId: two.institutionId });
    const ofLead = await merge({ from: lead, to: other });
    expect(await statusOf(ofOther)).toMatchObject({ status: "left" });
    expect(await undo(ofLead)).toEqual({ ok: true });
    expect(await undo(ofPartners)).toEqual({ ok: true });
    expect(await everything()).toBe(before);
  });

  test("write projects of others for the remaining record, and none of its own as guests", async () => {
    const { lead, other, project } = board;
    const one = await createMember(services, { nameEn: "University of Springs" });
    const [ofOne, ofOther] = [await personOf(services, one), await personOf(services, other)];
    const values = { projectId: project.id, status: "confirmed", invitedById: ofOne.id } as const;
    const write = async ({ institutionId }: TestMember, { id: userId }: Viewer) => {
      const row = { ...values, institutionId, userId, invitedAt: services.clock.now() };
      await services.withTransaction((tx) => tx.insert(projectEditors).values(row));
      return async () => {
        const isTheirs = and(eq(projectEditors.projectId, project.id), eq(projectEditors.userId, userId));
        const [{ status, institutionId: at } = {}] = await services.db.select().from(projectEditors).where(isTheirs);
        return { status, at };
      };
    };
    const [first, guest] = [await write(one, ofOne), await write(other, ofOther)];
    const before = await everything();
    const intoAnother = await merge({ from: one, to: other });
    expect(await first()).toEqual({ status: "confirmed", at: other.institutionId });
    const intoLead = await merge({ from: other, to: lead });
    for (const read of [first, guest]) expect(await read()).toMatchObject({ status: "left" });
    expect(await undo(intoLead)).toEqual({ ok: true });
    expect(await guest()).toEqual({ status: "confirmed", at: other.institutionId });
    const leadIntoOther = await merge({ from: lead, to: other });
    for (const read of [first, guest]) expect(await read()).toMatchObject({ status: "left" });
    expect(await undo(leadIntoOther)).toEqual({ ok: true });
    expect(await undo(intoAnother)).toEqual({ ok: true });
    expect(await everything()).toBe(before);
  });

  test("take only what the remaining record lacks, and only what was ticked", async () => {
    const { lead, other } = board;
    await services.withTransaction(async (tx) => {
      const said = { offers: ["host_students"], seeks: ["translation"], acronym: "OLU", foundedYear: 1901 };
      await tx.update(institutions).set(said).where(eq(institutions.id, lead.institutionId));
      const own = { acronym: null, foundedYear: 1950, degreeLevels: ["bachelor"] };
      await tx.update(institutions).set(own).where(eq(institutions.id, other.institutionId));
    });
    const done = await merge({ taken: ["offers", "acronym", "foundedYear", "profileEn", "no-such-question"] });
    const read = async () =>
      (await services.db.select().from(institutions).where(eq(institutions.id, other.institutionId)))[0];
    expect(await read()).toMatchObject({ offers: ["host_students"], seeks: [], acronym: "OLU", foundedYear: 1950 });
    expect(await undo(done)).toEqual({ ok: true });
    expect(await read()).toMatchObject({ offers: [], acronym: null, foundedYear: 1950 });
  });

  test("take a logo and a picture of the page that the remaining record lacks, and give them back", async () => {
    const { lead, other } = board;
    const [logo, cover] = [await hang(lead, "logo"), await hang(lead, "cover")];
    const before = await everything();
    const done = await merge({ taken: ["logo", "cover"] });
    expect(await shownBy(other)).toEqual({ logo, cover });
    expect(await shownBy(lead)).toEqual({ logo: null, cover: null });
    const owners = (await services.db.select().from(files)).map(({ ownerId }) => ownerId);
    expect(owners).toEqual([other.institutionId, other.institutionId]);
    expect((await listMoves(services.db, done.id)).filter(({ kind }) => kind === "picture")).toHaveLength(2);
    expect(await undo(done)).toEqual({ ok: true });
    expect(await everything()).toBe(before);
  });

  test("leave pictures where nobody ticked them, where the remaining record has its own, and where one of it is kept", async () => {
    const { lead, other } = board;
    const third = await createMember(services, { nameEn: "University of Mirages" });
    const [logo, cover, own] = [await hang(lead, "logo"), await hang(lead, "cover"), await hang(other, "logo")];
    await hang(other, "cover", { removedAt: services.clock.now(), removedBy: "member" });
    const done = await merge({ taken: ["logo", "cover"] });
    expect(await shownBy(other)).toEqual({ logo: own, cover: null });
    expect(await shownBy(lead)).toEqual({ logo, cover });
    expect(await undo(done)).toEqual({ ok: true });
    await merge({ to: third, taken: ["cover"] });
    expect(await shownBy(third)).toEqual({ logo: null, cover });
  });

  test("keep a picture whose words were changed since, and give the other one back", async () => {
    const { lead, other } = board;
    const [logo, cover] = [await hang(lead, "logo"), await hang(lead, "cover")];
    const done = await merge({ taken: ["logo", "cover"] });
    await services.withTransaction((tx) => tx.update(institutionCovers).set({ alt: "The library at night" }));
    expect((await planReturn(services.db, done)).staying.map(({ objectId }) => objectId)).toEqual(["cover"]);
    expect(await undo(done)).toEqual({ ok: true });
    expect(await shownBy(lead)).toEqual({ logo, cover: null });
    expect(await shownBy(other)).toEqual({ logo: null, cover });
  });

  test("are asked again where another picture hangs there than the page has shown", async () => {
    const open = await ask({ taken: ["logo"] });
    const read = await readOpen(open);
    const logo = await hang(board.lead, "logo");
    expect(await settleMerge(services, { ...read, answer: "confirmed" }, second)).toMatchObject({ reason: "replaced" });
    expect(await shownBy(board.lead)).toMatchObject({ logo });
  });

  test("lead on from one to the next where the remaining record goes into a third, and are undone the last first", async () => {
    const third = await createMember(services, { nameEn: "University of Mirages" });
    const first = await merge();
    const next = await merge({ from: board.other, to: third });
    const { number } = await membershipOf(board.lead);
    const check = () => checkMembership(services.db, number, services.clock.now());
    expect(await check()).toMatchObject({ why: "merged", into: { institution: { slug: third.slug } } });
    expect(await institutionAt(services.db, board.lead.slug)).toMatchObject({ id: third.institutionId });
    expect(await undo(first)).toMatchObject({ reason: "impossible" });
    expect(await undo(next)).toEqual({ ok: true });
    expect(await undo(first)).toEqual({ ok: true });
    expect(await check()).toMatchObject({ answer: "valid" });
  });

  test("say nothing of the other while that is not in force", async () => {
    await merge();
    await setMembership(services, board.other, "suspended");
    const check = await checkMembership(services.db, (await membershipOf(board.lead)).number, services.clock.now());
    expect(check).toMatchObject({ answer: "not-valid", why: "ended", endedOn: "2026-01-15" });
    expect(check).not.toHaveProperty("into");
  });
});

describe("who merges", () => {
  test("is a coordinator of both countries, and another one confirms", async () => {
    const { leader, partner: head, coordinator, lead, other } = board;
    const scoped = (countries: string[]) => ({
      ...coordinator,
      grants: coordinator.grants.map((grant) => ({ ...grant, countries })),
    });
    const council = await personOf(services, null, "council");
    const tied = { ...second, grants: [...second.grants, ...leader.grants] };
    const asked = await wanted();
    for (const nobody of [leader, head, council, tied, scoped(["KZ"]), scoped(["UZ"]), scoped(["FR"])])
      expect(await askMerge(services, asked, nobody)).toMatchObject({ reason: "forbidden" });
    const open = await ask({ by: scoped(["KZ", "UZ"]) });
    for (const nobody of [coordinator, leader, council, tied])
      expect(await confirm(open, nobody)).toMatchObject({ reason: "forbidden" });
    const abroad = { ...second, grants: second.grants.map((grant) => ({ ...grant, countries: ["KZ"] })) };
    expect(await confirm(open, abroad)).toMatchObject({ reason: "forbidden" });
    expect(await confirm(open)).toEqual({ ok: true });
    expect(await undo(await rowOf(open.id), leader)).toMatchObject({ reason: "forbidden" });
    expect(await undo(await rowOf(open.id), abroad)).toMatchObject({ reason: "forbidden" });
    expect((await membershipOf(lead)).status).toBe("merged");
    expect((await membershipOf(other)).status).toBe("active");
  });

  test("merges once, and undoes once, however often the button is pressed", async () => {
    const open = await ask();
    const read = await readOpen(open);
    const third = await personOf(services, null, "coordinator");
    const outcomes = await Promise.all(
      [second, second, third].map((by) => settleMerge(services, { ...read, answer: "confirmed" }, by)),
    );
    const byOne = outcomes.filter(({ ok }) => ok).length;
    expect([1, 2]).toContain(byOne);
    const done = await rowOf(open.id);
    const winner = done.settledById === second.id ? second : third;
    expect(await settleMerge(services, { ...read, answer: "confirmed" }, winner)).toEqual({ ok: true });
    expect(await services.db.$count(mergeMoves, eq(mergeMoves.kind, "record"))).toBe(1);
    expect(await undo(done)).toEqual({ ok: true });
    expect(await undo(done)).toEqual({ ok: true });
    expect(await undo(done, third)).toMatchObject({ reason: "stale" });
  });

  test("moves nothing that the page has not shown", async () => {
    const open = await ask();
    const read = await readOpen(open);
    await personOf(services, board.lead, "editor");
    const before = await everything();
    const late = await settleMerge(services, { ...read, answer: "confirmed" }, second);
    expect(late).toMatchObject({ reason: "replaced" });
    expect(await everything()).toBe(before);
    expect(await confirm(open)).toEqual({ ok: true });
  });

  test("undoes nothing else than the page has shown, and nothing after its days", async () => {
    const done = await merge();
    const { number } = (await pairOf(services.db, done)).merged.membership;
    const { mark } = await planReturn(services.db, done);
    await services.withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: services.clock.now() }).where(eq(grants.userId, board.leader.id)),
    );
    const late = { number, seen: done.id, mark, reason: "It was a mistake.", follow, unpaidOf };
    expect(await undoMerge(services, late, second)).toMatchObject({ reason: "replaced" });
    const old = new Date(services.clock.now().getTime() - 62 * 86_400_000);
    await services.withTransaction((tx) => tx.update(memberMerges).set({ settledAt: old }));
    expect(await undo(await rowOf(done.id))).toMatchObject({ reason: "impossible" });
  });

  test("waits for what is open elsewhere", async () => {
    const { lead, coordinator } = board;
    const open = await ask();
    expect(
      await askMerge(services, { ...(await wanted()), reason: "Another reason for it." }, coordinator),
    ).toMatchObject({
      reason: "stale",
    });
    const proposal = { membershipId: (await membershipOf(lead)).id, status: "suspended" as const, reason: "Fees" };
    await services.withTransaction((tx) =>
      tx.insert(membershipProposals).values({ ...proposal, proposedById: second.id, createdAt: services.clock.now() }),
    );
    expect(await confirm(open)).toMatchObject({ reason: "impossible" });
    const read = { ...(await readOpen(open)), answer: "declined" as const, reason: "The ruling comes first." };
    expect(await settleMerge(services, read, second)).toEqual({ ok: true });
    expect(await askMerge(services, await wanted(), coordinator)).toMatchObject({ reason: "impossible" });
    const letters = (await services.db.select().from(outbox)).filter(
      ({ kind }) => kind === "membership-merge-declined",
    );
    expect(letters).toHaveLength(1);
  });

  test("is written whole or not at all", async () => {
    const open = await ask();
    const before = await everything();
    const broken = () => Promise.reject(new Error("The power is out"));
    const settled = settleMerge(services, { ...(await readOpen(open)), answer: "confirmed", follow: broken }, second);
    await expect(settled).rejects.toThrow("The power is out");
    expect(await everything()).toBe(before);
    expect(await services.db.$count(mergeMoves)).toBe(0);
  });
});

test("a pair whose merge waits to be confirmed is not told apart", async () => {
  const { lead, coordinator } = board;
  await ask();
  const { number, other } = await wanted();
  const told = { number, other, note: "These are two." };
  expect(await dismissPair(services, told, coordinator)).toMatchObject({ reason: "stale" });
  expect(await listToldApart(services.db, coordinator)).toEqual([]);
  expect(await findOpenMerge(services.db, lead.institutionId)).not.toBeNull();
});

test("a pair that somebody found to be two is not proposed again", async () => {
  const { lead, coordinator } = board;
  const twin = await createMember(services, { nameEn: "Oases University of Lead" });
  const found = async () => {
    const [row] = await services.db
      .select({ membership: memberships, institution: institutions })
      .from(memberships)
      .innerJoin(institutions, eq(institutions.id, memberships.institutionId))
      .where(eq(institutions.id, lead.institutionId));
    if (!row) throw new Error("No member");
    return (await findLikely(services.db, row, coordinator)).map(({ institution }) => institution.id);
  };
  expect(await found()).toContain(twin.institutionId);
  const pair = { number: (await membershipOf(twin)).number, other: (await membershipOf(lead)).number };
  const told = { ...pair, note: "One is a private college of the same town." };
  expect(await dismissPair(services, told, board.leader)).toMatchObject({ reason: "forbidden" });
  expect(await dismissPair(services, told, coordinator)).toEqual({ ok: true });
  expect(await dismissPair(services, told, coordinator)).toEqual({ ok: true });
  expect(await found()).not.toContain(twin.institutionId);
  const isPair = ({ one, other }: { one: Found; other: Found }) =>
    [one, other].every(({ institution: { id } }) => [lead.institutionId, twin.institutionId].includes(id));
  const listed = async () => (await listAlikePairs(services.db, coordinator)).pairs.filter(isPair).length;
  const kept = async () => (await listToldApart(services.db, coordinator)).filter(isPair);
  expect(await listed()).toBe(0);
  expect(await kept()).toMatchObject([{ note: told.note, by: expect.any(String) as string }]);
  expect(await reopenPair(services, pair, board.leader)).toMatchObject({ reason: "forbidden" });
  expect(await reopenPair(services, pair, coordinator)).toEqual({ ok: true });
  expect(await reopenPair(services, pair, coordinator)).toEqual({ ok: true });
  expect([await listed(), await kept()]).toEqual([1, []]);
  expect(await found()).toContain(twin.institutionId);
});

test("a member whose account is suspended takes no part in what follows", async () => {
  const now = services.clock.now();
  const roles = [{ role: "editor" as const, institutionId: board.lead.institutionId }];
  const away = await services.withTransaction((tx) => createPerson(tx, { roles, isSuspended: true }, now));
  await merge();
  const letters = (await services.db.select().from(outbox)).filter(({ recipient }) => recipient === away.email);
  expect(letters).toEqual([]);
});
