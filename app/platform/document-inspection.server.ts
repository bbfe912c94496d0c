import { fileTypeFromBuffer } from "file-type";
import type { PdfFault, PdfFinding } from "#app/worker/files/inspect-pdf.ts";
import type { PictureFault } from "#app/worker/files/inspect-picture.ts";
import type { Background, Lane } from "./background.server.ts";
import { TaskError } from "./fair-queue.ts";

/** Kinds of files that are taken as documents, with the endings their names may have. */
const ACCEPTED: Record<string, readonly string[]> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
};

const TIME_LIMIT_MS = 8_000;
const PDF_HEAD = 1_024;

/** What is wrong with a file. `kind`: none of the accepted kinds. `ending`: the name says another kind than the content. */
export type DocumentFault =
  "empty" | "too_large" | "kind" | "ending" | PdfFault | Exclude<PictureFault["kind"], "too_small"> | "too_hard";

type Inspected =
  | { ok: true; mediaType: string; hasAttachment: boolean }
  /** `params`: the figures the sentence about the fault names. */
  | { ok: false; fault: DocumentFault; params?: Record<string, number> };

/**
 * Has a file looked into in a process beside the portal. Null when that took too long or too much memory; rejects when
 * too many wait already.
 */
export async function lookInto<Result>(
  background: Background,
  task: string,
  bytes: Uint8Array,
  { lane, timeoutMs }: { lane: Lane; timeoutMs: number } = { lane: "files", timeoutMs: TIME_LIMIT_MS },
): Promise<Result | null> {
  try {
    return await background.run<Result>({ lane, task, bytes, timeoutMs });
  } catch (error) {
    if (error instanceof TaskError && (error.failure === "timeout" || error.failure === "died")) return null;
    throw error;
  }
}

// A PDF may begin with something else, which other programs must not take for their own.
async function mediaTypeOf(bytes: Uint8Array): Promise<string | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return found.mime;
  const head = Buffer.from(bytes.subarray(0, PDF_HEAD)).toString("latin1");
  const before = head.split("%PDF-")[0] ?? "";
  return before.length < head.length && !before.includes("<") ? "application/pdf" : undefined;
}

async function inspectPdf(background: Background, bytes: Uint8Array): Promise<Inspected> {
  const finding = await lookInto<PdfFinding>(background, "inspect-pdf", bytes);
  if (!finding) return { ok: false, fault: "too_complex" };
  const { fault, hasAttachment } = finding;
  return fault ? { ok: false, fault } : { ok: true, mediaType: "application/pdf", hasAttachment };
}

async function inspectPicture(background: Background, bytes: Uint8Array, mediaType: string): Promise<Inspected> {
  const answer = await lookInto<{ fault: PictureFault | null }>(background, "inspect-picture", bytes);
  if (!answer) return { ok: false, fault: "too_hard" };
  if (!answer.fault) return { ok: true, mediaType, hasAttachment: false };
  const { kind, ...params } = answer.fault;
  return { ok: false, fault: kind as DocumentFault, params };
}

const MEGABYTE = 1024 * 1024;

export interface SentFile {
  name: string;
  bytes: Uint8Array;
  sizeBytes: number;
  /** `bytes` is then only its beginning. */
  isTooLarge: boolean;
}

/** Whether uploaded bytes are a document that may be stored and read by others: by content, never by what was declared. */
export async function inspectDocument(
  background: Background,
  { name, bytes, sizeBytes, isTooLarge }: SentFile,
): Promise<Inspected> {
  if (isTooLarge)
    return { ok: false, fault: "too_large", params: { has: Math.ceil((sizeBytes / MEGABYTE) * 10) / 10 } };
  if (bytes.length === 0) return { ok: false, fault: "empty" };
  const mediaType = (await mediaTypeOf(bytes)) ?? "";
  const endings = Object.hasOwn(ACCEPTED, mediaType) ? ACCEPTED[mediaType] : undefined;
  if (!endings) return { ok: false, fault: "kind" };
  if (!endings.includes(name.split(".").at(-1)?.toLowerCase() ?? "")) return { ok: false, fault: "ending" };
  return mediaType === "application/pdf" ? inspectPdf(background, bytes) : inspectPicture(background, bytes, mediaType);
}
