import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Clock } from "./clock.ts";
import type { Logger } from "./logger.server.ts";

/** Why a copy is made, and how many of its kind are kept. */
const KEPT = { "before-migration": 5, daily: 7 } as const;

type BackupReason = keyof typeof KEPT;

export interface Backups {
  /**
   * Makes a checked copy of the database and removes the oldest beyond the number that is kept.
   * @returns whether it made one; false where the engine has its own way
   */
  make(reason: BackupReason): Promise<boolean>;
}

interface BackupsContext {
  folder: string;
  clock: Clock;
  logger: Logger;
  /** Copies the database to a file and fails when the copy is damaged; null where the engine has its own way. */
  copy: ((file: string) => Promise<void>) | null;
  /** A file that goes with the database, once there is one. */
  beside: string;
}

const NAME = /^(before-start|before-migration|daily)-(.+)\.db$/;

// Version 0.1.0 copied before each start.
const reasonOf = (name: string) => NAME.exec(name)?.[1]?.replace("before-start", "before-migration");
const momentOf = (name: string) => NAME.exec(name)?.[2] ?? "";

/** Copies of the database in a folder only its owner can look into. A half-made one never has a final name. */
export function createBackups({ folder, clock, logger, copy, beside }: BackupsContext): Backups {
  const place = (name: string) => path.join(folder, name);

  async function rotate(reason: BackupReason): Promise<void> {
    const ofKind = (await readdir(folder)).filter((name) => reasonOf(name) === reason);
    const newestFirst = ofKind.sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1));
    for (const name of newestFirst.slice(KEPT[reason])) await rm(place(name));
  }

  /** Puts a file in place with its whole content, for its owner only. */
  async function put(name: string, write: (part: string) => Promise<void>): Promise<void> {
    const part = place(`${name}.part`);
    try {
      await write(part);
      await chmod(part, 0o600);
      await rename(part, place(name));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  return {
    async make(reason) {
      if (!copy) return false;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await chmod(folder, 0o700);
      const name = `${reason}-${clock.now().toISOString().replaceAll(":", "-")}.db`;
      await put(name, copy);
      if (existsSync(beside)) await put(path.basename(beside), (part) => copyFile(beside, part));
      await rotate(reason);
      const { size: bytes } = await stat(place(name));
      logger.info({ backup: name, bytes }, "database backed up");
      return true;
    },
  };
}

/** Once a night, a copy of the database. */
export const backUpJob = {
  name: "back-up",
  cron: "0 41 3 * * *",
  work: async ({ backups }: { backups: Backups }) => Number(await backups.make("daily")),
};
