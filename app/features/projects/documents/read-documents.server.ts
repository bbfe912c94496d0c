import { fileSize } from "#app/i18n/file-size.ts";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { files } from "#db/schema/files.ts";
import { institutions } from "#db/schema/members.ts";
import { projectDocuments, projectDocumentVersions } from "#db/schema/project-documents.ts";
import { languageLabel, momentView, nameView, type Words } from "../project/project-words.server.ts";
import type { DocumentView } from "./documents-model.ts";
import type { DocumentReader } from "./reader-of.ts";

function selectVersions(db: Reader) {
  const { id, number, note, uploadedAt, institutionId } = projectDocumentVersions;
  const { name, sizeBytes } = files;
  return db
    .select({
      ...{ document: projectDocuments, id, number, note, uploadedAt, institutionId, file: name, sizeBytes },
      ...{ fileId: files.id, mediaType: files.mediaType, person: users.name, institution: nameColumns },
    })
    .from(projectDocumentVersions)
    .innerJoin(projectDocuments, eq(projectDocuments.id, projectDocumentVersions.documentId))
    .innerJoin(files, eq(files.id, projectDocumentVersions.fileId))
    .innerJoin(users, eq(users.id, projectDocumentVersions.uploadedById))
    .innerJoin(institutions, eq(institutions.id, institutionId));
}

type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number];

/** Whoever put a document there takes it away, and the lead. */
const mayRemove = (first: VersionRow, { writesFor, isLead }: DocumentReader) =>
  writesFor !== null && (isLead || first.institutionId === writesFor);

function versionView(row: VersionRow, slug: string, words: Words): DocumentView["versions"][number] {
  return {
    id: row.id,
    to: `/projects/${slug}/documents/${row.id}`,
    label: words.t("projects:documents.version", { number: row.number }),
    file: row.file,
    size: fileSize(words.t, row.sizeBytes),
    note: row.note,
    person: row.person,
    institution: nameView(words, row.institution),
    at: momentView(words, row.uploadedAt),
  };
}

/** The documents of a project, the one changed last first; removed ones only for those who may bring them back. */
export async function readDocuments(
  db: Reader,
  { id: projectId, slug }: { id: string; slug: string },
  reader: DocumentReader,
  words: Words,
): Promise<DocumentView[]> {
  const rows = await selectVersions(db)
    .where(eq(projectDocuments.projectId, projectId))
    .orderBy(desc(projectDocumentVersions.uploadedAt), desc(projectDocumentVersions.id), asc(projectDocuments.id));
  const byDocument = [...Map.groupBy(rows, ({ document }) => document.id).values()];
  return byDocument.flatMap((versions): DocumentView[] => {
    const first = versions.at(-1);
    if (!first) return [];
    const { document } = first;
    const isTheirs = mayRemove(first, reader);
    if (document.removedAt && !isTheirs) return [];
    return [
      {
        id: document.id,
        name: document.name,
        lang: document.language,
        language: document.language && languageLabel(document.language, words),
        isRemoved: document.removedAt !== null,
        mayRemove: isTheirs,
        versions: versions.map((one) => versionView(one, slug, words)),
      },
    ];
  });
}

/** Every file of the documents of a project that were not removed, the oldest first. */
export const listVersions = (db: Reader, projectId: string) =>
  selectVersions(db)
    .where(and(eq(projectDocuments.projectId, projectId), isNull(projectDocuments.removedAt)))
    .orderBy(asc(projectDocuments.createdAt), asc(projectDocuments.id), asc(projectDocumentVersions.number));

/** One file of a document of a project, for whom it is not hidden; null where there is none. */
export async function findVersion(db: Reader, projectId: string, id: string, reader: DocumentReader) {
  const isIt = and(eq(projectDocumentVersions.id, id), eq(projectDocuments.projectId, projectId));
  const [row] = await selectVersions(db).where(isIt);
  if (!row || !row.document.removedAt) return row ?? null;
  const isFirst = and(eq(projectDocuments.id, row.document.id), eq(projectDocumentVersions.number, 1));
  const [first] = await selectVersions(db).where(isFirst);
  return mayRemove(first ?? row, reader) ? row : null;
}
