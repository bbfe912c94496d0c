import { count, eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, expect, test, vi } from "vitest";
import type { OpenDatabase } from "#db/index.server.ts";
import { registryImports } from "#db/schema/registry-changes.ts";
import { registryDomains, registryInstitutions, registryNames } from "#db/schema/registry.ts";
import { SEED_INSTITUTIONS } from "#app/demo/data/institutions.ts";
import { importRegistry } from "#app/cli/registry-import.server.ts";
import { importRegistryFile, importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import {
  findRegistryInstitution,
  institutionsOfDomain,
  searchRegistry,
} from "#app/features/registry/registry-queries.server.ts";
import { named, registryRecord } from "#tests/support/registry-records.ts";
import { openTestDatabase, temporaryFolder } from "#tests/support/test-database.ts";
import { zipOf } from "#tests/support/zip.ts";

const folder = temporaryFolder();
let database: OpenDatabase;
let moment = new Date("2026-05-04T08:00:00Z");
const services = () => ({ ...database, clock: { now: () => moment } });

beforeEach(async () => {
  database = await openTestDatabase();
  moment = new Date("2026-05-04T08:00:00Z");
});

function write(extension: string, content: string | Buffer): string {
  const file = path.join(folder, `${randomUUID()}${extension}`);
  writeFileSync(file, content);
  return file;
}

const records = [
  registryRecord("north", "North University", { domains: ["north.example"] }),
  registryRecord("south", "South University", { status: "withdrawn" }),
  registryRecord("lab", "Laboratory", { types: ["facility"] }),
  registryRecord("east", "East University"),
];
const array = JSON.stringify(records);
const lines = records.map((record) => JSON.stringify(record)).join("\n");
const release = zipOf({
  "v1.59-ror-data.csv": "id,name\n",
  "v1.59-ror-data.json": JSON.stringify([{ id: "https://ror.org/0north000", name: "in the first schema" }]),
  "v1.59-ror-data_schema_v2.json": array,
});

const counted = {
  read: 4,
  added: 3,
  updated: 0,
  unchanged: 0,
  changes: 0,
  notEducation: 1,
  malformed: 0,
  problems: [],
  brokenBy: null,
};

test.each([
  [".json", array],
  [".json", `\uFEFF  \n${JSON.stringify(records, null, 2)}\n`],
  [".jsonl", `${lines}\n\n`],
  [".jsonl", lines.replaceAll("\n", "\r\n")],
  [".json.gz", gzipSync(array)],
  [".jsonl.gz", gzipSync(lines)],
  [".zip", zipOf({ "v2.9-ror-data.json": array })],
  [".zip", release],
])("a %s file is imported, and a second time writes nothing", async (extension, content) => {
  const file = write(extension, content);
  expect(await importRegistryFile(services(), file)).toEqual(counted);
  moment = new Date("2026-06-01T00:00:00Z");
  expect(await importRegistryFile(services(), file)).toEqual({ ...counted, added: 0, unchanged: 3 });
  const rows = await database.db.select({ at: registryInstitutions.importedAt }).from(registryInstitutions);
  expect(rows.map(({ at }) => at.toISOString())).toEqual(Array(3).fill("2026-05-04T08:00:00.000Z"));
});

test("a newer record replaces names, domains and status; the rest stays", async () => {
  await importRegistryRecords(services(), records);
  const renamed = registryRecord("north", "Polar University", { domains: ["polar.example"] });
  const closed = registryRecord("east", "East University", { status: "inactive" });
  const summary = await importRegistryRecords(services(), [renamed, closed]);
  expect(summary).toMatchObject({ added: 0, updated: 2, unchanged: 0 });

  const search = (query: string) => searchRegistry(database.db, { query, locale: "en" });
  expect(await search("north")).toEqual([]);
  expect(await search("east")).toEqual([]);
  expect((await search("polar")).map(({ id }) => id)).toEqual(["0north000"]);
  expect(await institutionsOfDomain(database.db, "mail.polar.example")).toHaveLength(1);
  expect(await institutionsOfDomain(database.db, "north.example")).toHaveLength(1); // the website stays
  expect((await findRegistryInstitution(database.db, "0east0000"))?.status).toBe("inactive");
});

test("an institution that is withdrawn resolves by its id and is not found by its name", async () => {
  await importRegistryRecords(services(), records);
  expect((await findRegistryInstitution(database.db, "0south000"))?.name).toBe("South University");
  expect(await searchRegistry(database.db, { query: "South University", locale: "en" })).toEqual([]);
  expect(await institutionsOfDomain(database.db, "south.example")).toEqual([]);
  expect(await findRegistryInstitution(database.db, "0nowhere0")).toBeNull();
});

test("malformed records are skipped, with where they stand and what is wrong", async () => {
  const nameless = JSON.stringify({ ...records[3], names: [] });
  const file = write(
    ".jsonl",
    [JSON.stringify(records[0]), "{not json", nameless, "[]", JSON.stringify(records[1])].join("\n"),
  );
  const { added, malformed, problems } = await importRegistryFile(services(), file);
  expect({ added, malformed }).toEqual({ added: 2, malformed: 3 });
  expect(problems[0]).toBe("line 2: is not JSON");
  expect(problems[1]).toMatch(/^line 3: names: /);
  expect(problems[2]).toMatch(/^line 4: /);
});

test("only the first twenty problems are kept", async () => {
  const { malformed, problems } = await importRegistryRecords(services(), Array(50).fill({}));
  expect([malformed, problems.length]).toEqual([50, 20]);
});

test.each([
  ["breaks off", ".json", array.slice(0, -200), 2],
  ["breaks off, compressed", ".jsonl.gz", gzipSync(lines).subarray(0, -12), 0],
  ["is empty", ".json", "  \n", 0],
  ["is no JSON", ".json", "id,name\n1,x", 0],
  ["is no archive", ".zip", "PK nonsense", 0],
  ["is an archive without a dump", ".zip", zipOf({ "readme.txt": "hello" }), 0],
])("a file that %s stops with the reason, and what came before stays", async (_what, extension, content, least) => {
  const { brokenBy, added } = await importRegistryFile(services(), write(extension, content));
  expect(brokenBy).toMatch(/\w/);
  expect(added).toBeGreaterThanOrEqual(least);
  const [stored] = await database.db.select({ rows: count() }).from(registryInstitutions);
  expect(stored?.rows).toBe(added);
});

test("a missing file stops with the reason", async () => {
  const { brokenBy } = await importRegistryFile(services(), path.join(folder, "missing.json"));
  expect(brokenBy).toContain("no such file");
});

test("public suffixes among the domains are not stored", async () => {
  await importRegistryRecords(services(), [registryRecord("ua", "Kyiv University", { domains: ["edu.ua", "knu.ua"] })]);
  const stored = await database.db.select({ domain: registryDomains.domain }).from(registryDomains);
  expect(stored.map(({ domain }) => domain).sort()).toEqual(["knu.ua", "ua.example"]);
  expect(await institutionsOfDomain(database.db, "edu.ua")).toEqual([]);
});

test("a record given twice is written once, as the last says", async () => {
  const [first, last] = ["First", "Last"].map((name) => registryRecord("twice", `${name} University`));
  expect(await importRegistryRecords(services(), [first, last])).toMatchObject({ read: 2, added: 1 });
  expect((await findRegistryInstitution(database.db, "0twice000"))?.name).toBe("Last University");
});

test("the demonstration's institutions are imported by the same rules", async () => {
  const { added, malformed, problems } = await importRegistryRecords(services(), SEED_INSTITUTIONS);
  expect(problems).toEqual([]);
  expect({ added, malformed }).toEqual({ added: SEED_INSTITUTIONS.length, malformed: 0 });
});

test("progress is told after each batch", async () => {
  const many = Array.from({ length: 250 }, (_, index) => registryRecord(`n${1000 + index}`, `University ${index}`));
  const told: number[] = [];
  const file = write(".json", JSON.stringify(many));
  await importRegistryFile(services(), file, { onProgress: ({ added }) => told.push(added) });
  expect(told).toEqual([100, 200, 250]);
  const [names] = await database.db
    .select({ rows: count() })
    .from(registryNames)
    .where(eq(registryNames.country, "KZ"));
  expect(names?.rows).toBe(250);
});

test("names of other languages are kept with their language", async () => {
  const names = [named("Almaty University", "en", "ror_display"), named("Алматы университеті", "kk", "label")];
  await importRegistryRecords(services(), [registryRecord("alm", "", { names })]);
  const found = await findRegistryInstitution(database.db, "0alm00000", "kk");
  expect(found).toMatchObject({
    name: "Алматы университеті",
    nameOriginal: { text: "Almaty University", lang: "en" },
    nameByLanguage: { en: "Almaty University", kk: "Алматы университеті" },
    country: { code: "KZ", name: "Қазақстан" },
    city: "Almaty",
    establishedYear: 1934,
  });
});

test("the command takes the release of a file whose name does not tell it, and none that is older than the last", async () => {
  const said = vi.spyOn(console, "log").mockReturnValue(undefined);
  const logger = { info: () => undefined };
  const run = (...words: string[]) => importRegistry({ ...services(), logger } as never, words);
  const file = write(".json", array);
  expect(await run("--release", "v2.9-2026-06-23", file)).toBe(0);
  const releases = await database.db.select().from(registryImports);
  expect(releases.map(({ release, releasedOn }) => [release, releasedOn])).toEqual([["v2.9-2026-06-23", "2026-06-23"]]);
  expect(await run(file, "--release", "v2.8-2026-05-12"), "an older one").toBe(1);
  expect(said.mock.lastCall?.[0]).toContain("is older than v2.9-2026-06-23");
  expect(await run("--older", "--release", "v2.8-2026-05-12", file)).toBe(0);
  expect(await database.db.$count(registryImports)).toBe(2);
  for (const wrong of [["--release", " ", file], ["--release", "v3", file, file], ["--release", "v3"], []])
    expect(await run(...wrong), wrong.join(" ")).toBe(2);
  expect(await database.db.$count(registryImports)).toBe(2);
  said.mockRestore();
});
