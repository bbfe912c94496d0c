import { beforeEach, expect, test } from "vitest";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import type { InstitutionRole, Viewer } from "#app/features/accounts/viewer.ts";
import { listColleagues } from "#app/features/members/institution/own-institution.server.ts";
import { changeOwnPosition, findPosition } from "#app/features/members/people/own-position.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const SAID = { position: "Dean", unit: "Faculty of Law", languages: ["ky" as const, "en" as const] };
let database: OpenDatabase;
let context: Parameters<typeof changeOwnPosition>[0];
let member: Awaited<ReturnType<typeof createMember>>;

beforeEach(async () => {
  database = await openTestDatabase();
  context = { withTransaction: database.withTransaction, clock: { now: () => NOW } };
  member = await database.withTransaction((tx) => createMember(tx, {}, NOW));
});

async function person(name: string, role: InstitutionRole): Promise<Viewer> {
  const { institutionId } = member;
  const made = await database.withTransaction((tx) =>
    createPerson(tx, { name, roles: [{ role, institutionId }] }, NOW),
  );
  const grant = { role, institutionId, applicationId: null, countries: null };
  return { ...made, locale: "en", isVerified: true, grants: [grant] };
}

const change = (actor: Viewer) =>
  changeOwnPosition(context, { institutionId: member.institutionId, position: SAID }, actor);
const countNamed = () => database.db.$count(institutionPeople);

test("a person says it once for whatever role is held, and again without being named twice", async () => {
  for (const role of ["representative", "alternate", "editor", "project_officer"] as const) {
    const before = await countNamed();
    const viewer = await person(`A ${role}`, role);
    expect(await change(viewer)).toEqual({ ok: true });
    expect(await change(viewer)).toEqual({ ok: true });
    expect(await countNamed()).toBe(before + 1);
    expect(await findPosition(database.db, member.institutionId, { userId: viewer.id, name: viewer.name })).toEqual(
      SAID,
    );
  }
  const viewer = await person("Somebody who reads", "editor");
  const profile = await findProfile(database.db, member.slug, { viewer, today: "2026-03-02" });
  expect(profile?.representatives).toEqual(
    (["representative", "alternate"] as const).map((role) => {
      const { unit: _apart, ...shown } = SAID;
      return { ...shown, role, name: `A ${role}` };
    }),
  );
});

test("who was named by an application and comes later is the one named", async () => {
  const { institutionId } = member;
  const named = { institutionId, name: "Berik Omarov", role: "alternate" as const, userId: null };
  await database.withTransaction((tx) =>
    tx.insert(institutionPeople).values({ ...named, position: "Rector's adviser", unit: null, languages: ["kk"] }),
  );
  const viewer = await person("Berik Omarov", "alternate");
  const [colleague] = await listColleagues(database.db, institutionId);
  expect(colleague).toMatchObject({ position: "Rector's adviser", languages: ["kk"] });
  const before = await countNamed();
  await change(viewer);
  expect(await countNamed()).toBe(before);
});

test("nobody says it of an institution one does not act for", async () => {
  const stranger = { ...(await person("A stranger", "editor")), grants: [] };
  expect(await change(stranger)).toMatchObject({ ok: false, reason: "not-found" });
});
