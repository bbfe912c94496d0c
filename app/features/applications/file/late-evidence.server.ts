import { asc, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { lateEvidence } from "#db/schema/late-evidence.ts";

/** The proof an applicant has added after sending, oldest first; a letter is called by the name of its file. */
export async function listLateEvidence(db: Reader, applicationId: string) {
  const { id, kind, url, addedAt } = lateEvidence;
  const rows = await db
    .select({ id, kind, url, addedAt, name: files.name })
    .from(lateEvidence)
    .leftJoin(files, eq(files.id, lateEvidence.fileId))
    .where(eq(lateEvidence.applicationId, applicationId))
    .orderBy(asc(addedAt), asc(id));
  return rows.map(({ url: address, name, ...row }) => ({
    ...row,
    value: address ?? name ?? "",
    href: address ?? `/documents/${row.id}`,
  }));
}

/** A letter that was added after sending; null when there is none with this id. */
export async function findLateLetter(db: Reader, id: string) {
  const [found] = await db
    .select({
      fileId: files.id,
      name: files.name,
      mediaType: files.mediaType,
      applicationId: lateEvidence.applicationId,
    })
    .from(lateEvidence)
    .innerJoin(files, eq(files.id, lateEvidence.fileId))
    .where(eq(lateEvidence.id, id));
  return found ?? null;
}
