import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { createReadiness } from "#app/platform/readiness.server.ts";
import { files } from "#db/schema/files.ts";
import { jobRuns } from "#db/schema/jobs.ts";
import { temporaryFolder } from "#tests/support/test-database.ts";
import { openTestServices } from "#tests/support/test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
const limits = { consume: async () => null } as never;
let services: Services;
let dataFolder: string;

beforeEach(async () => {
  services = await openTestServices();
  dataFolder = temporaryFolder();
});

function check(changes: { database?: Partial<Services>; limits?: unknown } = {}) {
  const database = { ...services, ...changes.database };
  const config = { ...services.config, dataFolder };
  const context = { ...services, config, database, limits: (changes.limits ?? limits) as never };
  return createReadiness(context)();
}

test("a portal that can serve is ready, and every part says so", async () => {
  const { isReady, lines } = await check();
  const parts = ["disk", "database", "migrations", "files", "limits", "mail", "jobs"];
  expect(lines).toEqual(parts.map((part) => `${part}: ok`));
  expect(isReady).toBe(true);
});

test.each([
  ["a database that takes no write", "database", { database: { withTransaction: () => Promise.reject(full) } }],
  ["limits that cannot count", "limits", { limits: { consume: () => Promise.reject(full) } }],
  ["missing migrations", "migrations", { database: { migrations: async () => ({ applied: 1, pending: 2 }) } }],
] as const)("%s: not ready, and the part is named (found F108)", async (_name, part, changes) => {
  const { isReady, lines } = await check(changes);
  expect(isReady).toBe(false);
  expect(lines.filter((line) => !line.endsWith(": ok"))).toEqual([expect.stringMatching(`^${part}: .+`)]);
});

test("a data folder that is gone: not ready (found F108)", async () => {
  rmSync(dataFolder, { recursive: true });
  expect((await check()).lines[0]).toMatch(/^disk: .+/);
  mkdirSync(dataFolder);
});

test("files/ is missing although files are stored: not ready; with the folder: ready (found F108)", async () => {
  const file = { purpose: "logo", ownerType: "institution", ownerId: "osh", name: "a.png" } as const;
  const bytes = { mediaType: "image/png", sizeBytes: 1, sha256: "0" };
  const createdAt = services.clock.now();
  await services.withTransaction(async (tx) => void (await tx.insert(files).values({ ...file, ...bytes, createdAt })));
  expect(await check()).toMatchObject({
    isReady: false,
    lines: expect.arrayContaining([expect.stringMatching("^files: ")]),
  });
  mkdirSync(path.join(dataFolder, "files"));
  expect((await check()).isReady).toBe(true);
});

const filesLine = async () => (await check()).lines.find((line) => line.startsWith("files: "));

test("files/ that takes no file: not ready, before the first upload too; a good one is left as it was", async () => {
  const folder = path.join(dataFolder, "files");
  mkdirSync(folder);
  expect(await filesLine()).toBe("files: ok");
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "no folder");
  expect(await filesLine()).toMatch(/ENOTDIR/);
});

test("mail and jobs in trouble are named and take nobody out of service (found F108)", async () => {
  const run = { name: "remind-heads", startedAt: services.clock.now(), milliseconds: 1, failures: 2 };
  await services.withTransaction(async (tx) => void (await tx.insert(jobRuns).values(run)));
  const { isReady, lines } = await check();
  expect([isReady, lines.at(-1)]).toEqual([true, "jobs: failing: remind-heads"]);
});
