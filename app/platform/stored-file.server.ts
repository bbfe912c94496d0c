import { randomUUID } from "node:crypto";
import { type DocumentFault, inspectDocument, type SentFile } from "./document-inspection.server.ts";
import type { Services } from "./services.server.ts";
import { sha256 } from "./tokens.server.ts";

/** A file that was looked into and whose bytes are on the disk: what its row says of it. */
export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  hasAttachment: boolean;
  sizeBytes: number;
  sha256: string;
}

interface Refused {
  ok: false;
  reason: "file";
  fault: DocumentFault;
  params?: Record<string, number>;
}

/**
 * Looks into a file somebody sent and does `work` with it. Its bytes are on the disk before `work` commits the row that names
 * them, and are removed again when `work` refuses or fails.
 */
export async function storeFile<Taken extends { ok: boolean }>(
  { background, files }: Pick<Services, "files" | "background">,
  { name, bytes, ...sent }: SentFile,
  work: (file: StoredFile) => Promise<Taken>,
): Promise<Taken | Refused> {
  const inspected = await inspectDocument(background, { name, bytes, ...sent });
  if (!inspected.ok) return { ...inspected, reason: "file" };
  const { mediaType, hasAttachment } = inspected;
  const id = randomUUID();
  await files.write(id, bytes);
  try {
    const taken = await work({ id, name, mediaType, hasAttachment, sizeBytes: bytes.length, sha256: sha256(bytes) });
    if (!taken.ok) await files.remove(id);
    return taken;
  } catch (error) {
    await files.remove(id);
    throw error;
  }
}
