import { encodeError } from "#app/i18n/error-text.ts";
import type { SharedReason } from "#app/platform/refusal.ts";
import { rejectFields } from "./parse-form.server.ts";
import { forbidden, notFound } from "./refusals.server.ts";

type Thrown = Extract<SharedReason, "not-found" | "forbidden">;

/** Throws the 404 or 403 that a refusal is; gives back any other reason, for the page to say. */
export function reasonToSay<Reason extends string>(reason: Reason): Exclude<Reason, Thrown> {
  if (reason === "not-found") throw notFound();
  if (reason === "forbidden") throw forbidden();
  return reason as Exclude<Reason, Thrown>;
}

/**
 * The answer to a command that did nothing: 404 and 403 are thrown; everything else is a 409 that keeps what was typed and
 * says why, by the key `<at>refused.<reason>` and the values its sentence names: `at` is a catalogue (`review:`) or a part
 * of one (`members:handover.`).
 */
export function answerRefusal(reason: string, fields: URLSearchParams, at: string, values?: Record<string, string>) {
  return rejectFields(fields, { "": [encodeError(`${at}refused.${reasonToSay(reason)}`, values)] }, 409);
}
