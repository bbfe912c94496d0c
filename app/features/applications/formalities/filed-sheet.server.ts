import { eq } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import { isSheetWaiting } from "../file/formalities.ts";
import type { FormalitiesRow } from "../file/formalities-queries.server.ts";

/** The signed sheet that the applicant uploaded and the secretariat has not looked at, and who uploaded it; else null. */
export async function findFiledSheet(db: Reader, row: FormalitiesRow) {
  if (!row.documentId || !isSheetWaiting(row)) return null;
  const [found] = await db
    .select({ file: files })
    .from(applicationDocuments)
    .innerJoin(files, eq(files.id, applicationDocuments.fileId))
    .where(eq(applicationDocuments.id, row.documentId));
  if (!found) return null;
  const by = found.file.uploadedById ? await findAccountById(db, found.file.uploadedById) : null;
  return { ...found.file, by: by?.name ?? "" };
}
