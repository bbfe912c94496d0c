import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { seedMany } from "#app/demo/seed-many.server.ts";
import { BrokenDump } from "#app/features/registry/registry-file.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** Where the registry's dump is looked for when no file is named. */
const DUMPS = ["zip", "json", "json.gz", "jsonl", "jsonl.gz"].map((ending) => `data/ror.${ending}`);
/** The registry knows hardly more universities. */
const MOST = 25_000;

interface Filling {
  wanted: number;
  /** The registry's dump. */
  file: string | undefined;
}

/** Reads `--members 5000 [FILE]` before anything is written; null where nothing is asked. */
export function readFilling(words: string[]): Filling | null {
  if (words.length === 0) return null;
  const { values, positionals } = parseArgs({
    args: words,
    options: { members: { type: "string" } },
    allowPositionals: true,
  });
  const wanted = Number(values.members);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST || positionals.length > 1) {
    throw new Error(`Usage: npm run demo -- --members NUMBER [FILE]   up to ${MOST} members, from the ROR dump`);
  }
  const [file = DUMPS.find((one) => existsSync(one))] = positionals;
  return { wanted, file };
}

/** `npm run demo -- --members 5000 [FILE]`: fills the demonstration from the registry's dump; without one, says so. */
export async function fillDemo(services: Services, { wanted, file }: Filling): Promise<void> {
  if (file === undefined || !existsSync(file)) {
    console.log(`${file ?? "data/ror.zip"}: there is no such file, so the demonstration keeps the members it has.`);
    return;
  }
  const startedAt = performance.now();
  const members = await seedMany({ services, today: services.clock.now() }, file, wanted).catch((error: unknown) => {
    if (!(error instanceof BrokenDump)) throw error;
    console.log(`${file}: ${error.message}. What was read before stays.`);
    return null;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (members !== null) console.log(`The demonstration has ${members} members (${seconds} s).`);
}
