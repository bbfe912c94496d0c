import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  changeCountries,
  grantStaffRole,
  reinstatePerson,
  revokeStaffRole,
  suspendPerson,
} from "#app/features/administration/people-commands.server.ts";
import { findPerson, listPeople } from "#app/features/administration/people-queries.server.ts";
import { type Config, readConfig } from "#app/platform/config.server.ts";
import type { OpenDatabase } from "#db/index.server.ts";
import { activity } from "#db/schema/activity.ts";
import { grants } from "#db/schema/grants.ts";
import type { Role } from "#db/vocabulary.ts";
import { createPerson, type NewPerson, type Person } from "#app/demo/accounts-factory.server.ts";
import { addInstitution } from "#tests/support/members-factory.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-05-04T08:00:00Z");
let context: OpenDatabase & { clock: { now: () => Date }; config: Config };
const config = readConfig({ APP_MODE: "test", SECRET: "a secret that only the tests know" });

beforeEach(async () => {
  context = { ...(await openTestDatabase()), clock: { now: () => now }, config };
});

const add = (person: NewPerson) => context.withTransaction((tx) => createPerson(tx, person, now));
const addAdministrator = (person: NewPerson = {}) => add({ ...person, roles: ["administrator"] });

const asViewer = (person: Person): Viewer => ({ ...person, locale: "en", isVerified: true, grants: [] });

const administrators = () =>
  context.db
    .select()
    .from(grants)
    .where(and(eq(grants.role, "administrator"), isNull(grants.revokedAt)));

async function grantIdOf(person: Person): Promise<string> {
  const [role] = (await findPerson(context.db, person.id))?.roles ?? [];
  if (!role) throw new Error(`${person.email} holds no role`);
  return role.grantId;
}

const reason = "Left the secretariat in April";

