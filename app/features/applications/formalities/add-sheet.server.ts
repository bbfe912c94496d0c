import { and, eq, isNull } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { textsInForce } from "#app/platform/association-texts.server.ts";
import { type DocumentFault, inspectDocument, type SentFile } from "#app/platform/document-inspection.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationDocuments } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import { openOf } from "../file/formalities.ts";
import type { ApplicantContext } from "../file/own-application.server.ts";
import { keepVersion } from "../head/answer-confirmation.server.ts";
import { changeFormalities } from "./change-formalities.server.ts";

type Context = ApplicantContext & Pick<Services, "files" | "background">;
type Posted = { ok: true } | { ok: false; fault: DocumentFault | "none" | null; params?: Record<string, number> };

/** Inspects the signed sheet and puts it into the file in place of the earlier one; `fault` null when that cannot be done now. */
export async function addSheet(
  context: Context,
  { applicationId, file }: { applicationId: string; file: SentFile | null },
  actor: Viewer,
): Promise<Posted> {
  if (!file) return { ok: false, fault: "none" };
  const inspected = await inspectDocument(context.background, file);
  if (!inspected.ok) return inspected;
  const fileId = randomUUID();
  await context.files.write(fileId, file.bytes);
  const remove = () => context.files.remove(fileId);
  const added = await changeFormalities(context, applicationId, actor, async (tx, { row, states }, now) => {
    if (!openOf(states).includes("commitment")) return refused("impossible");
    const { mediaType, hasAttachment } = inspected;
    const content = { mediaType, hasAttachment, sizeBytes: file.bytes.length, sha256: sha256(file.bytes) };
    const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
    const stored = { id: fileId, name: file.name, ...owner, ...content, uploadedById: actor.id, createdAt: now };
    await tx.insert(files).values(stored);
    const documentId = await replaceSheet(tx, { applicationId, fileId }, now);
    const { version } = (await textsInForce(tx)).commitment;
    const given = { commitmentWay: "sheet" as const, commitmentVersion: version, commitmentAt: now, documentId };
    await tx.update(applicationFormalities).set(given).where(eq(applicationFormalities.id, row.id));
    return { action: "application.commitment_uploaded", data: { version } };
  }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  if (added.ok) return { ok: true };
  await remove();
  return { ok: false, fault: null };
}

/** The file as it stands with the new sheet is kept: what was filed before stays readable as it was. */
async function replaceSheet(
  tx: Tx,
  { applicationId, fileId }: { applicationId: string; fileId: string },
  now: Date,
): Promise<string> {
  const kind = "signed_commitment" as const;
  const isEarlier = and(
    eq(applicationDocuments.applicationId, applicationId),
    eq(applicationDocuments.kind, kind),
    isNull(applicationDocuments.removedAt),
  );
  await tx.update(applicationDocuments).set({ removedAt: now }).where(isEarlier);
  const id = randomUUID();
  await tx.insert(applicationDocuments).values({ id, applicationId, kind, fileId, createdAt: now });
  const full = await getFullApplication(tx, applicationId);
  if (full) await keepVersion(tx, full, now);
  return id;
}
