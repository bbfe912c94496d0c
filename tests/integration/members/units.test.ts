import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import type { InstitutionRole, Viewer } from "#app/features/accounts/viewer.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { readUnits } from "#app/features/members/units/unit-texts.server.ts";
import type { UnitChange } from "#app/features/members/units/unit.schema.ts";
import { MOST_UNITS } from "#app/features/members/units/units.ts";
import { closeUnit, moveUnit, reopenUnit, saveUnit } from "#app/features/members/units/write-units.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { profileView } from "#app/features/members/profile/profile-view.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { units } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const TODAY = "2026-03-02";
const SAID: UnitChange = {
  ...{ version: 0, unitKind: "faculty", unitName: "Faculty of Letters", unitLanguage: "en", readers: "public" },
  ...{ unitThemes: [], unitUnesco: [], unitStudies: [] },
};

let now = NOW;
let database: OpenDatabase;
let context: Parameters<typeof saveUnit>[0];
let home: Awaited<ReturnType<typeof createMember>>;
let editor: Viewer;

beforeEach(async () => {
  now = NOW;
  database = await openTestDatabase();
  context = { withTransaction: database.withTransaction, clock: { now: () => now } };
  home = await member("Institute of the Steppe");
  editor = await person("editor");
});

const member = (nameEn: string) =>
  database.withTransaction((tx) => createMember(tx, { institution: { nameEn, nameOfficial: nameEn } }, NOW));

async function person(role: InstitutionRole, institutionId = home.institutionId): Promise<Viewer> {
  const name = `A ${role}`;
  const made = await database.withTransaction((tx) =>
    createPerson(tx, { name, roles: [{ role, institutionId }] }, NOW),
  );
  return {
    ...made,
    locale: "en",
    isVerified: true,
    grants: [{ role, institutionId, applicationId: null, countries: null }],
  };
}

async function add(change: Partial<UnitChange> = {}, actor = editor): Promise<string> {
  const unitId = randomUUID();
  const saving = { institutionId: home.institutionId, unitId, isNew: true, change: { ...SAID, ...change } };
  expect(await saveUnit(context, saving, actor)).toEqual({ ok: true });
  return unitId;
}

const change = (unitId: string, version: number, changed: Partial<UnitChange>, actor = editor) =>
  saveUnit(
    context,
    { institutionId: home.institutionId, unitId, isNew: false, change: { ...SAID, version, ...changed } },
    actor,
  );

const about = (unitId: string) => ({ institutionId: home.institutionId, unitId });
const namesOf = async (viewer: Viewer | null) =>
  (await findProfile(database.db, home.slug, { viewer, today: TODAY }))?.units.map(({ name }) => name);

async function search(query: string) {
  const filter = parseDirectoryFilter(new URLSearchParams({ q: query }));
  const { lines, reasons } = await searchDirectory(database.db, filter, { page: 1, today: TODAY, locale: "en" });
  return lines.map(({ id, nameEn }) => ({ name: nameEn, why: reasons.get(id) ?? [] }));
}

