import Database from "better-sqlite3";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startChildPortal } from "./child-portal.ts";

/** A data folder that outlives the portals that are killed in it; removed when the drill is over. */
export function keepDataFolder(): { folder: string; database: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-drill-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, database: path.join(folder, "portal.db"), remove };
}

/** Runs `work` against a portal on a data folder, then kills it with SIGKILL, which no process can catch. */
export async function killAfter<T>(
  folder: string,
  env: Record<string, string>,
  work: (origin: string) => Promise<T>,
): Promise<T> {
  const portal = await startChildPortal({ DATA_DIR: folder, ...env });
  try {
    return await work(`http://localhost:${portal.port}`);
  } finally {
    process.kill(portal.pid, "SIGKILL");
    await portal.stop();
  }
}

export interface Soundness {
  /** What `integrity_check` says: `ok`, or what is broken. */
  integrity: string;
  foreignKeyViolations: number;
}

/** Opens the database as the next start of the portal would, and asks SQLite whether it is whole. */
export function inspect<T>(file: string, read: (database: Database.Database) => T): Soundness & { found: T } {
  const database = new Database(file);
  try {
    const integrity = String(database.pragma("integrity_check", { simple: true }));
    const violations = database.pragma("foreign_key_check") as unknown[];
    return { integrity, foreignKeyViolations: violations.length, found: read(database) };
  } finally {
    database.close();
  }
}
