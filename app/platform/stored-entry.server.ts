import { MissingFileError } from "./files.server.ts";
import type { Services } from "./services.server.ts";
import type { ZipEntry } from "./zip.server.ts";

interface Stored {
  name: string;
  fileId: string;
  /** What is said of it, by its name, where its bytes are gone. */
  missing: (name: string) => string;
}

/** A stored file in an archive; where its bytes are gone, a text says so in its place and the archive goes on. */
export const storedEntry = (
  { files, logger }: Pick<Services, "files" | "logger">,
  { name, fileId, missing }: Stored,
): ZipEntry => ({
  name,
  read: () => files.read(fileId),
  instead(error) {
    if (!(error instanceof MissingFileError)) throw error;
    logger.error({ fileId }, "a stored file is missing; an archive was sent without it");
    return { name: `${name}.txt`, bytes: Buffer.from(`${missing(name.split("/").at(-1) ?? "")}\n`) };
  },
});