describe("the units of a member", () => {
  test("stand in at most three levels, never within themselves, and never below those of another institution", async () => {
    const faculty = await add();
    const institute = await add({ unitName: "Institute", parent: faculty });
    const laboratory = await add({ unitName: "Laboratory", parent: institute });
    const refusedIn = async (unitId: string, parent: string) =>
      expect(await change(unitId, 1, { parent })).toEqual({ ok: false, reason: "no-parent" });
    for (const parent of [faculty, institute, laboratory]) await refusedIn(faculty, parent);
    const other = await add({ unitName: "Other faculty" });
    await refusedIn(faculty, other);
    await refusedIn(other, laboratory);
    expect(await change(institute, 1, { unitName: "Institute", parent: other })).toEqual({ ok: true });
    await refusedIn(other, faculty);
    expect(await namesOf(null)).toEqual(["Faculty of Letters", "Other faculty", "Institute", "Laboratory"]);
    const elsewhere = await member("Institute of the Coast");
    const stranger = await person("editor", elsewhere.institutionId);
    const own = { institutionId: elsewhere.institutionId, isNew: true };
    const foreign = { ...own, unitId: randomUUID(), change: { ...SAID, parent: faculty } };
    expect(await saveUnit(context, foreign, stranger)).toMatchObject({ reason: "no-parent" });
    const taken = { ...own, unitId: faculty, change: SAID };
    expect(await saveUnit(context, taken, stranger)).toMatchObject({ reason: "not-found" });
    expect(await closeUnit(context, { ...own, unitId: faculty }, stranger)).toMatchObject({ reason: "not-found" });
    expect(await closeUnit(context, about(faculty), stranger)).toMatchObject({ reason: "not-found" });
    const officer = await person("project_officer");
    expect(await closeUnit(context, about(faculty), officer)).toMatchObject({ reason: "forbidden" });
  });

  test("are as many as there may be, and a form sent twice adds one", async () => {
    const unitId = randomUUID();
    const saving = { institutionId: home.institutionId, unitId, isNew: true, change: SAID };
    await saveUnit(context, saving, editor);
    expect(await saveUnit(context, saving, editor)).toEqual({ ok: true });
    const row = { ...(await readUnits(database.db, home.institutionId))[0], institutionId: home.institutionId };
    const { about: _, ...columns } = row as typeof row & { about: unknown };
    const others = Array.from({ length: MOST_UNITS - 1 }, (_one, at) => ({
      ...(columns as typeof units.$inferInsert),
      ...{ id: randomUUID(), place: at + 2, name: `Chair ${at}`, createdAt: NOW, updatedAt: NOW },
    }));
    await database.withTransaction((tx) => tx.insert(units).values(others));
    const more = { institutionId: home.institutionId, unitId: randomUUID(), isNew: true, change: SAID };
    expect(await saveUnit(context, more, editor)).toEqual({ ok: false, reason: "too-many" });
    expect(await change(unitId, 1, { unitName: "Renamed among two hundred" })).toEqual({ ok: true });
    expect(await namesOf(null)).toHaveLength(MOST_UNITS);
    await closeUnit(context, about(unitId), editor);
    expect(await saveUnit(context, more, editor)).toEqual({ ok: true });
    expect(await reopenUnit(context, about(unitId), editor)).toEqual({ ok: false, reason: "too-many" });
  });

  test("are closed with what belongs to them, opened again with what was closed with them, and put in order once", async () => {
    const faculty = await add();
    const chair = await add({ unitName: "Chair", parent: faculty });
    const former = await add({ unitName: "Former chair", parent: faculty });
    await closeUnit(context, about(former), editor);
    now = new Date(NOW.getTime() + 60_000);
    expect(await closeUnit(context, about(faculty), editor)).toEqual({ ok: true });
    expect(await closeUnit(context, about(faculty), editor)).toEqual({ ok: true });
    expect(await namesOf(null)).toEqual([]);
    expect(await reopenUnit(context, about(chair), editor)).toEqual({ ok: false, reason: "no-parent" });
    expect(await change(chair, 2, { unitName: "Too late" })).toEqual({ ok: false, reason: "impossible" });
    expect(await reopenUnit(context, about(faculty), editor)).toEqual({ ok: true });
    expect(await namesOf(null)).toEqual(["Faculty of Letters", "Chair"]);
    await add({ unitName: "Museum" });
    const up = { ...about(faculty), by: 1 as const, from: 0 };
    await moveUnit(context, up, editor);
    await moveUnit(context, up, editor);
    expect(await namesOf(null)).toEqual(["Museum", "Faculty of Letters", "Chair"]);
    expect(await change(faculty, 1, { unitName: "Stale" })).toMatchObject({ reason: "stale" });
  });

  test("are read by those they are for, with what belongs to them", async () => {
    const faculty = await add({ unitName: "Kept faculty", readers: "members" });
    await add({ unitName: "Quirnaval laboratory", parent: faculty });
    await add({ unitName: "Secret chair", readers: "secretariat" });
    const colleague = await person("representative", (await member("Institute of the Coast")).institutionId);
    expect(await namesOf(null)).toEqual([]);
    expect(await namesOf(colleague)).toEqual(["Kept faculty", "Quirnaval laboratory"]);
    expect(await namesOf(editor)).toEqual(["Kept faculty", "Quirnaval laboratory", "Secret chair"]);
    expect(await search("quirnaval")).toEqual([]);
    const [row] = await database.db.select().from(institutions).where(eq(institutions.id, home.institutionId));
    expect(`${row?.search} ${row?.unitWords}`).not.toMatch(/quirnaval|kept|secret/i);
    await change(faculty, 1, { unitName: "Kept faculty" });
    expect(await search("quirnaval")).toMatchObject([{ name: "Institute of the Steppe" }]);
  });

  test("let their member be found in every language and script, and the search says by which", async () => {
    await member("Institute of the Coast");
    await add({ unitName: "Conservation laboratory", unitKind: "laboratory", unitThemes: ["T03"] });
    await add({ unitName: "كلية الآداب", unitLanguage: "ar" });
    await add({ unitName: "考古学系", unitLanguage: "zh", unitNameEn: "Department of Archaeology" });
    await add({ unitName: "Шығыстану факультеті", unitLanguage: "kk", unitNameRu: "Факультет востоковедения" });
    await add({ unitName: "Ж", unitLanguage: "kk" });
    const found = {
      "conservation laboratory": "Conservation laboratory",
      الآداب: "كلية الآداب",
      考古学: "Department of Archaeology",
      archaeology: "Department of Archaeology",
      шығыстану: "Шығыстану факультеті",
      vostokovedeniya: "Шығыстану факультеті",
    };
    for (const [query, text] of Object.entries(found))
      expect(await search(query), query).toEqual([{ name: "Institute of the Steppe", why: [{ by: "unit", text }] }]);
    const facet = parseDirectoryFilter(new URLSearchParams({ theme: "T03" }));
    const { counts, total } = await searchDirectory(database.db, facet, { page: 1, today: TODAY, locale: "en" });
    expect(total).toBe(0);
    expect(counts.theme.get("T03") ?? 0).toBe(0);
    expect((await namesOf(null))?.at(-1)).toBe("Ж");
  });

  test("have a contact as long as that person acts for the institution, told to members and not to others", async () => {
    const contact = await person("project_officer");
    await add({ contact: contact.id });
    const outsider = await person("representative", (await member("Institute of the Coast")).institutionId);
    const stranger = { institutionId: home.institutionId, unitId: randomUUID(), isNew: true };
    const wrong = { ...stranger, change: { ...SAID, unitName: "Faculty of the coast", contact: outsider.id } };
    expect(await saveUnit(context, wrong, editor)).toEqual({ ok: false, reason: "no-contact" });
    const shown = async (viewer: Viewer | null) => {
      const profile = await findProfile(database.db, home.slug, { viewer, today: TODAY });
      return profile && profileView(profile, { locale: "en", today: TODAY }).units[0];
    };
    expect(await shown(null)).toMatchObject({ hasContact: true, contact: null });
    expect((await shown(outsider))?.contact).toContain("A project_officer");
    await database.withTransaction((tx) =>
      tx.update(grants).set({ revokedAt: NOW }).where(eq(grants.userId, contact.id)),
    );
    expect(await shown(outsider)).toMatchObject({ hasContact: false, contact: null });
  });

  test("are on no page and in no search while the membership is suspended", async () => {
    await add({ unitName: "Zanthoril chair" });
    expect(await search("zanthoril")).toHaveLength(1);
    await database.withTransaction(async (tx) => {
      await tx
        .update(memberships)
        .set({ status: "suspended" })
        .where(eq(memberships.institutionId, home.institutionId));
    });
    expect(await namesOf(null)).toBeUndefined();
  });
});
