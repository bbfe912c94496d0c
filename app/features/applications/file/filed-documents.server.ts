import { eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applicationDocuments, applicationVersions } from "#db/schema/applications.ts";
import { type ApplicationDocument, listDocuments, selectDocuments } from "./application-queries.server.ts";
import { getFiledAnswers } from "./filed-answers.server.ts";

type Beside = Pick<ApplicationDocument, "summary" | "issuedOn" | "expiresOn">;

/**
 * The documents as last filed, with what stood beside them then. What an applicant puts in, takes out or describes anew
 * while a request is open belongs to the file only once the answer is sent.
 */
export async function listFiledDocuments(db: Reader, applicationId: string): Promise<ApplicationDocument[]> {
  const { documents } = await getFiledAnswers(db, applicationId);
  if (!documents) return listDocuments(db, applicationId);
  const filed = documents as Record<string, Beside>;
  const rows = await selectDocuments(db, inArray(applicationDocuments.id, Object.keys(filed)));
  return rows.map((row) => ({ ...row, ...besideOf(filed[row.id]) }));
}

function besideOf({ summary, issuedOn, expiresOn }: Beside = { summary: null, issuedOn: null, expiresOn: null }) {
  return { summary, issuedOn, expiresOn };
}

export interface ReplacedDocument extends Pick<ApplicationDocument, "id" | "kind" | "fileId" | "name"> {
  /** Null where an applicant has put it back, and not sent it yet. */
  removedAt: Date | null;
}

/** The documents that were part of the file when it was filed earlier, and no longer are, oldest first. */
export async function listReplacedDocuments(db: Reader, applicationId: string): Promise<ReplacedDocument[]> {
  const { documents } = await getFiledAnswers(db, applicationId);
  const earlier = (await documentsOfVersions(db, applicationId)).flatMap((named) => Object.keys(named));
  const ids = [...new Set(earlier)].filter((id) => !(id in (documents ?? {})));
  if (ids.length === 0) return [];
  const { id, removedAt } = applicationDocuments;
  const rows = await selectDocuments(db, inArray(id, ids));
  const removed = await db.select({ id, removedAt }).from(applicationDocuments).where(inArray(id, ids));
  const whenRemoved = new Map(removed.map((row) => [row.id, row.removedAt]));
  return rows.map(({ id, kind, fileId, name }) => ({ id, kind, fileId, name, removedAt: whenRemoved.get(id) ?? null }));
}

async function documentsOfVersions(db: Reader, applicationId: string): Promise<Record<string, unknown>[]> {
  const versions = await db
    .select({ answers: applicationVersions.answers })
    .from(applicationVersions)
    .where(eq(applicationVersions.applicationId, applicationId));
  return versions.flatMap(({ answers }): Record<string, unknown>[] => (answers.documents ? [answers.documents] : []));
}

/** Whether a document was part of a file whenever it was filed; null when no copy of it says which documents it had. */
export async function wasEverFiled(db: Reader, applicationId: string, documentId: string): Promise<boolean | null> {
  const named = await documentsOfVersions(db, applicationId);
  return named.length === 0 ? null : named.some((documents) => documentId in documents);
}
