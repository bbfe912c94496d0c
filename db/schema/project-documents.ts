import { codeText, id, index, integer, orderedId, table, text, timestamp, uniqueIndex } from "../kit.ts";
import { LANGUAGES } from "../vocabulary-taxonomies.ts";
import { person } from "./accounts.ts";
import { files } from "./files.ts";
import { institutions } from "./members.ts";
import { projects } from "./projects.ts";

/** A document on which the institutions of a project work; what it says stands in its versions. */
export const projectDocuments = table(
  "project_documents",
  {
    id: id(),
    projectId: text()
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    name: text().notNull(),
    language: codeText(LANGUAGES),
    createdAt: timestamp().notNull(),
    createdById: person().notNull(),
    removedAt: timestamp(),
    removedById: person(),
  },
  (t) => [index("project_documents_project").on(t.projectId, t.createdAt)],
);

/** One file of a document, with the institution for which it was sent. */
export const projectDocumentVersions = table(
  "project_document_versions",
  {
    id: orderedId(),
    documentId: text()
      .notNull()
      .references(() => projectDocuments.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    fileId: text()
      .notNull()
      .references(() => files.id),
    institutionId: text()
      .notNull()
      .references(() => institutions.id),
    note: text(),
    uploadedAt: timestamp().notNull(),
    uploadedById: person().notNull(),
  },
  (t) => [uniqueIndex("project_document_versions_unique").on(t.documentId, t.number)],
);
