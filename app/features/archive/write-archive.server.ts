import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { ARCHIVE_VERSION, type Manifest, RECORD_KINDS, type RecordKind } from "./archive.schema.ts";
import { createFolderWriter, type FolderWriter, SUMS_FILE } from "./folder-writer.server.ts";
import { MANIFEST_FILE, SIGNED_FILE } from "./manifest-files.ts";
import { dataFile, readRecords } from "./read-records.server.ts";
import type { Counted } from "./record-kinds.server.ts";
import { writeCredentials, writeKeys, writeStatusLists } from "./write-credentials.server.ts";
import { writeData } from "./write-data.server.ts";
import { writePages } from "./write-pages.server.tsx";

type Archiving = Pick<Services, "db" | "snapshot" | "clock" | "config" | "files" | "signingKeys">;

/** There is something at that place already. */
export class PlaceTaken extends Error {
  override name = "PlaceTaken";
}

/**
 * Writes all that the world may read of the portal into one folder that needs the portal no more: pages for a browser,
 * records for programs, what is signed with what checks it. The folder has its name only when it is whole; its manifest,
 * written last, says what it holds. Throws `PlaceTaken` where something has that name.
 */
export async function writeArchive(services: Archiving, folder: string): Promise<Manifest> {
  if (existsSync(folder)) throw new PlaceTaken(`${folder} is there already`);
  const part = await mkdtemp(`${folder}.part-`);
  const writer = await createFolderWriter(part);
  try {
    const manifest = await fill(services, writer, part);
    await rename(part, folder);
    return manifest;
  } catch (error) {
    await writer.abandon();
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

async function fill(services: Archiving, writer: FolderWriter, folder: string): Promise<Manifest> {
  const { config, signingKeys } = services;
  const { timeZone } = await getAssociation(services.db);
  const now = services.clock.now();
  const asOf = { now, today: dayOf(now, timeZone) };
  const clock = { now: () => now };
  const { counts, links, statusLists } = await readAtOnce({ ...services, clock }, writer, asOf);
  const signing = { ...services, clock };
  const keys = await writeKeys(signing, writer);
  const members = readRecords(folder, "members");
  const credentials = await writeCredentials(signing, writer, { members, today: asOf.today });
  const facts = { madeAt: now.toISOString(), day: asOf.today, origin: config.origin };
  await writePages({ folder, writer, links, facts, counts });
  const sums = await writer.endSums();
  const manifest: Manifest = {
    ...{ format: "association-archive", version: ARCHIVE_VERSION, level: "public", ...facts },
    kinds: kindsOf(counts),
    ...{ credentials, keys, statusLists },
    files: { file: SUMS_FILE, ...sums },
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const iat = Math.floor(now.getTime() / 1000);
  const signed = await signingKeys.sign("JWT", { iss: config.origin, iat, file: MANIFEST_FILE, sha256: sha256(text) });
  await writer.writeBeside(SIGNED_FILE, signed);
  await writer.writeBeside(MANIFEST_FILE, text);
  return manifest;
}

/** What is read of the database, as it stood at one moment while others went on writing. */
async function readAtOnce(services: Archiving, writer: FolderWriter, asOf: { now: Date; today: string }) {
  const { db, end } = await services.snapshot();
  try {
    const written = await writeData({ db, asOf, writer, files: services.files });
    return { ...written, statusLists: await writeStatusLists({ ...services, db }, writer, written.links.years) };
  } finally {
    await end();
  }
}

function kindsOf(counts: Record<RecordKind, Counted>): Required<Manifest["kinds"]> {
  const entries = RECORD_KINDS.map((kind) => [kind, { file: dataFile(kind), ...counts[kind] }]);
  return Object.fromEntries(entries) as Required<Manifest["kinds"]>;
}
