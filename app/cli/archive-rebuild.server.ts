import path from "node:path";
import { UnsoundArchive } from "#app/features/archive/read-records.server.ts";
import { NotEmpty, rebuildFrom } from "#app/features/archive/rebuild.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const USAGE = "Usage: npm run archive:rebuild -- FOLDER   what archive:export wrote, into an empty portal";

/** `npm run archive:rebuild -- FOLDER`: fills an empty portal with what a folder holds, and says whether it is equal. */
export async function rebuildArchive(services: Services, args: string[]): Promise<number> {
  const [folder, ...others] = args;
  if (folder === undefined || folder.startsWith("-") || others.length > 0) {
    console.log(USAGE);
    return 2;
  }
  try {
    const compared = await rebuildFrom(services, path.resolve(folder));
    for (const { kind, folder: said, portal, isEqual } of compared) {
      const how = isEqual ? "equal" : `NOT EQUAL: the folder has ${said.count}, ${said.sha256}`;
      console.log(`${kind}: ${portal.count}, ${portal.sha256}, ${how}`);
    }
    return compared.every(({ isEqual }) => isEqual) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnsoundArchive || error instanceof NotEmpty)) throw error;
    console.log(`Nothing is rebuilt: ${error.message}`);
    return 1;
  }
}
