import { expect, test } from "vitest";
import { listOpenChanges } from "#app/features/members/registry-changes/list-registry-changes.server.ts";
import { settleRegistryChange } from "#app/features/members/registry-changes/settle-registry-change.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import { registryChanges } from "#db/schema/registry-changes.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { createStaff } from "#tests/support/review-factory.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-07-02T08:00:00Z");
const RELEASES = ["v2.8-2026-05-12", "v2.9-2026-06-23", "v2.10-2026-07-20"].map((release) => ({
  release,
  releasedOn: release.slice(-10),
}));

async function open(institution = {}) {
  const database = await openTestDatabase();
  const services = { ...database, clock: { now: () => NOW }, config: { origin: "http://localhost" } as never };
  const coordinator = await createStaff(services, "Aigerim", { role: "coordinator" });
  const facts = { nameEn: "Steppe Academy", registryId: "0steppe00", country: "KZ", ...institution };
  await database.withTransaction((tx) => createMember(tx, { institution: facts }, NOW));
  const release = (at: number, changes = {}) =>
    importRegistryRecords(services, [registryRecord("steppe", "Steppe Academy", changes)], RELEASES[at]);
  await release(0);
  const said = async () =>
    (await listOpenChanges(services.db, coordinator)).map(({ change }) => [change.fact, change.before, change.after]);
  return { services, coordinator, release, said };
}

test("of a member whose entry names no site a new one is listed", async () => {
  const { release, said } = await open({ website: "" });
  await release(1, { links: [{ type: "website", value: "https://new.example/" }] });
  expect(await said()).toEqual([["website", "https://www.steppe.example", "https://new.example"]]);
});

test("a successor that a later release takes away is open no more", async () => {
  const { release, said } = await open();
  const relationships = [{ type: "successor", id: "https://ror.org/0other000", label: "Other" }];
  await release(1, { relationships });
  expect((await said()).map(([fact]) => fact)).toEqual(["successor"]);
  await release(2);
  expect(await said()).toEqual([]);
});

test("a site that a later release takes away is open no more", async () => {
  const { release, said } = await open();
  await release(1, { links: [{ type: "website", value: "https://new.example/" }] });
  expect((await said()).length).toBe(1);
  await release(2, { links: [] });
  expect(await said()).toEqual([]);
});

test("a member's own newer word is not overwritten by somebody who has not seen it", async () => {
  const { services, coordinator, release } = await open({ website: "https://www.steppe.example" });
  await release(1, { links: [{ type: "website", value: "https://new.example/" }] });
  const [change] = await services.db.select().from(registryChanges);
  const website = "https://own.example";
  await services.withTransaction((tx) => tx.update(institutions).set({ website }));
  const answer = { id: change?.id ?? "", intent: "take_over", note: "It moved." } as const;
  const stale = await settleRegistryChange(services, { ...answer, seen: "https://www.steppe.example" }, coordinator);
  expect(stale).toMatchObject({ ok: false, reason: "impossible" });
  expect((await services.db.select().from(institutions))[0]?.website).toBe(website);
  expect((await services.db.select().from(registryChanges))[0]?.outcome).toBeNull();
  const fresh = await settleRegistryChange(services, { ...answer, seen: website }, coordinator);
  expect(fresh).toEqual({ ok: true });
  expect((await services.db.select().from(institutions))[0]?.website).toBe("https://new.example");
});
