import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { conversationFiles } from "#db/schema/conversations.ts";
import { files } from "#db/schema/files.ts";

/** The files this person has uploaded, with where they are. */
export async function ownFiles(db: Reader, userId: string) {
  const { id, purpose, name, mediaType, sizeBytes, createdAt, ownerType } = files;
  const rows = await db
    .select({ id, purpose, name, mediaType, sizeBytes, createdAt, ownerType, messageFileId: conversationFiles.id })
    .from(files)
    .leftJoin(conversationFiles, eq(conversationFiles.fileId, files.id))
    .where(eq(files.uploadedById, userId))
    .orderBy(asc(files.createdAt), asc(files.id));
  // What was filed for an institution, its logo and its letters, has no address of its own here.
  return rows.map(({ messageFileId, ownerType: owner, ...row }) => ({
    ...row,
    link: messageFileId ? `/message-files/${messageFileId}` : owner === "application" ? `/documents/${row.id}` : null,
  }));
}
