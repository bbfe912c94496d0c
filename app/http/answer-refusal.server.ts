import { encodeError } from "#app/i18n/error-text.ts";
import { formatTime } from "#app/i18n/format.server.ts";
import type { OnItsWay, Reason, SharedReason, TooOften } from "#app/platform/refusal.ts";
import type { Locale } from "#db/locales.ts";
import { rejectFields } from "./parse-form.server.ts";
import { forbidden, notFound } from "./refusals.server.ts";
import { rejectTooMany } from "./too-many.server.ts";

type Answer = ReturnType<typeof rejectFields>;
type Thrown = Extract<SharedReason, "not-found" | "forbidden">;

/** Throws the 404 or 403 that a refusal is; gives back any other reason, for the page to say. */
export function reasonToSay<Why extends Reason>(reason: Why): Exclude<Why, Thrown> {
  if (reason === "not-found") throw notFound();
  if (reason === "forbidden") throw forbidden();
  return reason as Exclude<Why, Thrown>;
}

/**
 * The answer to a command that did nothing: 404 and 403 are thrown; what is too often is a 429 that says when to come
 * back; everything else is a 409 that says why, by the key `<at>refused.<reason>` and the values its sentence names: `at`
 * is a catalogue (`review:`) or a part of one (`members:handover.`). What was typed is kept.
 */
export function answerRefusal(refusal: TooOften, fields: URLSearchParams): Answer;
export function answerRefusal(
  refusal: Reason,
  fields: URLSearchParams,
  at: string,
  values?: Record<string, string>,
): Answer;
export function answerRefusal(
  refusal: Reason | TooOften,
  fields: URLSearchParams,
  at = "",
  values?: Record<string, string>,
): Answer {
  if (typeof refusal === "object") return rejectTooMany(fields, refusal.retryAfterSeconds);
  return rejectFields(fields, { "": [encodeError(`${at}refused.${reasonToSay(refusal)}`, values)] }, 409);
}

/** The answer to a button that was pressed again too soon: since when the letter is on its way, and that none was sent now. */
export const answerOnItsWay = ({ since }: OnItsWay, fields: URLSearchParams, locale: Locale): Answer =>
  rejectFields(fields, { "": [encodeError("errors:on_its_way", { time: formatTime(since, locale) })] }, 409);
