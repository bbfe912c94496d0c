import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CHUNKS = [64 * 1024, 4096, 512, 1];

export interface SmallDisk {
  folder: string;
  /** Takes every free byte. */
  fill(): void;
  /** Gives them back. */
  free(): void;
  remove(): void;
}

/** A file system of a few megabytes. Throws, with what it needs, where none can be mounted. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), "portal-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "tmpfs", folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error(
      "This drill mounts a small file system, which this user may not: run it as root on Linux, or as " +
        "unshare --user --map-root-user --mount npm run drill -- disk-full",
    );
  }
  const filler = path.join(folder, "filler");
  const fill = () => {
    const file = openSync(filler, "a");
    for (const size of CHUNKS) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    }
    closeSync(file);
  };
  return {
    folder,
    fill,
    free: () => rmSync(filler, { force: true }),
    remove() {
      spawnSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
