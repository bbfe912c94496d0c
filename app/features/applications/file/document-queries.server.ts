import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationDocuments, applications } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { findEvidence } from "./appeal-queries.server.ts";
import { isApplicant } from "./application.policy.ts";
import { findReadable } from "./dossier.server.ts";
import { REVIEWED_DOCUMENTS } from "../form/reviewed-questions.ts";
import { listFiledDocuments, wasEverFiled } from "./filed-documents.server.ts";
import { findLateLetter } from "./late-evidence.server.ts";
import { findReviewedFile } from "./reviewed-file.server.ts";

interface DownloadableDocument {
  fileId: string;
  name: string;
  mediaType: string;
}

/**
 * A document's file for whoever may read it at this moment: its applicant, or those who may read its file. To the latter a
 * document exists that was filed at any time: not what was taken out before, nor what is put in and not sent yet.
 */
export async function findDownload(
  db: Reader,
  documentId: string,
  { viewer, today }: { viewer: Viewer; today: string },
): Promise<DownloadableDocument | null> {
  const [row] = await db
    .select({
      fileId: files.id,
      name: files.name,
      mediaType: files.mediaType,
      applicationId: applicationDocuments.applicationId,
      removedAt: applicationDocuments.removedAt,
      submittedAt: applications.submittedAt,
    })
    .from(applicationDocuments)
    .innerJoin(files, eq(files.id, applicationDocuments.fileId))
    .innerJoin(applications, eq(applications.id, applicationDocuments.applicationId))
    .where(eq(applicationDocuments.id, documentId));
  if (!row) return (await findEvidenceDownload(db, documentId, viewer)) ?? findLateDownload(db, documentId, viewer);
  const { fileId, name, mediaType, applicationId, removedAt, submittedAt } = row;
  const download = { fileId, name, mediaType };
  if (isApplicant(viewer, { id: applicationId })) return download;
  const isFiled = await wasEverFiled(db, applicationId, documentId);
  const wasFiled = isFiled ?? (submittedAt !== null && (removedAt === null || removedAt > submittedAt));
  if (wasFiled && (await findReadable(db, applicationId, viewer))) return download;
  return (await isReviewed(db, { applicationId, documentId, viewer, today })) ? download : null;
}

/** Whether a reviewer of the file reads this document of it: one of those that reviewers read, as it is filed now. */
async function isReviewed(
  db: Reader,
  asked: { applicationId: string; documentId: string; viewer: Viewer; today: string },
) {
  if (!(await findReviewedFile(db, asked.applicationId, asked))) return false;
  const filed = await listFiledDocuments(db, asked.applicationId);
  return filed.some(({ id, kind }) => id === asked.documentId && REVIEWED_DOCUMENTS.includes(kind));
}

/** Evidence of an appeal: its applicant reads it, and once it is lodged those who may read the file. */
async function findEvidenceDownload(
  db: Reader,
  documentId: string,
  viewer: Viewer,
): Promise<DownloadableDocument | null> {
  const row = await findEvidence(db, documentId);
  if (!row) return null;
  const { applicationId, state, ...download } = row;
  const isOwn = isApplicant(viewer, { id: applicationId });
  const isLodged = state !== "draft" && (await findReadable(db, applicationId, viewer)) !== null;
  return isOwn || isLodged ? download : null;
}

/** A letter that was added while the file was checked. */
async function findLateDownload(db: Reader, id: string, viewer: Viewer): Promise<DownloadableDocument | null> {
  const row = await findLateLetter(db, id);
  if (!row) return null;
  const { applicationId, ...download } = row;
  const isRead = isApplicant(viewer, { id: applicationId }) || (await findReadable(db, applicationId, viewer)) !== null;
  return isRead ? download : null;
}

export interface EveryDocument {
  kind: DocumentKind;
  name: string;
  createdAt: Date;
  removedAt: Date | null;
}

/** Every document a file ever had, also those that were replaced. */
export async function listEveryDocument(db: Reader, applicationId: string): Promise<EveryDocument[]> {
  const { kind, createdAt, removedAt } = applicationDocuments;
  return db
    .select({ kind, name: files.name, createdAt, removedAt })
    .from(applicationDocuments)
    .innerJoin(files, eq(files.id, applicationDocuments.fileId))
    .where(eq(applicationDocuments.applicationId, applicationId))
    .orderBy(asc(createdAt), asc(applicationDocuments.id));
}

interface RemovedDocument {
  id: string;
  kind: DocumentKind;
  name: string;
}

/** Documents taken out of an application, newest first: as long as it is a draft they can be put back. */
export async function listRemovedDocuments(db: Reader, applicationId: string): Promise<RemovedDocument[]> {
  return db
    .select({ id: applicationDocuments.id, kind: applicationDocuments.kind, name: files.name })
    .from(applicationDocuments)
    .innerJoin(files, eq(files.id, applicationDocuments.fileId))
    .where(and(eq(applicationDocuments.applicationId, applicationId), isNotNull(applicationDocuments.removedAt)))
    .orderBy(desc(applicationDocuments.removedAt));
}
