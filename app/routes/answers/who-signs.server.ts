import type { AppLoadContext } from "@remix-run/node";
import { isLettersOnly, maySignAs } from "#app/features/applications/file/same-person.server.ts";
import { confirmationForm } from "#app/features/applications/head/head.schema.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import type { CountedUpload } from "#app/http/read-upload.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { inspectDocument } from "#app/platform/document-inspection.server.ts";

/** A browser never sends back a chosen file: whoever mends the rest chooses it once more. */
export const SHEET_AGAIN = "applications:documents.file_again";

type Posted = Pick<CountedUpload, "fields" | "file"> & { headName: string };

/** What is wrong with the name under a signature: it is none, or not that to which the letter was written. */
function doubtsOfName(fields: URLSearchParams, headName: string): Record<string, string[]> {
  const name = fields.get("signedName") ?? "";
  if (name.trim() === "" || fields.get("isNowHead") === "on" || maySignAs(name, headName)) return {};
  if (isLettersOnly(name)) return { signedName: ["applications:confirm.name_letters"] };
  return { isNowHead: [encodeError("applications:confirm.other_name", { name: headName })] };
}

/** What is wrong with the sheet, or that it has to be chosen once more; nothing where none was chosen. */
async function doubtsOfSheet(
  { background }: Pick<AppLoadContext, "background">,
  { fields, file }: Pick<Posted, "fields" | "file">,
  isElseSound: boolean,
): Promise<Record<string, string[]>> {
  if (!file) {
    const isMissing = fields.get("hadSheet") === "on" && fields.get("withoutSheet") !== "on";
    return isMissing ? { sheet: [SHEET_AGAIN] } : {};
  }
  if (isElseSound) return {};
  const inspected = await inspectDocument(background, file);
  if (inspected.ok) return { sheet: [SHEET_AGAIN] };
  return { sheet: [encodeError(`applications:document_fault.${inspected.fault}`, inspected.params)] };
}

/** Reads a signature; everything that is wrong with it is said at once. */
export async function readSignature(context: Pick<AppLoadContext, "background">, posted: Posted) {
  const { fields, headName } = posted;
  const form = parseFields(fields, confirmationForm);
  const wrong = { ...(form.ok ? {} : form.result.error), ...doubtsOfName(fields, headName) };
  const isSound = form.ok && Object.keys(wrong).length === 0;
  const errors = { ...wrong, ...(await doubtsOfSheet(context, posted, isSound)) };
  if (form.ok && Object.keys(errors).length === 0) return form;
  return { ok: false as const, response: rejectFields(fields, errors as Record<string, string[]>) };
}