describe("C11 the last administrator stays", () => {
  test("two administrators who take each other's role back at the same moment leave one", async () => {
    const [first, second] = [await addAdministrator(), await addAdministrator()];
    const [firstGrant, secondGrant] = [await grantIdOf(first), await grantIdOf(second)];
    const outcomes = await Promise.all([
      revokeStaffRole(context, { userId: second.id, grantId: secondGrant }, asViewer(first)),
      revokeStaffRole(context, { userId: first.id, grantId: firstGrant }, asViewer(second)),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await administrators()).toHaveLength(1);
  });

  test("two administrators who suspend each other at the same moment leave one", async () => {
    const [first, second] = [await addAdministrator(), await addAdministrator()];
    const outcomes = await Promise.all([
      suspendPerson(context, { userId: second.id, reason }, asViewer(first)),
      suspendPerson(context, { userId: first.id, reason }, asViewer(second)),
    ]);
    expect(outcomes).toContainEqual({ ok: false, reason: "last-administrator" });
    const { people } = await listPeople(context.db, { query: "", role: null, page: 1 });
    expect(people.filter(({ isSuspended }) => !isSuspended)).toHaveLength(1);
  });

  test("a suspended administrator does not count as one, and may lose the role", async () => {
    const active = await addAdministrator();
    const suspended = await addAdministrator({ isSuspended: true });
    const own = { userId: active.id, grantId: await grantIdOf(active) };
    expect(await revokeStaffRole(context, own, asViewer(active))).toEqual({ ok: false, reason: "last-administrator" });
    const other = { userId: suspended.id, grantId: await grantIdOf(suspended) };
    expect(await revokeStaffRole(context, other, asViewer(active))).toEqual({ ok: true });
  });
});

describe("staff roles", () => {
  test("the same role given twice at the same moment is held once", async () => {
    const [administrator, person] = [await addAdministrator(), await add({})];
    const grant = { userId: person.id, role: "coordinator" as const, countries: ["KZ", "UZ"] };
    const outcomes = await Promise.all([1, 2, 3].map(() => grantStaffRole(context, grant, asViewer(administrator))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findPerson(context.db, person.id))?.roles).toMatchObject([
      { role: "coordinator", countries: ["KZ", "UZ"] },
    ]);
  });

  test("countries limit coordinators only", async () => {
    const [administrator, person] = [await addAdministrator(), await add({})];
    await grantStaffRole(context, { userId: person.id, role: "council", countries: ["KZ"] }, asViewer(administrator));
    expect((await findPerson(context.db, person.id))?.roles).toMatchObject([{ role: "council", countries: null }]);
  });

  test("a role within an institution, or another person's, is not taken back here", async () => {
    const [administrator, other] = [await addAdministrator(), await addAdministrator()];
    const institutionId = await context.withTransaction((tx) => addInstitution(tx, now));
    const person = await add({ roles: [{ role: "representative", institutionId }] });
    const missing = { ok: false, reason: "stale" };
    for (const grantId of [await grantIdOf(person), await grantIdOf(other), "no-such-grant"])
      expect(await revokeStaffRole(context, { userId: person.id, grantId }, asViewer(administrator))).toEqual(missing);
  });

  test("every change is in the history with who did it", async () => {
    const [administrator, person] = [await addAdministrator(), await add({})];
    const actor = asViewer(administrator);
    await grantStaffRole(context, { userId: person.id, role: "coordinator", countries: ["KG"] }, actor);
    await suspendPerson(context, { userId: person.id, reason }, actor);
    await suspendPerson(context, { userId: person.id, reason }, actor);
    await reinstatePerson(context, person.id, actor);
    const entries = await context.db.select().from(activity).where(eq(activity.subjectId, person.id));
    expect(entries.map(({ action }) => action)).toEqual(["user.role_granted", "user.suspended", "user.reinstated"]);
    expect(entries).toEqual(
      entries.map((entry) => expect.objectContaining({ ...entry, actorId: administrator.id, visibility: "staff" })),
    );
    expect(entries[1]?.data).toEqual({ reason });
  });
});

test("people are found by a part of the address, in any case, and wildcards are only characters (found F144)", async () => {
  await add({ email: "rector@samarkand.example" });
  await add({ email: "vice_rector@osh.example" });
  const find = async (query: string) =>
    (await listPeople(context.db, { query, role: null, page: 1 })).people.map(({ email }) => email);
  expect(await find(" SAMARKAND ")).toEqual(["rector@samarkand.example"]);
  expect(await find("%")).toEqual([]);
  expect(await find("e_rector")).toEqual(["vice_rector@osh.example"]);
  expect(await find("_")).toEqual(["vice_rector@osh.example"]);
  expect(await find("nobody")).toEqual([]);
});

test("people are found by name, in either script, and by role (found F177)", async () => {
  await add({ email: "one@osh.example", name: "Гульнара Токтосунова", roles: ["council"] });
  await add({ email: "two@osh.example", name: "José Muñoz" });
  const find = async (query: string, role: Role | null = null) =>
    (await listPeople(context.db, { query, role, page: 1 })).people.map(({ email }) => email);
  expect(await find("токтосунова")).toEqual(["one@osh.example"]);
  expect(await find("munoz")).toEqual(["two@osh.example"]);
  expect(await find("", "council")).toEqual(["one@osh.example"]);
  expect(await find("munoz", "council")).toEqual([]);
});

test("a coordinator's countries are changed in one step, and the former scope stays in the history (found F177)", async () => {
  const administrator = asViewer(await addAdministrator());
  const person = await add({ roles: [{ role: "coordinator", countries: ["KZ"] }] });
  const scope = { userId: person.id, grantId: await grantIdOf(person), countries: ["KG", "UZ"] };
  expect(await changeCountries(context, scope, administrator)).toEqual({ ok: true });
  expect((await findPerson(context.db, person.id))?.roles).toMatchObject([
    { role: "coordinator", countries: ["KG", "UZ"] },
  ]);
  expect(await changeCountries(context, scope, administrator)).toEqual({ ok: false, reason: "stale" });
  expect(await context.db.select().from(grants).where(eq(grants.userId, person.id))).toHaveLength(2);
});
