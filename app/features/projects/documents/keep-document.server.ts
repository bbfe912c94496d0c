import { and, count, desc, eq, isNull, sum } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { projectDocuments, projectDocumentVersions } from "#db/schema/project-documents.ts";
import type { Language } from "#db/vocabulary-taxonomies.ts";
import { isJustDone, type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { MOST_BYTES, MOST_DOCUMENTS, MOST_VERSIONS } from "./limits.ts";
import { type Writer, writerOf } from "./writer-of.server.ts";

type Outcome = Promise<{ ok: true } | Refusal<"forbidden" | "impossible" | "too-many">>;

interface New {
  projectId: string;
  name: string;
  language?: Language;
  note?: string;
  file: StoredFile;
}

/** Puts a document among those of a project. */
export function addDocument(context: ProjectCommandContext, { projectId, ...given }: New, actor: Viewer): Outcome {
  return change(context, projectId, actor, async (tx, writer, now) => {
    const isHere = and(eq(projectDocuments.projectId, projectId), isNull(projectDocuments.removedAt));
    if ((await tx.$count(projectDocuments, isHere)) >= MOST_DOCUMENTS) return refused("too-many");
    if (await isFull(tx, projectId, given.file)) return refused("too-many");
    const { name, language = null, note, file } = given;
    const [row] = await tx
      .insert(projectDocuments)
      .values({ projectId, name, language, createdAt: now, createdById: actor.id })
      .returning({ id: projectDocuments.id });
    await addFile(tx, { documentId: row?.id ?? "", number: 1, note, file }, { writer, actor, now });
    await record(tx, context, { projectId, action: "project.document_added", title: name }, actor);
    return { ok: true };
  });
}

interface Newer {
  projectId: string;
  documentId: string;
  note?: string;
  file: StoredFile;
}

/** Puts a newer file on top of a document; the earlier ones stay. */
export function addVersion(context: ProjectCommandContext, given: Newer, actor: Viewer): Outcome {
  const { projectId, documentId, note, file } = given;
  return change(context, projectId, actor, async (tx, writer, now) => {
    const document = await findDocument(tx, projectId, documentId);
    if (!document || document.removedAt) return refused("impossible");
    const [newest] = await tx
      .select({ number: projectDocumentVersions.number, sha256: files.sha256 })
      .from(projectDocumentVersions)
      .innerJoin(files, eq(files.id, projectDocumentVersions.fileId))
      .where(eq(projectDocumentVersions.documentId, documentId))
      .orderBy(desc(projectDocumentVersions.number))
      .limit(1);
    const number = (newest?.number ?? 0) + 1;
    if (number > MOST_VERSIONS || (await isFull(tx, projectId, file))) return refused("too-many");
    await addFile(tx, { documentId, number, note, file }, { writer, actor, now });
    await record(tx, context, { projectId, action: "project.document_version", title: document.name }, actor);
    return { ok: true };
  });
}

interface Named {
  projectId: string;
  documentId: string;
}

/** Hides a document from the others: whoever put it there, and the lead; it can be brought back. */
export function removeDocument(context: ProjectCommandContext, named: Named, actor: Viewer): Outcome {
  return setRemoved(context, { ...named, isRemoved: true }, actor);
}

export function restoreDocument(context: ProjectCommandContext, named: Named, actor: Viewer): Outcome {
  return setRemoved(context, { ...named, isRemoved: false }, actor);
}

function setRemoved(
  context: ProjectCommandContext,
  { projectId, documentId, isRemoved }: Named & { isRemoved: boolean },
  actor: Viewer,
): Outcome {
  return change(context, projectId, actor, async (tx, writer, now) => {
    const document = await findDocument(tx, projectId, documentId);
    if (!document || !(await mayRemove(tx, documentId, writer))) return refused("forbidden");
    const action = isRemoved ? "project.document_removed" : "project.document_restored";
    if ((document.removedAt !== null) === isRemoved)
      return (await isJustDone(tx, projectId, { action, actorId: actor.id })) ? { ok: true } : refused("impossible");
    const removed = isRemoved ? { removedAt: now, removedById: actor.id } : { removedAt: null, removedById: null };
    await tx.update(projectDocuments).set(removed).where(eq(projectDocuments.id, documentId));
    await record(tx, context, { projectId, action, title: document.name }, actor);
    return { ok: true };
  });
}

/** The institution that put a document there takes it away, and the lead. */
async function mayRemove(tx: Tx, documentId: string, { isLead, institutionId }: Writer): Promise<boolean> {
  const isFirst = and(eq(projectDocumentVersions.documentId, documentId), eq(projectDocumentVersions.number, 1));
  const [first] = await tx
    .select({ institutionId: projectDocumentVersions.institutionId })
    .from(projectDocumentVersions)
    .where(isFirst);
  return isLead || first?.institutionId === institutionId;
}

async function findDocument(tx: Tx, projectId: string, id: string) {
  const isIt = and(eq(projectDocuments.id, id), eq(projectDocuments.projectId, projectId));
  const [row] = await tx.select().from(projectDocuments).where(isIt);
  return row ?? null;
}

async function isFull(tx: Tx, projectId: string, { sizeBytes }: StoredFile): Promise<boolean> {
  const [held] = await tx
    .select({ number: count(), bytes: sum(files.sizeBytes) })
    .from(projectDocumentVersions)
    .innerJoin(projectDocuments, eq(projectDocuments.id, projectDocumentVersions.documentId))
    .innerJoin(files, eq(files.id, projectDocumentVersions.fileId))
    .where(eq(projectDocuments.projectId, projectId));
  return Number(held?.bytes ?? 0) + sizeBytes > MOST_BYTES;
}

interface Added {
  documentId: string;
  number: number;
  note?: string;
  file: StoredFile;
}

async function addFile(
  tx: Tx,
  { documentId, number, note, file }: Added,
  { writer, actor, now }: { writer: Writer; actor: Viewer; now: Date },
) {
  const owner = { purpose: "document", ownerType: "project", ownerId: writer.row.id } as const;
  await tx.insert(files).values({ ...file, ...owner, uploadedById: actor.id, createdAt: now });
  const { institutionId } = writer;
  const uploaded = { institutionId, uploadedAt: now, uploadedById: actor.id };
  await tx.insert(projectDocumentVersions).values({ documentId, number, fileId: file.id, note, ...uploaded });
}

type DocumentAction = `project.document_${"added" | "version" | "removed" | "restored"}`;

function record(
  tx: Tx,
  context: ProjectCommandContext,
  { projectId, action, title }: { projectId: string; action: DocumentAction; title: string },
  actor: Viewer,
) {
  const deed = { action, actorId: actor.id, data: { title } };
  return recordProject(tx, projectId, { ...context, now: context.clock.now() }, deed);
}

/** The frame of every command here. */
function change(
  context: ProjectCommandContext,
  projectId: string,
  actor: Viewer,
  work: (tx: Tx, writer: Writer, now: Date) => Outcome,
): Outcome {
  return context.withTransaction(async (tx) => {
    const writer = await writerOf(tx, projectId, actor, dayNow(context.clock));
    return writer ? work(tx, writer, context.clock.now()) : refused("forbidden");
  });
}
