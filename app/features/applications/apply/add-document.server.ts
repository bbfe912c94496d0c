import { and, count, eq, sum } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type SoundFile, type StoredFile, storeSound } from "#app/platform/stored-file.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applicationDocuments, applications } from "#db/schema/applications.ts";
import { files } from "#db/schema/files.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { MOST_DOCUMENT_BYTES, MOST_DOCUMENTS } from "../form/form.ts";
import { type FullApplication } from "../file/application-queries.server.ts";
import { type ApplicantContext, changeOwn, type OwnRefusal } from "../file/own-application.server.ts";
import { findAsked } from "./asked.server.ts";

interface NewDocument extends SoundFile {
  applicationId: string;
  kind: DocumentKind;
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

type Beside = Pick<NewDocument, "applicationId" | "kind" | "summary" | "issuedOn" | "expiresOn" | "replaces">;

async function insertDocument(tx: Tx, file: StoredFile, about: Beside, actorId: string, now: Date): Promise<string> {
  const { applicationId, kind, summary, issuedOn, expiresOn, replaces } = about;
  const owner = { purpose: "document", ownerType: "application", ownerId: applicationId } as const;
  await tx.insert(files).values({ ...file, ...owner, uploadedById: actorId, createdAt: now });
  const id = randomUUID();
  await tx
    .insert(applicationDocuments)
    .values({ id, applicationId, kind, fileId: file.id, summary, issuedOn, expiresOn, createdAt: now });
  if (replaces)
    await tx.update(applicationDocuments).set({ removedAt: now }).where(eq(applicationDocuments.id, replaces));
  await tx.update(applications).set({ updatedAt: now }).where(eq(applications.id, applicationId));
  return id;
}

/** Adds an inspected document. */
export function addDocument(
  context: ApplicantContext & Pick<Services, "files">,
  { name, bytes, mediaType, hasAttachment, ...about }: NewDocument,
  actor: Viewer,
): Promise<Added> {
  const { applicationId, kind, replaces } = about;
  return storeSound(context, { name, bytes, mediaType, hasAttachment }, (stored) =>
    changeOwn<Added>(context, applicationId, actor, async (tx, file, now) => {
      const isOwn = replaces === null || file.documents.some((one) => one.id === replaces && one.kind === kind);
      if (!isOwn || !(await canChangeDocuments(tx, file, kind))) return refused("impossible");
      if (await isFull(tx, applicationId, stored.sizeBytes)) return refused("too-many");
      return { ok: true, id: await insertDocument(tx, stored, about, actor.id, now) };
    }),
  );
}
