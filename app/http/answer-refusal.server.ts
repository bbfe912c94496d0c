import { encodeError } from "#app/i18n/error-text.ts";
import { rejectFields } from "./parse-form.server.ts";
import { forbidden, notFound } from "./refusals.server.ts";

/**
 * The answer to a command that did nothing: 404 and 403 are thrown; everything else is a 409 that keeps what was typed and
 * says why, by the key `<namespace>:refused.<reason>` and the values its sentence names.
 */
export function answerRefusal(
  reason: string,
  fields: URLSearchParams,
  namespace: string,
  values?: Record<string, string>,
) {
  if (reason === "missing") throw notFound();
  if (reason === "denied") throw forbidden();
  return rejectFields(fields, { "": [encodeError(`${namespace}:refused.${reason}`, values)] }, 409);
}
