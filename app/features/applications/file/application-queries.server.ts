import type { TextsInForce } from "#app/platform/association-texts.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import { and, asc, desc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { applicationIds, type Viewer } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationDocuments, applications, applicationSections } from "#db/schema/applications.ts";
import { headConfirmations, informationRequests } from "#db/schema/correspondence.ts";
import { files } from "#db/schema/files.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { type AnswersBySection, isSectionKey, type SectionKey } from "../form/form.ts";
import { findApplication } from "./dossier.server.ts";
import { isApplicant } from "./application.policy.ts";
import type { ApplicationRow } from "./dossier.server.ts";
import { type AskedRecommendation, listAskedRecommendations } from "./recommendation-queries.server.ts";

export type InformationRequestRow = typeof informationRequests.$inferSelect;
export type HeadConfirmationRow = typeof headConfirmations.$inferSelect;

export interface SavedSection {
  version: number;
  savedAt: Date;
  savedById: string;
}

export interface ApplicationDocument {
  id: string;
  kind: DocumentKind;
  fileId: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  /** Another file, of a harmless kind, is attached in it; null when nobody has looked. */
  hasAttachment: boolean | null;
  summary: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
  createdAt: Date;
}

/** An application with everything that was answered and attached. */
export interface FullApplication {
  application: ApplicationRow;
  answers: AnswersBySection;
  /** When each section was saved last; sections never opened are absent. */
  saved: Partial<Record<SectionKey, SavedSection>>;
  /** Documents in force, in the order of the form; replaced and removed ones are left out. */
  documents: ApplicationDocument[];
  /** Whether somebody was asked to recommend the institution, and how that stands. */
  recommendations: AskedRecommendation[];
  /** The association's texts as they are now; what was ticked stands with the declarations. */
  texts: TextsInForce;
}

/** The whole file by its id, for whoever has already been let through; null when there is none. */
export async function getFullApplication(db: Reader, id: string): Promise<FullApplication | null> {
  const application = await findApplication(db, id);
  if (!application) return null;
  const sections = await db.select().from(applicationSections).where(eq(applicationSections.applicationId, id));
  const answers: AnswersBySection = {};
  const saved: FullApplication["saved"] = {};
  for (const { section, answers: given, version, savedAt, savedById } of sections) {
    if (!isSectionKey(section)) continue;
    answers[section] = given;
    saved[section] = { version, savedAt, savedById };
  }
  const documents = await listDocuments(db, id);
  const recommendations = await listAskedRecommendations(db, id);
  return { application, answers, saved, documents, recommendations, texts: await textsInForce(db) };
}

/** The documents in force of an application, as its applicant sees them; the secretariat reads `listFiledDocuments`. */
export function listDocuments(db: Reader, applicationId: string): Promise<ApplicationDocument[]> {
  const isInForce = and(eq(applicationDocuments.applicationId, applicationId), isNull(applicationDocuments.removedAt));
  return selectDocuments(db, isInForce);
}

export async function selectDocuments(db: Reader, which: SQL | undefined): Promise<ApplicationDocument[]> {
  return db
    .select({
      id: applicationDocuments.id,
      kind: applicationDocuments.kind,
      fileId: applicationDocuments.fileId,
      name: files.name,
      mediaType: files.mediaType,
      sizeBytes: files.sizeBytes,
      sha256: files.sha256,
      hasAttachment: files.hasAttachment,
      summary: applicationDocuments.summary,
      issuedOn: applicationDocuments.issuedOn,
      expiresOn: applicationDocuments.expiresOn,
      createdAt: applicationDocuments.createdAt,
    })
    .from(applicationDocuments)
    .innerJoin(files, eq(files.id, applicationDocuments.fileId))
    .where(which)
    .orderBy(asc(applicationDocuments.createdAt), asc(applicationDocuments.id));
}

/** The application of an applicant or a colleague with everything in it; null when it is missing or not theirs. */
export async function findOwnApplication(db: Reader, id: string, viewer: Viewer): Promise<FullApplication | null> {
  return isApplicant(viewer, { id }) ? getFullApplication(db, id) : null;
}

/** The applications a person acts for, newest first. */
export async function listOwnApplications(db: Reader, viewer: Viewer): Promise<ApplicationRow[]> {
  const ids = applicationIds(viewer);
  if (ids.length === 0) return [];
  return db.select().from(applications).where(inArray(applications.id, ids)).orderBy(desc(applications.createdAt));
}

/** The requests for information of a file that count: one taken back was never asked. */
export function isRoundOf(applicationId: string): SQL | undefined {
  return and(eq(informationRequests.applicationId, applicationId), isNull(informationRequests.takenBackAt));
}

/** The request for information that waits for an answer, or null. */
export async function findOpenRequest(db: Reader, applicationId: string): Promise<InformationRequestRow | null> {
  const isOpen = and(isRoundOf(applicationId), isNull(informationRequests.answeredAt));
  const [request] = await db.select().from(informationRequests).where(isOpen).orderBy(desc(informationRequests.round));
  return request ?? null;
}

/** The link to the head sent last, whether it was answered, cancelled or not; null before the first. */
export async function findLatestConfirmation(db: Reader, applicationId: string): Promise<HeadConfirmationRow | null> {
  const [confirmation] = await db
    .select()
    .from(headConfirmations)
    .where(eq(headConfirmations.applicationId, applicationId))
    .orderBy(desc(headConfirmations.id))
    .limit(1);
  return confirmation ?? null;
}
