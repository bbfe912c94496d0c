import { and, eq, isNull } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import { keepVersion } from "../file/keep-version.server.ts";

/**
 * Puts the signed commitment into the file in place of an earlier one; resolves to the document's id. The file as it stands
 * with it is kept as a version of its own: what was filed before stays readable as it was.
 * @param uploadedById null when the head sent it by the link
 */
export async function putSheet(
  tx: Tx,
  { applicationId, sheet, uploadedById }: { applicationId: string; sheet: StoredFile; uploadedById: string | null },
  now: Date,
): Promise<string> {
  const kind = "signed_commitment" as const;
  const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
  await tx.insert(files).values({ ...sheet, ...owner, uploadedById, createdAt: now });
  const isEarlier = and(
    eq(applicationDocuments.applicationId, applicationId),
    eq(applicationDocuments.kind, kind),
    isNull(applicationDocuments.removedAt),
  );
  await tx.update(applicationDocuments).set({ removedAt: now }).where(isEarlier);
  const id = randomUUID();
  await tx.insert(applicationDocuments).values({ id, applicationId, kind, fileId: sheet.id, createdAt: now });
  const full = await getFullApplication(tx, applicationId);
  if (full) await keepVersion(tx, full, now);
  return id;
}
