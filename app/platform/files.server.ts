import { createReadStream, type Dirent } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";

/** The database names a file whose bytes are not in the folder: after a restore without it, say. */
export class MissingFileError extends Error {
  override name = "MissingFileError";
}

const ID = /^[0-9a-f-]{36}$/;

/** Bytes of uploaded files, outside `public`, each under its random id. */
export interface FileStore {
  /** Writes all bytes and waits until they are on the disk; a half-written file never has the final name. */
  write(id: string, bytes: Uint8Array): Promise<void>;
  /** @throws MissingFileError, as `stream` does. */
  read(id: string): Promise<Buffer>;
  stream(id: string): Promise<{ stream: Readable; sizeBytes: number }>;
  /** Whether its bytes are there. */
  has(id: string): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Everything in the folder, which is not made for it: the ids of files, and the paths of what this store did not write. */
  list(): Promise<{ ids: string[]; strays: string[] }>;
}

function missing(id: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw error.code === "ENOENT" ? new MissingFileError(`The stored file ${id} is missing`) : error;
  };
}

function noEntries(error: NodeJS.ErrnoException): Dirent[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

/** A store in a folder, spread over 256 sub-folders by the first two letters of the id. */
export function createFileStore(folder: string): FileStore {
  const place = (id: string) => {
    if (!ID.test(id)) throw new Error("Not a file id");
    return path.join(folder, id.slice(0, 2), id);
  };
  return {
    async write(id, bytes) {
      const target = place(id);
      await mkdir(path.dirname(target), { recursive: true });
      const part = `${target}.part`;
      try {
        await writeFile(part, bytes, { mode: 0o600, flush: true });
        await rename(part, target);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    read: (id) => readFile(place(id)).catch(missing(id)),
    async stream(id) {
      const { size } = await stat(place(id)).catch(missing(id));
      return { stream: createReadStream(place(id)), sizeBytes: size };
    },
    has: (id) =>
      stat(place(id)).then(
        () => true,
        (error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? false : Promise.reject(error)),
      ),
    remove: async (id) => rm(place(id), { force: true }),
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noEntries);
      const files = entries.filter((entry) => !entry.isDirectory());
      const paths = files.map(({ parentPath, name }) => path.join(parentPath, name));
      const isOwn = (file: string) => ID.test(path.basename(file)) && file === place(path.basename(file));
      const strays = paths.filter((file) => !isOwn(file)).map((file) => path.relative(folder, file));
      return { ids: paths.filter(isOwn).map((file) => path.basename(file)), strays };
    },
  };
}
