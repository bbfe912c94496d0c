import { setTimeout as pause } from "node:timers/promises";
import { desc, eq, inArray, isNotNull } from "drizzle-orm";
import { touchDirectory } from "#app/platform/directory-version.server.ts";
import { institutions as members } from "#db/schema/members.ts";
import { registryImports } from "#db/schema/registry-changes.ts";
import { registryDomains, registryIdentifiers, registryInstitutions, registryNames } from "#db/schema/registry.ts";
import type { Reader, Tx, WithTransaction } from "#db/types.ts";
import type { Clock } from "#app/platform/clock.ts";
import { BrokenDump, type DumpEntry, readDump } from "./registry-file.server.ts";
import { type RegistryRecord, registryRecordSchema } from "./registry-record.ts";
import { type RegistryRelease, releaseOf } from "./registry-release.ts";
import { type RegistryRows, rowsOf } from "./registry-rows.server.ts";
import { noteChanges } from "./note-changes.server.ts";

const BATCH = 100;
/** Short statements leave little garbage: memory stays low however large the dump. */
const ROWS_AT_ONCE = 40;
/** Between two batches, so that the writers of a running portal get their turn. */
const PAUSE_MS = 4;
const PROBLEMS_KEPT = 20;

export interface ImportSummary {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  /** What differs of members from the release before: see `/memberships/registry`. */
  changes: number;
  /** Records of bodies that do not teach: they are not wanted here. */
  notEducation: number;
  malformed: number;
  /** The first malformed records: where they stand and what is wrong. */
  problems: string[];
  /** Why the file could not be read to its end; null when it was. */
  brokenBy: string | null;
}

interface ImportServices {
  db: Reader;
  withTransaction: WithTransaction;
  clock: Clock;
}

interface Watch {
  /** Called after each batch. */
  onProgress?: (summary: Readonly<ImportSummary>) => void;
}

/**
 * Imports the dump of the Research Organization Registry from a file (`.json`, `.jsonl`, either gzipped, or the published
 * `.zip`). Importing the same again writes nothing. A damaged file is imported up to where it breaks: see `brokenBy`.
 */
export function importRegistryFile(
  services: ImportServices,
  file: string,
  watch: Watch & Partial<RegistryRelease> = {},
): Promise<ImportSummary> {
  return importEntries(services, readDump(file), { ...releaseOf(file), ...watch });
}

/** The newest release of which something was imported that is newer than this one; null for none. */
export async function newerRelease(db: Reader, { releasedOn }: RegistryRelease): Promise<string | null> {
  const { release, releasedOn: day } = registryImports;
  const [newest] = await db
    .select({ release, day })
    .from(registryImports)
    .where(isNotNull(day))
    .orderBy(desc(day))
    .limit(1);
  return newest && releasedOn !== null && (newest.day ?? "") > releasedOn ? newest.release : null;
}

/** Imports records that are at hand, shaped like the registry's own (schema 2.0 or 2.1), by the same rules. */
export function importRegistryRecords(
  services: ImportServices,
  records: Iterable<unknown>,
  release: RegistryRelease = { release: "records", releasedOn: null },
): Promise<ImportSummary> {
  async function* entries(): AsyncGenerator<DumpEntry> {
    let number = 0;
    for (const value of records) yield { at: `record ${(number += 1)}`, value };
  }
  return importEntries(services, entries(), release);
}

async function importEntries(
  services: ImportServices,
  entries: AsyncIterable<DumpEntry>,
  { onProgress, release, releasedOn }: RegistryRelease & Watch,
) {
  const summary = emptySummary();
  const importId = await beginImport(services, { release, releasedOn });
  let batch = new Map<string, RegistryRows>();
  const flush = async () => {
    await writeBatch(services, { batch: [...batch.values()], importId }, summary);
    batch = new Map();
    onProgress?.(summary);
  };
  try {
    for await (const entry of entries) {
      summary.read += 1;
      const record = wantedRecord(entry, summary);
      if (!record) continue;
      const rows = rowsOf(record);
      batch.set(rows.institution.id, rows);
      if (batch.size >= BATCH) await flush();
    }
  } catch (error) {
    if (!(error instanceof BrokenDump)) throw error;
    summary.brokenBy = error.message;
  }
  await flush();
  await endImport(services, importId, summary);
  return summary;
}

