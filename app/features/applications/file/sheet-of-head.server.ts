import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import type { HeadConfirmationRow } from "./application-queries.server.ts";

/** A sheet in a letter: its name, and the digest by which it is known again. */
export const sheetInWords = ({ name, sha256 }: { name: string; sha256: string }) => `${name} (SHA-256: ${sha256})`;

/** The commitment signed on paper that a head sent with the confirmation; null where the head signed by confirming. */
export async function findSheetOfHead(
  db: Reader,
  { applicationId, answeredAt }: Pick<HeadConfirmationRow, "applicationId" | "answeredAt">,
): Promise<{ name: string; sha256: string } | null> {
  if (!answeredAt) return null;
  const isIt = and(
    eq(applicationDocuments.applicationId, applicationId),
    eq(applicationDocuments.kind, "signed_commitment"),
    eq(applicationDocuments.createdAt, answeredAt),
    isNull(files.uploadedById),
  );
  const [sheet] = await db
    .select({ name: files.name, sha256: files.sha256 })
    .from(applicationDocuments)
    .innerJoin(files, eq(files.id, applicationDocuments.fileId))
    .where(isIt);
  return sheet ?? null;
}
