import path from "node:path";
import { RECORD_KINDS } from "#app/features/archive/archive.schema.ts";
import { PlaceTaken, writeArchive } from "#app/features/archive/write-archive.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const USAGE = "Usage: npm run archive:export -- FOLDER   a folder that is not there yet";

/** `npm run archive:export -- FOLDER`: writes all that the world may read into a folder that needs the portal no more. */
export async function exportArchive(services: Services, args: string[]): Promise<number> {
  const [folder, ...others] = args;
  if (folder === undefined || folder.startsWith("-") || others.length > 0) {
    console.log(USAGE);
    return 2;
  }
  const startedAt = performance.now();
  try {
    const { kinds, credentials, files } = await writeArchive(services, path.resolve(folder));
    for (const kind of RECORD_KINDS) {
      const { count = 0, sha256 = "" } = kinds[kind] ?? {};
      console.log(`${kind}: ${count}, ${sha256}`);
    }
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `${folder}: ${files.count} files, ${credentials} credentials (${seconds} s, peak memory ${peakMb} MB).`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof PlaceTaken)) throw error;
    console.log(error.message);
    return 1;
  }
}
