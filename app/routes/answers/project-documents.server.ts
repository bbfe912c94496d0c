import type { ActionFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addSchema, documentSchema, versionSchema } from "#app/features/projects/documents/documents.schema.ts";
import {
  addDocument,
  addVersion,
  removeDocument,
  restoreDocument,
} from "#app/features/projects/documents/keep-document.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { parseFields } from "#app/http/parse-form.server.ts";
import { readPosted } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { keptProblem, postFile } from "./project-file.server.ts";
import { roomClosed } from "./room-closed.server.ts";

interface Posted {
  row: ProjectRow;
  viewer: Viewer;
}

/** What the page of a project's documents can do. */
export async function postDocuments(args: ActionFunctionArgs, { row, viewer }: Posted) {
  const upload = await readPosted(args, viewer.id);
  const { fields } = upload;
  const { context } = args;
  const projectId = row.id;
  const path = `/projects/${row.slug}/documents`;
  const closed = () => roomClosed(args, row, fields);
  const intent = fields.get("intent");
  if (intent === "document") {
    const about = { of: "new", schema: addSchema, done: "document_added", path, closed };
    type Added = Omit<Parameters<typeof addDocument>[1], "projectId" | "file">;
    return postFile<Added>(args, upload, about, (value, file) =>
      addDocument(context, { projectId, ...value, file }, viewer),
    );
  }
  if (intent === "version") {
    const of = fields.get("documentId") ?? "";
    const about = { of, schema: versionSchema, done: "document_newer", path, closed };
    return postFile<{ documentId: string; note?: string }>(args, upload, about, (value, file) =>
      addVersion(context, { projectId, ...value, file }, viewer),
    );
  }
  const parsed = parseFields(fields, documentSchema);
  if ((intent !== "remove" && intent !== "restore") || !parsed.ok) throw refuse(400);
  const named = { projectId, ...parsed.value };
  const isRemoving = intent === "remove";
  const outcome = await (isRemoving ? removeDocument : restoreDocument)(context, named, viewer);
  return outcome.ok ? redirectDone(path, isRemoving ? "document_removed" : "document_restored") : keptProblem(outcome);
}
