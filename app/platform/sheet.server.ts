import type { Background } from "./background.server.ts";
import type { Sheet, SheetFormat } from "./sheet.ts";

const TIMEOUT_MS = 30_000;

/** Writes a list as a file in a process beside this one; rejects with a `TaskError`. */
export async function writeSheet(background: Background, format: SheetFormat, sheet: Sheet): Promise<Buffer> {
  const bytes = await background.run<Uint8Array>({
    lane: "print",
    task: "write-sheet",
    input: { format, sheet },
    timeoutMs: TIMEOUT_MS,
  });
  return Buffer.from(bytes);
}
