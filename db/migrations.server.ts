import { readMigrationFiles } from "drizzle-orm/migrator";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Migration {
  /** The name of its file. */
  tag: string;
  statements: string[];
  hash: string;
  /** When it was generated; the order of all. */
  createdAt: number;
}

/** The database cannot be brought to this release. It is as it was; the message is for whoever starts the portal. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/** The migrations of one engine's folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  const file = path.resolve(folder, "meta/_journal.json");
  if (!existsSync(file)) throw new MigrationError(`MIGRATIONS_DIR: there is no ${file}`);
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { tag: string }[] };
  return readMigrationFiles({ migrationsFolder: folder }).map(({ sql, hash, folderMillis }, at) => ({
    tag: journal.entries[at]?.tag ?? String(at),
    statements: sql,
    hash,
    createdAt: folderMillis,
  }));
}

/**
 * Those that are still to be applied.
 * @param applied `createdAt` of each that was
 * @throws MigrationError when a newer release has been at this database
 */
export function pendingMigrations(migrations: Migration[], applied: number[]): Migration[] {
  const last = Math.max(0, ...applied);
  if (last > (migrations.at(-1)?.createdAt ?? 0)) {
    throw new MigrationError(
      "The database belongs to a newer release of the portal than this one; nothing was changed. Start the newer " +
        "release, or restore the backup made before the upgrade (docs/operations.md, Restore)",
    );
  }
  return migrations.filter(({ createdAt }) => createdAt > last);
}

/** What to throw when a statement of a migration failed and all of them were taken back. */
export function migrationFailure({ tag }: Migration, cause: unknown): MigrationError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new MigrationError(`The migration ${tag} failed and was taken back, the database is as before: ${reason}`, {
    cause,
  });
}
