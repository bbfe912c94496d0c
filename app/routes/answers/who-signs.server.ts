import { rejectFields } from "#app/http/parse-form.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";

/** A browser never sends back a chosen file: whoever mends the rest chooses it once more. */
export const SHEET_AGAIN = "applications:documents.file_again";

/** Asks whoever signs under another name than the letter was written to whether this is the head now. */
export function askWhoSigns(
  fields: URLSearchParams,
  { headName, isWithSheet }: { headName: string; isWithSheet: boolean },
) {
  const asked = { isNowHead: [encodeError("applications:confirm.other_name", { name: headName })] };
  return rejectFields(fields, { ...asked, ...(isWithSheet && { sheet: [SHEET_AGAIN] }) });
}
