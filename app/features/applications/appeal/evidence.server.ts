import { and, count, eq, isNull } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { DocumentFault, SentFile } from "#app/platform/document-inspection.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { storeFile } from "#app/platform/stored-file.server.ts";
import { appealDocuments } from "#db/schema/appeals.ts";
import { files } from "#db/schema/files.ts";
import { findAppeal } from "../file/appeal-queries.server.ts";
import { type ApplicantContext, changeOwn, type Done, type OwnRefusal } from "../file/own-application.server.ts";
import { openDraft } from "./lodge-appeal.server.ts";

/** Files an appeal may have. */
const MOST_EVIDENCE = 10;

type Context = ApplicantContext & Pick<Services, "files" | "background">;
type Added = Done | OwnRefusal | Refusal<"too-many">;
type Posted =
  { ok: true } | { ok: false; fault: DocumentFault | "none" | "too_many" | null; params?: Record<string, number> };

/** Inspects a file and puts it beside the draft of an appeal; `fault` null when there can be none now. */
export async function addEvidence(
  context: Context,
  { applicationId, file }: { applicationId: string; file: SentFile | null },
  actor: Viewer,
): Promise<Posted> {
  if (!file) return { ok: false, fault: "none" };
  const added = await storeFile(context, file, (stored) =>
    changeOwn<Added>(context, applicationId, actor, async (tx, own, now) => {
      const draft = await openDraft(tx, own, actor, now);
      if (!draft) return refused("impossible");
      const isHere = and(eq(appealDocuments.appealId, draft.id), isNull(appealDocuments.removedAt));
      const [held] = await tx.select({ number: count() }).from(appealDocuments).where(isHere);
      if ((held?.number ?? 0) >= MOST_EVIDENCE) return refused("too-many");
      const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
      await tx.insert(files).values({ ...stored, ...owner, uploadedById: actor.id, createdAt: now });
      await tx
        .insert(appealDocuments)
        .values({ id: randomUUID(), appealId: draft.id, fileId: stored.id, createdAt: now });
      return { ok: true };
    }),
  );
  if (added.ok) return { ok: true };
  if (added.reason === "file") return added;
  return { ok: false, fault: added.reason === "too-many" ? "too_many" : null };
}

/** Takes a file out of a draft. */
export function removeEvidence(
  context: ApplicantContext,
  { applicationId, documentId }: { applicationId: string; documentId: string },
  actor: Viewer,
): Promise<Done | OwnRefusal> {
  return changeOwn<Done | OwnRefusal>(context, applicationId, actor, async (tx, _file, now) => {
    const draft = await findAppeal(tx, applicationId);
    if (draft?.state !== "draft") return refused("impossible");
    const isIt = and(eq(appealDocuments.id, documentId), eq(appealDocuments.appealId, draft.id));
    const removed = await tx
      .update(appealDocuments)
      .set({ removedAt: now })
      .where(isIt)
      .returning({ id: appealDocuments.id });
    return removed.length === 1 ? { ok: true } : refused("not-found");
  });
}
