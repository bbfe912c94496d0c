import { and, count, eq, sum } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applicationDocuments, applications } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { MOST_DOCUMENT_BYTES, MOST_DOCUMENTS } from "../form/form.ts";
import { type FullApplication } from "../file/application-queries.server.ts";
import { type ApplicantContext, changeOwn, type OwnRefusal } from "../file/own-application.server.ts";
import { findAsked } from "./asked.server.ts";

interface NewDocument {
  applicationId: string;
  kind: DocumentKind;
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  hasAttachment?: boolean;
  summary: string | null;
  issuedOn: string | null;
  expiresOn: string | null;
  /** The document this one takes the place of. */
  replaces: string | null;
}

type Added = { ok: true; id: string } | OwnRefusal | Refusal<"too-many">;

/** Whether documents of a kind may be added or removed now: in a draft all, later those that were asked for. */
export async function canChangeDocuments(db: Reader, file: FullApplication, kind: DocumentKind): Promise<boolean> {
  if (file.application.status === "draft") return true;
  return (await findAsked(db, file))?.documents.includes(kind) ?? false;
}

// Replaced documents count too: they stay on the disk until the case is closed.
async function isFull(tx: Tx, applicationId: string, sizeBytes: number): Promise<boolean> {
  const [held] = await tx
    .select({ number: count(), bytes: sum(files.sizeBytes) })
    .from(files)
    .where(and(eq(files.ownerId, applicationId), eq(files.purpose, "document")));
  return (held?.number ?? 0) >= MOST_DOCUMENTS || Number(held?.bytes ?? 0) + sizeBytes > MOST_DOCUMENT_BYTES;
}

async function insertDocument(
  tx: Tx,
  fileId: string,
  { bytes, replaces, ...input }: NewDocument,
  actorId: string,
  now: Date,
) {
  const { applicationId, kind, name, mediaType, hasAttachment, summary, issuedOn, expiresOn } = input;
  const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
  const content = { name, mediaType, hasAttachment, sizeBytes: bytes.length, sha256: sha256(bytes) };
  await tx.insert(files).values({ id: fileId, ...owner, ...content, uploadedById: actorId, createdAt: now });
  const id = randomUUID();
  await tx
    .insert(applicationDocuments)
    .values({ id, applicationId, kind, fileId, summary, issuedOn, expiresOn, createdAt: now });
  if (replaces)
    await tx.update(applicationDocuments).set({ removedAt: now }).where(eq(applicationDocuments.id, replaces));
  await tx.update(applications).set({ updatedAt: now }).where(eq(applications.id, applicationId));
  return id;
}

/**
 * Adds an inspected document. Its bytes are on the disk before the row that names them is committed, and are removed again
 * when it is not.
 */
export async function addDocument(
  context: ApplicantContext & Pick<Services, "files">,
  input: NewDocument,
  actor: Viewer,
): Promise<Added> {
  const fileId = randomUUID();
  await context.files.write(fileId, input.bytes);
  const remove = () => context.files.remove(fileId);
  try {
    const added = await changeOwn<Added>(context, input.applicationId, actor, async (tx, file, now) => {
      const isOwn =
        input.replaces === null || file.documents.some(({ id, kind }) => id === input.replaces && kind === input.kind);
      if (!isOwn || !(await canChangeDocuments(tx, file, input.kind))) return refused("impossible");
      if (await isFull(tx, input.applicationId, input.bytes.length)) return refused("too-many");
      return { ok: true, id: await insertDocument(tx, fileId, input, actor.id, now) };
    });
    if (!added.ok) await remove();
    return added;
  } catch (error) {
    await remove();
    throw error;
  }
}
