import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { applicationDocuments, applications } from "#db/schema/applications.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { canChangeDocuments } from "./add-document.server.ts";

interface DocumentDescription {
  applicationId: string;
  documentId: string;
  kind: DocumentKind;
  summary: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
}

/** Changes what stands beside a document that is held; its file stays as it is. */
export function describeDocument(
  context: ApplicantContext,
  { applicationId, documentId, kind, ...beside }: DocumentDescription,
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, file, now) => {
    const document = file.documents.find((one) => one.id === documentId && one.kind === kind);
    if (!document) return refused("not-found");
    if (!(await canChangeDocuments(tx, file, kind))) return refused("impossible");
    await tx.update(applicationDocuments).set(beside).where(eq(applicationDocuments.id, documentId));
    await tx.update(applications).set({ updatedAt: now }).where(eq(applications.id, applicationId));
    return { ok: true };
  });
}
