import { randomUUID } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { createProject } from "#app/demo/projects-factory.server.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { projectTexts } from "#db/schema/projects.ts";
import { dialect } from "#db/kit.ts";
import { runCommand } from "#app/cli/run-command.server.ts";
import { createServices, type Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { createMember, personOf } from "#tests/support/board.ts";
import { completeValues } from "#tests/support/project-values.ts";
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

test("names and titles that lists show otherwise than they were written are named", async () => {
  const services = await createServices(env);
  await services.migrate();
  const names = { ru: "Караванный университет", kk: "Керуен университеті" };
  const lead = await createMember(services, { nameEn: "Caravan University", translatedNames: names });
  await createMember(services, { nameEn: "Other University", translatedNames: names });
  const post = async (titleEn: string, titleRu: string) =>
    createProject(services, {
      leadInstitutionId: lead.institutionId,
      author: await personOf(services, lead),
      values: completeValues(services.clock.now(), { titleEn, titleRu }),
      upTo: "submitted",
    });
  const [changed, kept] = [await post("Roads of salt", "Дороги соли"), await post("Roads of tea", "Дороги чая")];
  await services.close();
  expect(await check()).toBe(0);
  const again = await createServices(env);
  await again.withTransaction(async (tx) => {
    const translatedNames = { ru: names.ru };
    await tx.update(institutions).set({ translatedNames }).where(eq(institutions.id, lead.institutionId));
    await tx.update(projectTexts).set({ text: "Пути соли" }).where(eq(projectTexts.projectId, changed.id));
  });
  await again.close();
  expect(await check()).toBe(1);
  expect(printed).toContain("Institutions whose names in lists are not those that were written: 1");
  expect(printed).toContain("  caravan-university");
  expect(printed).toContain("Projects whose titles in lists are not those that were written: 1");
  expect(printed).toContain(`  ${changed.slug}`);
  expect(printed.join("\n")).not.toContain(kept.slug);
});

test("a lost folder of files is told and not made anew, and what is none of the portal's is named", async () => {
  const services = await createServices(env);
  await services.migrate();
  const id = await store(services, "whole");
  await services.close();
  const folder = path.join(env.DATA_DIR ?? "", "files");
  writeFileSync(path.join(folder, "stray"), "?");
  mkdirSync(path.join(folder, id.slice(0, 2), "below"));
  writeFileSync(path.join(folder, id.slice(0, 2), "below", "list.txt"), "?");
  expect(await check()).toBe(0);
  expect(printed).toContain("Files the portal did not write (it leaves them alone): 2");
  expect(printed).toContain("  stray");
  rmSync(folder, { recursive: true });
  expect(await check()).toBe(1);
  expect(printed).toContain(`  ${id} (document)`);
  expect(existsSync(folder)).toBe(false);
});

test("a folder that is not there is not checked, and nothing is made", async () => {
  env.DATA_DIR = path.join(env.DATA_DIR ?? "", "elsewhere");
  await expect(check()).rejects.toThrow(/^DATA_DIR: there is no \/.*elsewhere, so there is nothing to check$/);
  expect(existsSync(env.DATA_DIR)).toBe(false);
});

test.runIf(dialect === "sqlite")("a folder without a database is not checked, and none is made", async () => {
  await expect(check()).rejects.toThrow(/^There is no database \/.*portal\.db .*, so there is nothing to check$/);
  expect(readdirSync(env.DATA_DIR ?? "")).toEqual([]);
});

test.runIf(process.getuid?.() === 0)(
  "a command of another user than the portal's is refused and does nothing",
  async () => {
    const services = await createServices(env);
    await services.migrate();
    await services.close();
    chownSync(path.join(env.DATA_DIR ?? "", "database.marker"), 65534, 65534);
    const before = readdirSync(env.DATA_DIR ?? "");
    const refusal =
      /^DATA_DIR: \/.* belongs to nobody, and this is root: run the command as that user \(sudo -u nobody …\)$/;
    await expect(check()).rejects.toThrow(refusal);
    expect(readdirSync(env.DATA_DIR ?? "")).toEqual(before);
  },
);
