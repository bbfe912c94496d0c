import { fileName, uniquePaths } from "#app/platform/file-names.ts";
import type { ProjectExport } from "./export.schema.ts";

/** So many files, and so many bytes of them, stand in one archive; what comes after is named and left out. */
const MOST_FILES = 3000;
export const MOST_BYTES = 1024 * 1024 * 1024;
/** Windows takes paths of 260 letters, with the folder in which the archive is opened. */
const LONGEST_PART = 60;

/** A file of the archive that stands in the store of the portal. */
interface StoredEntry {
  path: string;
  fileId: string;
}

interface Put {
  fileId: string;
  name: string;
  sizeBytes: number;
}

type Stored = ProjectExport["documents"][number]["versions"][number]["file"];

/**
 * The paths of an archive, each once, and the stored files that have room in it.
 * @param isThere whether the bytes of a stored file are found
 */
export function archiveShelf(root: string, isThere: (fileId: string) => Promise<boolean>) {
  const unique = uniquePaths();
  const entries: StoredEntry[] = [];
  let bytes = 0;
  const pathOf = (folder: string | null, name: string) =>
    unique(
      [
        fileName(root, LONGEST_PART),
        ...(folder === null ? [] : [fileName(folder, LONGEST_PART)]),
        fileName(name, LONGEST_PART),
      ].join("/"),
    );
  return {
    entries,
    pathOf,
    async put(folder: string, name: string, { fileId, name: original, sizeBytes }: Put): Promise<Stored> {
      const said = { name: original, bytes: sizeBytes, isMissing: !(await isThere(fileId)) };
      if (entries.length >= MOST_FILES || bytes + sizeBytes > MOST_BYTES) return { ...said, path: null };
      const path = pathOf(folder, name);
      bytes += sizeBytes;
      entries.push({ path, fileId });
      // A text stands there that says so.
      return { ...said, path: said.isMissing ? null : path };
    },
  };
}

export type Shelf = ReturnType<typeof archiveShelf>;
