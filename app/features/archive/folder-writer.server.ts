import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, writeFile } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Counted } from "./record-kinds.server.ts";

export const SUMS_FILE = "SHA256SUMS";
const BUFFERED = 64 * 1024;

/** A file that is written line by line. */
interface LineFile {
  add(line: string): Promise<void>;
  end(): Promise<Counted>;
}

/** Writes files below a folder and keeps the digest of each, as `sha256sum --check` reads them. */
export interface FolderWriter {
  write(file: string, content: string | Uint8Array): Promise<void>;
  lines(file: string): Promise<LineFile>;
  /** Writes the list of digests; nothing is added to it after that. */
  endSums(): Promise<Counted>;
  /** Lets go of what is half written. */
  abandon(): Promise<void>;
  /** Writes a file that the list does not name. */
  writeBeside(file: string, content: string): Promise<void>;
}

async function openLines(place: string, opened: Set<FileHandle>): Promise<LineFile> {
  const handle = await open(place, "wx");
  opened.add(handle);
  const hash = createHash("sha256");
  let [waiting, count] = ["", 0];
  const flush = async () => {
    const bytes = Buffer.from(waiting);
    waiting = "";
    hash.update(bytes);
    await handle.writeFile(bytes);
  };
  return {
    async add(line) {
      waiting += line;
      count += 1;
      if (waiting.length > BUFFERED) await flush();
    },
    async end() {
      await flush();
      await handle.sync();
      await handle.close();
      opened.delete(handle);
      return { count, sha256: hash.digest("hex") };
    },
  };
}

export async function createFolderWriter(folder: string): Promise<FolderWriter> {
  const made = new Set<string>();
  const opened = new Set<FileHandle>();
  const placeOf = async (file: string) => {
    const place = path.join(folder, file);
    const parent = path.dirname(place);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    return place;
  };
  const sums = await openLines(await placeOf(SUMS_FILE), opened);
  const note = (digest: string, file: string) => sums.add(`${digest}  ${file}\n`);
  return {
    async write(file, content) {
      await writeFile(await placeOf(file), content, { flag: "wx" });
      await note(sha256(content), file);
    },
    async lines(file) {
      const lines = await openLines(await placeOf(file), opened);
      return {
        add: lines.add,
        async end() {
          const counted = await lines.end();
          await note(counted.sha256, file);
          return counted;
        },
      };
    },
    endSums: () => sums.end(),
    async abandon() {
      for (const handle of opened) await handle.close();
      opened.clear();
    },
    writeBeside: async (file, content) => writeFile(await placeOf(file), content, { flag: "wx", flush: true }),
  };
}
