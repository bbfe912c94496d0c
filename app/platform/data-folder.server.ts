import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { dialectOf, fileOf } from "#db/kit.ts";
import { type Config, ConfigError } from "./config.server.ts";

/** The keys with which the association signs. */
export const KEY_FILE = "credential-keys.pem";
const MARKER = "database.marker";
const MARKER_TEXT = `The portal that uses this folder has a database. When it finds none at a start, it does not begin an empty one.
Delete this file to begin with an empty database.
`;
const WORLD_WRITABLE = 0o002;
const OTHERS = 0o007;

type Place = Pick<Config, "mode" | "dataFolder" | "databaseUrl">;

/**
 * Makes the data folder, for its owner only, and takes from others what they could read in an older one.
 * @throws ConfigError when it cannot be used, everybody may write to it, or the database that was there is gone
 */
export function prepareDataFolder({ mode, dataFolder, databaseUrl }: Place): void {
  const folder = path.resolve(dataFolder);
  makeWritable(folder);
  const isOpenToAll = process.platform !== "win32" && (statSync(folder).mode & WORLD_WRITABLE) !== 0;
  if (isOpenToAll && mode === "production") {
    throw new ConfigError(`DATA_DIR: every user of this machine may write to ${folder}: chmod 700 it`);
  }
  const inside = ["rate-limits.db", "files", "backups", KEY_FILE].map((name) => path.join(folder, name));
  const isSqlite = dialectOf(databaseUrl) === "sqlite";
  const database = isSqlite ? ["", "-wal", "-shm"].map((suffix) => fileOf(databaseUrl) + suffix) : [];
  for (const name of [...inside, ...database]) closeToOthers(name);
  if (isSqlite && !existsSync(fileOf(databaseUrl))) refuseLostDatabase({ dataFolder, databaseUrl });
}

/** @throws ConfigError where there is nothing a command could look into; it would make an empty portal and find it sound */
export function refuseMissingData({ dataFolder, databaseUrl }: Omit<Place, "mode">): void {
  const nothing = "so there is nothing to check";
  const folder = path.resolve(dataFolder);
  if (!existsSync(folder)) throw new ConfigError(`DATA_DIR: there is no ${folder}, ${nothing}`);
  if (dialectOf(databaseUrl) !== "sqlite" || existsSync(fileOf(databaseUrl))) return;
  throw new ConfigError(`There is no database ${fileOf(databaseUrl)} (DATABASE_URL, DATA_DIR), ${nothing}`);
}

/** @throws ConfigError when the portal runs as another user: it could not change what is written now */
export function refuseOtherUser({ dataFolder }: Pick<Place, "dataFolder">): void {
  const folder = path.resolve(dataFolder);
  const made = [path.join(folder, MARKER), folder].find((place) => existsSync(place));
  const user = process.getuid?.();
  if (!made || user === undefined) return;
  const owner = statSync(made).uid;
  if (owner === user) return;
  const [theirs, ours] = [nameOfUser(owner), nameOfUser(user)];
  throw new ConfigError(
    `DATA_DIR: ${folder} belongs to ${theirs}, and this is ${ours}: run the command as that user (sudo -u ${theirs} …)`,
  );
}

function nameOfUser(id: number): string {
  const known = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8") : "";
  const line = known.split("\n").find((one) => one.split(":")[2] === String(id));
  return line?.split(":")[0] ?? `#${id}`;
}

/** Whether this folder says that the portal has a database. */
export function isMarked(dataFolder: string): boolean {
  return existsSync(path.join(dataFolder, MARKER));
}

/** Notes that the portal has a database, so that its absence is noticed. */
export function markDataFolder(dataFolder: string): void {
  if (!isMarked(dataFolder)) writeFileSync(path.join(dataFolder, MARKER), MARKER_TEXT, { mode: 0o600 });
}

/** @throws ConfigError when the folder is marked. Asked where the database is missing or empty. */
export function refuseLostDatabase({ dataFolder, databaseUrl }: Omit<Place, "mode">): void {
  if (!isMarked(dataFolder)) return;
  const isSqlite = dialectOf(databaseUrl) === "sqlite";
  const where = isSqlite ? `${fileOf(databaseUrl)} (DATABASE_URL, DATA_DIR)` : "at DATABASE_URL";
  throw new ConfigError(
    `The portal's database ${where} is missing or empty. Restore it (docs/operations.md, Restore), or delete ` +
      `${path.resolve(dataFolder, MARKER)} to begin with an empty one`,
  );
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `DATA_DIR: ${folder} cannot be written to (${code}): the user that runs the portal must own it`;
    throw new ConfigError(message, { cause: error });
  }
}

// Not ours to change when somebody else owns it; then its owner decides who reads it.
function closeToOthers(file: string): void {
  if (process.platform === "win32" || !existsSync(file)) return;
  const { mode, uid } = statSync(file);
  if ((mode & OTHERS) !== 0 && uid === process.getuid?.()) chmodSync(file, mode & 0o7777 & ~OTHERS);
}
