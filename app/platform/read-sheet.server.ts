import type { Background } from "./background.server.ts";
import { lookInto } from "./document-inspection.server.ts";
import type { SheetReading } from "./read-sheet.ts";

/** Reads a list somebody sent, CSV or XLSX, in a process beside this one. */
export async function readSheet(background: Background, bytes: Uint8Array): Promise<SheetReading> {
  if (bytes.length === 0) return { ok: false, fault: "empty" };
  return (await lookInto<SheetReading>(background, "read-sheet", bytes)) ?? { ok: false, fault: "too_hard" };
}
