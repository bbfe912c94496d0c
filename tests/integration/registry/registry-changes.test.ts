import { releaseOf } from "#app/features/registry/registry-release.ts";
import { expect, test } from "vitest";
import { importRegistryRecords, newerRelease } from "#app/features/registry/registry-import-commands.server.ts";
import { institutions } from "#db/schema/members.ts";
import { registryChanges, registryImports } from "#db/schema/registry-changes.ts";
import { registryInstitutions } from "#db/schema/registry.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { registryRecord } from "#tests/support/registry-records.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-07-02T08:00:00Z");
const FIRST = { release: "v2.8-2026-05-12", releasedOn: "2026-05-12" };
const SECOND = { release: "v2.9-2026-06-23", releasedOn: "2026-06-23" };
const MEMBERS = ["ala", "osh", "uralsk"];

const record = (key: string, name: string) =>
  registryRecord(key, name, { names: [{ value: name, lang: "en", types: ["ror_display", "label"] }] });

async function open() {
  const database = await openTestDatabase();
  const services = { ...database, clock: { now: () => NOW } };
  for (const key of MEMBERS) {
    const institution = { nameEn: key, nameOfficial: key, registryId: `0${key.padEnd(8, "0")}` };
    await database.withTransaction((tx) => createMember(tx, { institution }, NOW));
  }
  await importRegistryRecords(
    services,
    [...MEMBERS, "stranger"].map((key) => record(key, key)),
    FIRST,
  );
  return services;
}

test("every member whose record changed is found, once, and nobody's entry is written", async () => {
  const services = await open();
  const renamed = [...MEMBERS.slice(0, 2), "stranger"].map((key) => record(key, `${key} renamed`));
  const before = await services.db.select().from(institutions).orderBy(institutions.id);
  expect((await importRegistryRecords(services, renamed, SECOND)).changes).toBe(2);
  expect((await importRegistryRecords(services, renamed, SECOND)).changes).toBe(0);
  const rows = await services.db.select().from(registryChanges);
  expect(rows.map(({ fact, before: was, after, outcome }) => [fact, was, after, outcome]).sort()).toEqual([
    ["name", "ala", "ala renamed", null],
    ["name", "osh", "osh renamed", null],
  ]);
  const plain = (all: typeof before) => all.map(({ directoryVersion: _, ...row }) => row);
  expect(plain(await services.db.select().from(institutions).orderBy(institutions.id))).toEqual(plain(before));
  const imports = await services.db.select().from(registryImports).orderBy(registryImports.id);
  expect(
    imports.map(({ release, read, written, finishedAt }) => [release, read, written, finishedAt !== null]),
  ).toEqual([
    [FIRST.release, 4, 4, true],
    [SECOND.release, 3, 3, true],
    [SECOND.release, 3, 0, true],
  ]);
  expect(await newerRelease(services.db, releaseOf("v2.8-2026-05-12-ror-data.zip"))).toBe(SECOND.release);
  expect(await newerRelease(services.db, releaseOf("v2.9-2026-06-23-ror-data.zip"))).toBeNull();
  expect(await newerRelease(services.db, releaseOf("mine.jsonl.gz"))).toBeNull();
});

test("an import that dies has noted what it wrote and nothing else, and the next one notes the rest", async () => {
  const services = await open();
  const renamed = MEMBERS.map((key) => record(key, `${key} renamed`));
  let left = 1;
  const dying = {
    ...services,
    withTransaction: ((run: Parameters<typeof services.withTransaction>[0]) =>
      services.withTransaction(async (tx) => {
        const done = await run(tx);
        if (left-- === 0) throw new Error("power cut");
        return done;
      })) as typeof services.withTransaction,
  };
  await expect(importRegistryRecords(dying, renamed, SECOND)).rejects.toThrow("power cut");
  const names = async () => (await services.db.select().from(registryInstitutions)).map(({ name }) => name).sort();
  expect(await names()).toEqual(["ala", "osh", "stranger", "uralsk"]);
  expect(await services.db.$count(registryChanges)).toBe(0);
  expect((await importRegistryRecords(services, renamed, SECOND)).changes).toBe(3);
  expect(await services.db.$count(registryChanges)).toBe(3);
});
