import { expect, test } from "vitest";
import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import { searchDirectory } from "#app/features/members/directory/directory-queries.server.ts";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { type RegistryRecord, registryRecordSchema } from "#app/features/registry/registry-record.ts";
import { dayOf } from "#app/platform/days.ts";
import { institutions } from "#db/schema/members.ts";
import { DUMP_FILE } from "#tests/support/affiliation-gold.ts";
import { measureFound, readMeantMembers } from "#tests/support/directory-queries.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { factsOfRecord, type RorRecord } from "#tests/support/registry-members.ts";
import { findSharedData, readSharedRecords } from "#tests/support/shared-data.ts";
import { openTestDatabase } from "#tests/support/test-database.ts";

const NOW = new Date("2026-03-02T08:00:00Z");
const BAR = 0.95;
const OTHERS = "institutions/ror_v2_sample_300.jsonl";

const dump = findSharedData(DUMP_FILE);
const sample = findSharedData(OTHERS);

test.skipIf(!dump || !sample)(
  "nineteen of twenty questions people ask, with slips, acronyms, old names and in many scripts, find their member among the first three",
  async () => {
    const questions = readMeantMembers();
    const meant = new Set(questions.map(({ registryId }) => registryId));
    const records = new Map<string, RorRecord>();
    for await (const record of readSharedRecords<RorRecord>(sample ?? "")) records.set(record.id.slice(-9), record);
    for await (const record of readSharedRecords<RorRecord>(dump ?? ""))
      if (meant.has(record.id.slice(-9))) records.set(record.id.slice(-9), record);
    const database = await openTestDatabase();
    const known: RegistryRecord[] = [...records.values()].map((record) => registryRecordSchema.parse(record));
    await importRegistryRecords({ ...database, clock: { now: () => NOW } }, known);
    await database.withTransaction(async (tx) => {
      for (const record of records.values())
        await createMember(tx, { institution: { emailDomains: [], ...factsOfRecord(record) } }, NOW);
    });
    const ids = new Map(
      (await database.db.select().from(institutions)).map(({ slug, registryId }) => [slug, registryId]),
    );
    const found = await measureFound(questions, async (typed) => {
      const filter = parseDirectoryFilter(new URLSearchParams({ q: typed }));
      const { lines } = await searchDirectory(database.db, filter, { page: 1, today: dayOf(NOW) });
      return lines.map(({ slug }) => ids.get(slug) ?? null);
    });
    expect(found.asked).toBeGreaterThanOrEqual(150);
    expect(found.inFirstThree, found.missed.join("; ")).toBeGreaterThanOrEqual(BAR);
  },
);
