import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { files } from "#db/schema/files.ts";
import { dialect } from "#db/kit.ts";
import { runCommand } from "#app/cli/run-command.server.ts";
import { createServices, type Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { createPostgresDatabase, temporaryFolder } from "#tests/support/test-database.ts";

let printed: string[];
let env: Record<string, string>;
const check = () => runCommand("data:check", [], env);
const placeOf = (id: string) => path.join(env.DATA_DIR ?? "", "files", id.slice(0, 2), id);

beforeEach(async () => {
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
  const DATA_DIR = temporaryFolder();
  const DATABASE_URL = dialect === "sqlite" ? `file:${DATA_DIR}/portal.db` : await createPostgresDatabase("");
  env = { APP_MODE: "test", LOG_LEVEL: "silent", DATA_DIR, DATABASE_URL };
});

async function store({ files: store, withTransaction, clock }: Services, text: string): Promise<string> {
  const [id, bytes] = [randomUUID(), Buffer.from(text)];
  await store.write(id, bytes);
  const owner = { purpose: "document" as const, ownerType: "application" as const, ownerId: randomUUID() };
  const facts = { name: "a.pdf", mediaType: "application/pdf", sizeBytes: bytes.length, sha256: sha256(bytes) };
  await withTransaction(async (tx) => {
    await tx.insert(files).values({ id, ...owner, ...facts, createdAt: clock.now() });
  });
  return id;
}

test("says whether the database and the stored files agree, and names those that do not (found F118)", async () => {
  const services = await createServices(env);
  await services.migrate();
  const kept = [];
  for (const text of ["whole", "lost", "changed"]) kept.push(await store(services, text));
  const [, lost = "", changed = ""] = kept;
  const extra = randomUUID();
  await services.files.write(extra, Buffer.from("nobody's"));
  await services.close();
  expect(await check()).toBe(0);
  expect(printed.at(-1)).toBe("The database is sound and its 3 files are there.");
  rmSync(placeOf(lost));
  writeFileSync(placeOf(changed), "changeD");
  expect(await check()).toBe(1);
  expect(printed).toContain(`  ${lost} (document)`);
  expect(printed).toContain(`  ${changed} (document)`);
  expect(printed).toContain(`  ${extra}`);
  expect(printed.join("\n")).not.toContain(`${kept[0]}`);
});
