import type { Background } from "./background.server.ts";
import { lookInto } from "./document-inspection.server.ts";
import type { SheetReading } from "./read-sheet.ts";

/** A long list takes its time, and holds no document up meanwhile. */
const PATIENCE = { lane: "print", timeoutMs: 30_000 } as const;

/** Reads a list somebody sent, CSV or XLSX, in a process beside this one. */
export async function readSheet(background: Background, bytes: Uint8Array): Promise<SheetReading> {
  if (bytes.length === 0) return { ok: false, fault: "empty" };
  return (await lookInto<SheetReading>(background, "read-sheet", bytes, PATIENCE)) ?? { ok: false, fault: "too_hard" };
}
