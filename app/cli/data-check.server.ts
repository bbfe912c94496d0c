import { findMissingNumbers } from "#app/features/dues/check-numbers.server.ts";
import { findWrongNames } from "#app/features/members/institution/institution-texts.server.ts";
import { findWrongUnitNames } from "#app/features/members/units/unit-texts.server.ts";
import { findWrongTitles } from "#app/features/projects/project/project-texts.server.ts";
import { files as storedFiles } from "#db/schema/files.ts";
import { MissingFileError } from "#app/platform/files.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 as digestOf } from "#app/platform/tokens.server.ts";

const MOST_NAMED = 20;

/**
 * `npm run data:check`: reads the whole database and every stored file and says whether they agree, and
 * whether lists show what was written.
 * @returns 1 when something is missing, damaged or shown otherwise
 */
export async function checkData(services: Services): Promise<number> {
  const database = await services.checkDatabase();
  tell("The database is damaged", database);
  const names = await findWrongNames(services.db);
  const units = await findWrongUnitNames(services.db);
  const titles = await findWrongTitles(services.db);
  const numbers = await findMissingNumbers(services.db);
  const { missing, damaged, unknown, strays, count } = await checkFiles(services);
  tell("Institutions whose names in lists are not those that were written", names);
  tell("Units whose names in lists are not those that were written", units);
  tell("Projects whose titles in lists are not those that were written", titles);
  tell("Numbers of invoices and credit notes that are missing", numbers);
  tell("Files the database names and the folder lacks", missing);
  tell("Files whose bytes are not those that were stored", damaged);
  tell("Files that belong to nothing (they may be deleted)", unknown);
  tell("Files the portal did not write (it leaves them alone)", strays);
  const isSound = [database, names, units, titles, numbers, missing, damaged].every((lines) => lines.length === 0);
  console.log(isSound ? `The database is sound and its ${count} files are there.` : "See docs/operations.md, Restore.");
  return isSound ? 0 : 1;
}

function tell(title: string, lines: string[]): void {
  if (lines.length === 0) return;
  console.log(`${title}: ${lines.length}`);
  for (const line of lines.slice(0, MOST_NAMED)) console.log(`  ${line}`);
  if (lines.length > MOST_NAMED) console.log(`  and ${lines.length - MOST_NAMED} more`);
}

async function checkFiles({ db, files }: Services) {
  const rows = await db.select().from(storedFiles).orderBy(storedFiles.id);
  const { ids, strays } = await files.list();
  const found = {
    missing: [] as string[],
    damaged: [] as string[],
    unknown: [] as string[],
    strays,
    count: rows.length,
  };
  const unknown = new Set(ids);
  for (const { id, purpose, sha256 } of rows) {
    unknown.delete(id);
    const bytes = await files.read(id).catch((error: unknown) => {
      if (error instanceof MissingFileError) return null;
      throw error;
    });
    if (bytes === null) found.missing.push(`${id} (${purpose})`);
    else if (digestOf(bytes) !== sha256) found.damaged.push(`${id} (${purpose})`);
  }
  found.unknown = [...unknown].sort();
  return found;
}
