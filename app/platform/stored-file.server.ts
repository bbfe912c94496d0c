import { randomUUID } from "node:crypto";
import { type DocumentFault, inspectDocument, type SentFile } from "./document-inspection.server.ts";
import type { Services } from "./services.server.ts";
import { sha256 } from "./tokens.server.ts";

/** A file that was looked into. */
export interface SoundFile {
  name: string;
  bytes: Uint8Array;
  mediaType: string;
  hasAttachment?: boolean;
}

/** A file whose bytes are on the disk under its id: what its row says of it. */
export interface StoredFile extends Omit<SoundFile, "bytes"> {
  id: string;
  sizeBytes: number;
  sha256: string;
}

interface Refused {
  ok: false;
  reason: "file";
  fault: DocumentFault;
  params?: Record<string, number>;
}

/** What became of the work a file is part of; `id` null when nothing was written, because the same was there already. */
interface Outcome {
  ok: boolean;
  id?: string | null;
}

/**
 * Does `work` with a file whose bytes are on the disk before the row that names them is committed, and are removed again
 * when `work` refuses, writes nothing or fails.
 */
export async function storeSound<Did extends Outcome>(
  { files }: Pick<Services, "files">,
  { bytes, ...sound }: SoundFile,
  work: (file: StoredFile) => Promise<Did>,
): Promise<Did> {
  const id = randomUUID();
  await files.write(id, bytes);
  try {
    const did = await work({ ...sound, id, sizeBytes: bytes.length, sha256: sha256(bytes) });
    if (!did.ok || did.id === null) await files.remove(id);
    return did;
  } catch (error) {
    await files.remove(id);
    throw error;
  }
}

/** Looks into a file somebody sent, and does `work` with it when it is sound. */
export async function storeFile<Did extends Outcome>(
  context: Pick<Services, "files" | "background">,
  sent: SentFile,
  work: (file: StoredFile) => Promise<Did>,
): Promise<Did | Refused> {
  const inspected = await inspectDocument(context.background, sent);
  if (!inspected.ok) return { ...inspected, reason: "file" };
  const { mediaType, hasAttachment } = inspected;
  return storeSound(context, { name: sent.name, bytes: sent.bytes, mediaType, hasAttachment }, work);
}