async function beginImport({ withTransaction, clock }: ImportServices, release: RegistryRelease): Promise<string> {
  const row = { ...release, startedAt: clock.now(), finishedAt: null, read: 0, written: 0 };
  const [begun] = await withTransaction((tx) => tx.insert(registryImports).values(row).returning());
  if (!begun) throw new Error("An import was not begun");
  return begun.id;
}

async function endImport({ withTransaction, clock }: ImportServices, id: string, summary: ImportSummary) {
  const { read, added, updated, brokenBy } = summary;
  const finishedAt = brokenBy === null ? clock.now() : null;
  await withTransaction((tx) =>
    tx
      .update(registryImports)
      .set({ read, written: added + updated, finishedAt })
      .where(eq(registryImports.id, id)),
  );
}

function emptySummary(): ImportSummary {
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, changes: 0, notEducation: 0, malformed: 0 };
  return { ...counts, problems: [], brokenBy: null };
}

/** The record if it is one of an educational body; else null, and the summary knows why. */
function wantedRecord(entry: DumpEntry, summary: ImportSummary): RegistryRecord | null {
  const note = (problem: string) => {
    summary.malformed += 1;
    if (summary.problems.length < PROBLEMS_KEPT) summary.problems.push(`${entry.at}: ${problem}`);
    return null;
  };
  if ("problem" in entry) return note(entry.problem);
  const parsed = registryRecordSchema.safeParse(entry.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return note(`${issue?.path.join(".") || "record"}: ${issue?.message ?? "invalid"}`);
  }
  if (parsed.data.types.includes("education")) return parsed.data;
  summary.notEducation += 1;
  return null;
}

async function writeBatch(
  { db, withTransaction, clock }: ImportServices,
  { batch, importId }: { batch: RegistryRows[]; importId: string },
  summary: ImportSummary,
) {
  if (batch.length === 0) return;
  const ids = batch.map(({ institution }) => institution.id);
  const { id, digest } = registryInstitutions;
  const known = await db.select({ id, digest }).from(registryInstitutions).where(inArray(id, ids));
  const digests = new Map(known.map((row) => [row.id, row.digest]));
  const changed = batch.filter(({ institution }) => digests.get(institution.id) !== institution.digest);
  const added = changed.filter(({ institution }) => !digests.has(institution.id)).length;
  if (changed.length > 0) {
    summary.changes += await withTransaction((tx) => replaceRows(tx, { changed, importId }, clock.now()));
    await pause(PAUSE_MS);
  }
  summary.added += added;
  summary.updated += changed.length - added;
  summary.unchanged += batch.length - changed.length;
}

/** How much of it differs of members. */
async function replaceRows(
  tx: Tx,
  { changed, importId }: { changed: RegistryRows[]; importId: string },
  importedAt: Date,
): Promise<number> {
  const ids = changed.map(({ institution }) => institution.id);
  const records = changed.map(({ institution }) => institution);
  const changes = await noteChanges(tx, { records, importId }, importedAt);
  // Names go first and by themselves: their full-text index hangs on their own triggers.
  await tx.delete(registryNames).where(inArray(registryNames.institutionId, ids));
  await tx.delete(registryInstitutions).where(inArray(registryInstitutions.id, ids));
  const institutions = changed.map(({ institution }) => ({ ...institution, importedAt }));
  for (const some of portions(institutions)) await tx.insert(registryInstitutions).values(some);
  for (const some of portions(changed.flatMap((rows) => rows.names))) await tx.insert(registryNames).values(some);
  for (const some of portions(changed.flatMap((rows) => rows.domains))) await tx.insert(registryDomains).values(some);
  for (const some of portions(changed.flatMap((rows) => rows.identifiers)))
    await tx.insert(registryIdentifiers).values(some);
  await touchMembersOf(tx, institutions);
  return changes;
}

/** Members are found by the names the registry knows them by, and by those of the records they took the place of. */
async function touchMembersOf(tx: Tx, changed: readonly RegistryRows["institution"][]): Promise<void> {
  const known = changed.flatMap(({ id, successors }) => [id, ...(successors ?? [])]);
  const { id, registryId } = members;
  const touched = await tx.select({ id }).from(members).where(inArray(registryId, known));
  if (touched.length > 0) await touchDirectory(tx, ...touched.map((member) => member.id));
}

function portions<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, index) =>
    rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  );
}
