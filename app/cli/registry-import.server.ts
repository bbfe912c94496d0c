import path from "node:path";
import {
  importRegistryFile,
  type ImportSummary,
  newerRelease,
} from "#app/features/registry/registry-import-commands.server.ts";
import { releaseOf } from "#app/features/registry/registry-release.ts";
import { readOpenChanges } from "#app/features/members/registry-changes/list-registry-changes.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const PROGRESS_EVERY = 5000;

const OLDER = "--older";
const RELEASE = "--release";

/** The files, and what is said of them. */
function readWords(args: readonly string[]) {
  const at = args.indexOf(RELEASE);
  const release = at < 0 ? null : (args[at + 1] ?? "");
  const files = args.filter((one, place) => one !== OLDER && (at < 0 || (place !== at && place !== at + 1)));
  return { files, release, isOlderTaken: args.includes(OLDER) };
}

/**
 * `npm run registry:import -- FILE...`: takes over the universities of dumps of the Research Organization Registry. What it
 * says otherwise of members waits at `/memberships/registry`. A release older than the last is read with `--older` only;
 * `--release NAME` says which one a file is whose name does not tell.
 */
export async function importRegistry(services: Services, args: string[]): Promise<number> {
  const { files, release, isOlderTaken } = readWords(args);
  if (files.length === 0 || release?.trim() === "" || (release !== null && files.length > 1)) {
    console.log(
      "Usage: npm run registry:import -- FILE...   the ROR dump, schema v2: .json .jsonl, .gz of either, .zip",
    );
    console.log(
      "       npm run registry:import -- --release v1.63-2025-04-03 FILE   one whose name does not tell which",
    );
    return 2;
  }
  let exitCode = 0;
  for (const file of files) {
    const of = releaseOf(release ?? file);
    const newer = isOlderTaken ? null : await newerRelease(services.db, of);
    if (newer !== null) {
      console.log(
        `${path.basename(file)} is older than ${newer}, which was imported. To import it all the same: ${OLDER}`,
      );
      exitCode = 1;
      continue;
    }
    console.log(`Importing ${path.basename(file)}`);
    const startedAt = performance.now();
    const summary = await importRegistryFile(services, file, { ...of, onProgress: progressPrinter() }).catch(
      tellWhatStays,
    );
    const { read, added, updated, unchanged, malformed } = summary;
    const ms = Math.round(performance.now() - startedAt);
    services.logger.info({ read, added, updated, unchanged, malformed, ms }, "registry imported");
    for (const line of summaryLines(summary, performance.now() - startedAt)) console.log(line);
    if (summary.changes > 0) console.log(await agreeingLine(services));
    if (summary.brokenBy === null) continue;
    console.log(`Stopped: ${summary.brokenBy}. What was imported before stays.`);
    exitCode = 1;
  }
  return exitCode;
}

async function agreeingLine({ db }: Services): Promise<string> {
  const { open, agreeing } = await readOpenChanges(db, null);
  return `Waiting for an answer: ${open.length}. Not asked, because the entry says the same already: ${agreeing}.`;
}

function tellWhatStays(error: unknown): never {
  console.log("Stopped by a failure. What was imported before stays.");
  throw error;
}

function progressPrinter(): (summary: Readonly<ImportSummary>) => void {
  let next = PROGRESS_EVERY;
  return ({ read, added, updated }) => {
    if (read < next) return;
    next = read - (read % PROGRESS_EVERY) + PROGRESS_EVERY;
    console.log(`${read} records read, ${added + updated} written`);
  };
}

function summaryLines(summary: ImportSummary, ms: number): string[] {
  const { read, added, updated, unchanged, changes, notEducation, malformed, problems, brokenBy } = summary;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  return [
    `${brokenBy === null ? "registry imported: read" : "Read"} ${read}, added ${added}, updated ${updated}, unchanged ${unchanged}.`,
    `Skipped ${notEducation + malformed}: not education ${notEducation}, malformed ${malformed}.`,
    ...(changes > 0
      ? [`Says something else of members than before: ${changes}; to be answered at /memberships/registry.`]
      : []),
    ...problems.map((problem) => `  ${problem}`),
    ...(malformed > problems.length ? [`  and ${malformed - problems.length} more`] : []),
    `${(ms / 1000).toFixed(1)} s, peak memory ${peakMb} MB.`,
  ];
}
