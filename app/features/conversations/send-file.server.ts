import { randomUUID } from "node:crypto";
import { type DocumentFault, inspectDocument, type SentFile } from "#app/platform/document-inspection.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { StoredFile } from "./write-message.server.ts";

/** A file somebody sent with a message, looked into as every document is. */
type Looked =
  | { ok: true; file: Omit<StoredFile, "id"> | null }
  | { ok: false; fault: DocumentFault; params?: Record<string, number> };

export async function lookAtFile(background: Services["background"], sent: SentFile | null): Promise<Looked> {
  if (!sent) return { ok: true, file: null };
  const looked = await inspectDocument(background, sent);
  if (!looked.ok) return looked;
  const { mediaType, hasAttachment } = looked;
  return { ok: true, file: { name: sent.name, bytes: sent.bytes, mediaType, hasAttachment } };
}

/**
 * Writes a message whose file's bytes are on the disk before the row that names them is committed, and are removed again
 * when nothing was written. `write` says with `id` whether anything was.
 */
export async function withStoredFile<T extends { ok: boolean; id?: string | null }>(
  files: Services["files"],
  sent: Omit<StoredFile, "id"> | null,
  write: (file: StoredFile | null) => Promise<T>,
): Promise<T> {
  if (!sent) return write(null);
  const file = { ...sent, id: randomUUID() };
  await files.write(file.id, file.bytes);
  try {
    const written = await write(file);
    if (!written.ok || !written.id) await files.remove(file.id);
    return written;
  } catch (error) {
    await files.remove(file.id);
    throw error;
  }
}
