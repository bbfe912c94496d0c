import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { listListedMembers, searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { removeColleague } from "#app/features/members/people/people-commands.server.ts";
import { changeProfile } from "#app/features/members/profile/profile-commands.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { profileSchema } from "#app/features/members/profile/profile.schema.ts";
import { reinstateMembership, suspendMembership } from "#app/features/members/membership/suspension-commands.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { addInstitution, createMember } from "#tests/support/members-factory.ts";
import type { Role } from "#db/vocabulary.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const TODAY = "2026-03-02";
const clock = { now: () => NOW };
let database: OpenDatabase;
let context: Parameters<typeof suspendMembership>[0];
let member: Awaited<ReturnType<typeof createMember>>;

beforeEach(async () => {
  database = await openTestDatabase();
  context = { withTransaction: database.withTransaction, clock, config: { origin: "http://localhost" } };
  member = await database.withTransaction((tx) => createMember(tx, {}, NOW));
});

async function person(role: Role, within: { institutionId?: string; countries?: string[] } = {}): Promise<Viewer> {
  const made = await database.withTransaction((tx) => createPerson(tx, { roles: [{ role, ...within }] }, NOW));
  const grant = {
    role,
    institutionId: within.institutionId ?? null,
    applicationId: null,
    countries: within.countries ?? null,
  };
  return { ...made, locale: "en", isVerified: true, grants: [grant] };
}
const representative = () => person("representative", { institutionId: member.institutionId });

describe("suspending", () => {
  const total = async (query = "") =>
    (await searchDirectory(database.db, parseDirectoryFilter(new URLSearchParams(query)), { page: 1, today: TODAY }))
      .total;
  const standing = async (viewer: Viewer) => (await holdersOf(database.db, viewer, TODAY))[0]?.standing;
  const ruling = () => ({ number: member.number, reason: "The licence was withdrawn on 1 March." });

  test("hides the institution from lists, counts, search, sitemap, its page and the membership check at once", async () => {
    const own = await representative();
    expect([await total(), await total("q=osh"), await standing(own)]).toEqual([1, 1, "active"]);
    const coordinator = await person("coordinator", { countries: ["KG"] });
    expect(await suspendMembership(context, ruling(), coordinator)).toEqual({ ok: true });
    const { total: left, counts } = await searchDirectory(database.db, parseDirectoryFilter(new URLSearchParams()), {
      page: 1,
      today: TODAY,
    });
    expect([left, counts.country.size, counts.theme.size, await total("q=osh")]).toEqual([0, 0, 0, 0]);
    expect(await listListedMembers(database.db, TODAY)).toEqual([]);
    expect(await findProfile(database.db, member.slug, { viewer: null, today: TODAY })).toBeNull();
    expect(await standing(own)).toBe("suspended");
    expect(await checkMembership(database.db, member.number, NOW)).toEqual({
      answer: "not-valid",
      number: member.number,
      why: "paused",
    });
    for (const viewer of [coordinator, own, await person("council")])
      expect((await findProfile(database.db, member.slug, { viewer, today: TODAY }))?.membership.status).toBe(
        "suspended",
      );
  });

  test("tells every representative why, once, and a reinstatement brings the institution back", async () => {
    await representative();
    const coordinator = await person("coordinator");
    await suspendMembership(context, ruling(), coordinator);
    const letters = await database.db.select({ kind: outbox.kind, text: outbox.text }).from(outbox);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain("The licence was withdrawn on 1 March.");
    expect(await suspendMembership(context, ruling(), coordinator)).toEqual({ ok: false, reason: "stale" });
    expect(await reinstateMembership(context, ruling(), coordinator)).toEqual({ ok: true });
    expect(await total()).toBe(1);
    expect((await checkMembership(database.db, member.number, NOW)).answer).toBe("valid");
  });

  test("C03 is for a coordinator of the country, and never for one of the institution's own people", async () => {
    const outOfScope = await person("coordinator", { countries: ["FR"] });
    const own = await representative();
    const both = {
      ...own,
      grants: [
        ...own.grants,
        { role: "coordinator" as const, institutionId: null, applicationId: null, countries: null },
      ],
    };
    for (const viewer of [outOfScope, own, both, await person("administrator")])
      expect(await suspendMembership(context, ruling(), viewer)).toEqual({ ok: false, reason: "forbidden" });
    expect(await total()).toBe(1);
  });
});

describe("people's names", () => {
  test("C07 representatives are for members in good standing and the secretariat", async () => {
    const stranger = { ...(await person("applicant")), grants: [] };
    const other = await database.withTransaction((tx) =>
      createMember(tx, { institution: { nameEn: "Other", country: "UZ" } }, NOW),
    );
    const colleague = await person("project_officer", { institutionId: other.institutionId });
    const representativesFor = async (viewer: Viewer | null) =>
      (await findProfile(database.db, member.slug, { viewer, today: TODAY }))?.representatives;
    expect(await representativesFor(null)).toBeNull();
    expect(await representativesFor(stranger)).toBeNull();
    expect(await representativesFor({ ...colleague, isVerified: false })).toBeNull();
    expect(await representativesFor(colleague)).toEqual([]);
    await suspendMembership(
      context,
      { number: other.number, reason: "Misuse of a name." },
      await person("coordinator"),
    );
    expect(await representativesFor(colleague)).toBeNull();
    expect(await representativesFor(await person("council"))).toEqual([]);
  });
});

describe("changing the profile", () => {
  const change = (version: number, profileEn = "We study neighbours.") =>
    profileSchema(2026).parse({
      version: String(version),
      website: "https://institute.example/en",
      profileEn,
      themes: ["T09"],
      fieldsOfStudy: [],
      degreeLevels: [],
      languagesOfInstruction: ["ky"],
      offers: ["translation"],
      seeks: [],
      unescoLinks: [],
    });

  test("is found by its new topics at once; the second of two who read the same version is refused", async () => {
    const own = await representative();
    const { institutionId } = member;
    expect(await changeProfile(context, { institutionId, change: change(1) }, own)).toEqual({ ok: true });
    const found = await searchDirectory(
      database.db,
      parseDirectoryFilter(new URLSearchParams("theme=T09&offer=translation")),
      { page: 1, today: TODAY },
    );
    expect(found.total).toBe(1);
    const second = await changeProfile(context, { institutionId, change: change(1, "Something else.") }, own);
    expect(second).toEqual({ ok: false, reason: "stale" });
    const profile = await findProfile(database.db, member.slug, { viewer: null, today: TODAY });
    expect(profile?.institution).toMatchObject({ profileEn: "We study neighbours.", version: 2 });
  });

  test("C02 is not for project officers, and a foreign institution does not exist", async () => {
    const officer = await person("project_officer", { institutionId: member.institutionId });
    const another = await database.withTransaction((tx) => addInstitution(tx, NOW));
    const stranger = await person("representative", { institutionId: another });
    const wanted = { institutionId: member.institutionId, change: change(1) };
    expect(await changeProfile(context, wanted, officer)).toEqual({ ok: false, reason: "forbidden" });
    expect(await changeProfile(context, wanted, stranger)).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("removing a colleague", () => {
  test("the last representative stays, the primary one always; an editor and an alternate go", async () => {
    const { institutionId } = member;
    const first = await person("alternate", { institutionId });
    await person("editor", { institutionId });
    const find = async (role: Role) =>
      (await listColleagues(database.db, institutionId)).find((one) => one.role === role)?.grantId ?? "";
    const remove = (grantId: string) =>
      removeColleague(context, { institutionId, grantId, reason: "Left in August." }, first);
    const editor = await find("editor");
    expect(await remove(await find("alternate"))).toEqual({ ok: false, reason: "last-representative" });
    expect(await remove(editor)).toEqual({ ok: true });
    expect(await remove(editor)).toEqual({ ok: false, reason: "not-found" });
    await representative();
    expect(await remove(await find("representative"))).toEqual({ ok: false, reason: "primary" });
    expect(await remove(await find("alternate"))).toEqual({ ok: true });
    expect((await listColleagues(database.db, institutionId)).map(({ role }) => role)).toEqual(["representative"]);
  });
});
