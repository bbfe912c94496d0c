import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addSchema, documentSchema, versionSchema } from "#app/features/projects/documents/documents.schema.ts";
import {
  addDocument,
  addVersion,
  removeDocument,
  restoreDocument,
} from "#app/features/projects/documents/keep-document.server.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { parseFields, typedResult } from "#app/http/parse-form.server.ts";
import { type CountedUpload, hasLostFile, readPosted } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { storeFile, type StoredFile } from "#app/platform/stored-file.server.ts";

interface Posted {
  row: ProjectRow;
  viewer: Viewer;
}

type Outcome = Awaited<ReturnType<typeof addDocument>>;

const FILE_AGAIN = "applications:documents.file_again";

function problem({ reason }: Extract<Outcome, { ok: false }>) {
  if (reason === "forbidden") throw refuse(403);
  return json({ problem: reason === "too-many" ? ("full" as const) : ("impossible" as const) }, { status: 409 });
}

/** Puts a file of a form where the form says, once it was looked into. */
async function postFile<Value extends object>(
  { context }: ActionFunctionArgs,
  { fields, file, wait }: CountedUpload,
  about: { of: string; schema: Parameters<typeof parseFields>[1]; done: string; path: string },
  keep: (value: Value, file: StoredFile) => Promise<Outcome>,
) {
  const { of, schema, done, path } = about;
  const again = (errors: Record<string, string[]>) =>
    json({ of, result: typedResult(fields, errors) }, { status: 422 });
  if (wait !== null) return json({ of, result: tooOftenResult(fields, wait) }, { status: 429 });
  const parsed = parseFields(fields, schema);
  const wrong = parsed.ok ? {} : (parsed.result.error as Record<string, string[]>);
  if (!parsed.ok || hasLostFile({ fields, file })) return again({ ...wrong, ...(file ? { file: [FILE_AGAIN] } : {}) });
  if (!file) return again({ file: ["applications:document_fault.none"] });
  const kept = await whenDone(storeFile(context, file, (stored) => keep(parsed.value as Value, stored)));
  if (kept.ok) return redirectDone(path, done);
  if (kept.reason === "file")
    return again({ file: [encodeError(`applications:document_fault.${kept.fault}`, kept.params)] });
  return problem(kept);
}

/** What the page of a project's documents can do. */
export async function postDocuments(args: ActionFunctionArgs, { row, viewer }: Posted) {
  const upload = await readPosted(args, viewer.id);
  const { fields } = upload;
  const { context } = args;
  const projectId = row.id;
  const path = `/projects/${row.slug}/documents`;
  const intent = fields.get("intent");
  if (intent === "add") {
    const about = { of: "new", schema: addSchema, done: "document_added", path };
    type Added = Omit<Parameters<typeof addDocument>[1], "projectId" | "file">;
    return postFile<Added>(args, upload, about, (value, file) =>
      addDocument(context, { projectId, ...value, file }, viewer),
    );
  }
  if (intent === "version") {
    const of = fields.get("documentId") ?? "";
    const about = { of, schema: versionSchema, done: "document_newer", path };
    return postFile<{ documentId: string; note?: string }>(args, upload, about, (value, file) =>
      addVersion(context, { projectId, ...value, file }, viewer),
    );
  }
  const parsed = parseFields(fields, documentSchema);
  if ((intent !== "remove" && intent !== "restore") || !parsed.ok) throw refuse(400);
  const named = { projectId, ...parsed.value };
  const isRemoving = intent === "remove";
  const outcome = await (isRemoving ? removeDocument : restoreDocument)(context, named, viewer);
  return outcome.ok ? redirectDone(path, isRemoving ? "document_removed" : "document_restored") : problem(outcome);
}
