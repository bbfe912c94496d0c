import type { SubmissionResult } from "@conform-to/react";
import { json, type TypedResponse } from "@remix-run/node";
import { waitOf } from "#app/i18n/wait.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import type { RequestContext } from "./context.server.ts";
import { typedResult } from "./parse-form.server.ts";

/** Keys of what is said to whoever came too often, by the unit of the wait. */
type WaitWords = Record<"minutes" | "hours", string>;

const TOO_OFTEN: WaitWords = { minutes: "errors:too_often.minutes", hours: "errors:too_often.hours" };

type Spendable = "signInByAddress" | "signUpByAddress" | "letterByAddress";

/** Before a form is looked into: the 429 answer when its sender's address has no tries left, else null. */
export async function refuseSpent(
  { limits, clientIp: ip }: Pick<RequestContext, "limits" | "clientIp">,
  name: Spendable,
  fields: URLSearchParams,
  words?: WaitWords,
) {
  const wait = await limits.peek(name, { ip });
  return wait === null ? null : rejectTooMany(fields, wait, words);
}

/** What a form is shown with again that was sent too often: what was typed, and when to come back. */
export function tooOftenResult(fields: URLSearchParams, seconds: number, words = TOO_OFTEN): SubmissionResult {
  const { unit, count } = waitOf(seconds);
  return typedResult(fields, { "": [encodeError(words[unit], { count })] });
}

/** The 429 answer to a form: what was typed is kept, and the page says when to come back. */
export function rejectTooMany(
  fields: URLSearchParams,
  seconds: number,
  words = TOO_OFTEN,
): TypedResponse<{ result: SubmissionResult }> {
  const answer = json({ result: tooOftenResult(fields, seconds, words) }, { status: 429 });
  answer.headers.set("Retry-After", String(seconds));
  return answer;
}
