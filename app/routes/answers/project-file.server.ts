import { type ActionFunctionArgs, json } from "@remix-run/node";
import { whenDone } from "#app/http/background-queue.server.ts";
import { parseFields, typedResult } from "#app/http/parse-form.server.ts";
import { type CountedUpload, hasLostFile } from "#app/http/read-upload.server.ts";
import { refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { tooOftenResult } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import type { Refusal } from "#app/platform/refusal.ts";
import { storeFile, type StoredFile } from "#app/platform/stored-file.server.ts";

type Outcome = { ok: true } | Refusal<"forbidden" | "impossible" | "too-many">;

const FILE_AGAIN = "applications:documents.file_again";

/** Why what a partnership keeps stays as it was. */
export function keptProblem({ reason }: Extract<Outcome, { ok: false }>) {
  if (reason === "forbidden") throw refuse(403);
  return json({ problem: reason === "too-many" ? ("full" as const) : ("impossible" as const) }, { status: 409 });
}

/** Puts a file of a form where the form says, once it was looked into. */
export async function postFile<Value extends object>(
  { context }: ActionFunctionArgs,
  { fields, file, wait }: CountedUpload,
  about: {
    of: string;
    schema: Parameters<typeof parseFields>[1];
    done: string;
    path: string;
    /** What is answered where it is not theirs to do any more. */
    closed?: () => Response;
  },
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
  if (kept.reason === "forbidden" && about.closed) throw about.closed();
  return keptProblem(kept);
}
