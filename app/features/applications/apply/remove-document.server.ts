import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { canChangeDocuments } from "./add-document.server.ts";

interface Input {
  applicationId: string;
  documentId: string;
}

function setRemoved(
  context: ApplicantContext,
  { applicationId, documentId }: Input,
  actor: Viewer,
  isRemoved: boolean,
) {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, file, now) => {
    const { id, removedAt } = applicationDocuments;
    const isOther = isRemoved ? isNull(removedAt) : isNotNull(removedAt);
    const isIt = and(eq(id, documentId), eq(applicationDocuments.applicationId, applicationId), isOther);
    const [document] = await tx.select({ kind: applicationDocuments.kind }).from(applicationDocuments).where(isIt);
    if (!document) return refused("not-found");
    if (!(await canChangeDocuments(tx, file, document.kind))) return refused("impossible");
    await tx
      .update(applicationDocuments)
      .set({ removedAt: isRemoved ? now : null })
      .where(isIt);
    return { ok: true };
  });
}

/** Takes a document out of the application; it can be put back until the application is sent. */
export function removeDocument(context: ApplicantContext, input: Input, actor: Viewer): Promise<Done | OwnRefusal> {
  return setRemoved(context, input, actor, true);
}

/** Puts a removed document back. */
export function restoreDocument(context: ApplicantContext, input: Input, actor: Viewer): Promise<Done | OwnRefusal> {
  return setRemoved(context, input, actor, false);
}
