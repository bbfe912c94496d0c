import { parse, type SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { json, type TypedResponse } from "@remix-run/node";
import type { output, ZodType } from "zod";
import { toErrorKey } from "#app/i18n/zod-errors.ts";
import { visibleProse } from "#app/platform/visible-text.ts";
import { checkFields } from "./form-fields.server.ts";
import { checkOpener } from "./opener.server.ts";
import { refuse } from "./refusals.server.ts";
import { typedForm } from "./typed-form.server.ts";

interface Reading {
  /** The lists of the form whose rows its buttons add and take away. */
  lists?: readonly string[];
}

/**
 * The fields of a urlencoded form. A body no browser would send (bad UTF-8, too many fields, indexes or names
 * meant to pollute) is answered 400, another encoding 415. The door has already limited its bytes.
 */
export async function readForm(request: Request, reading: Reading = {}): Promise<URLSearchParams> {
  return checkOpener(request, await readSent(request, reading));
}

/** The same, whoever sent it, and from whosever page. */
export async function readSent(request: Request, { lists }: Reading = {}): Promise<URLSearchParams> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw refuse(415);
  const body = bodies.get(request) ?? readBody(request);
  bodies.set(request, body);
  return checkFields(new URLSearchParams(await body), lists);
}

// A body can be read once, and who comes second (a guard that hands back what was typed) wants it too.
const bodies = new WeakMap<Request, Promise<string>>();

async function readBody(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  try {
    const body = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    for (const part of body.split(/[&=]/)) decodeURIComponent(part.replaceAll("+", " "));
    return body;
  } catch {
    throw refuse(400);
  }
}

type Refused = TypedResponse<{ result: SubmissionResult }>;
type Parsed<T> =
  { ok: true; value: T; fields: URLSearchParams } | { ok: false; result: SubmissionResult; response: Refused };

interface Options {
  /** Names of fields (passwords) that are never sent back. */
  hideFields?: string[];
  /** What was asked: by a script, so that the page stays in the browser with the passwords in it, or by a press. */
  request?: Request;
}

const isAskedByScript = ({ headers }: Request) => headers.get("Sec-Fetch-Dest") === "empty";

/**
 * Parses a form against a schema. On failure `response` is the 422 answer to return from the action, with the `result` a
 * page of several forms puts where its form is: the values as they were typed, and for each field the keys of what is
 * wrong. Read the rest of a multi-purpose form from `fields`.
 */
export async function parseForm<S extends ZodType>(
  request: Request,
  schema: S,
  options: Options = {},
): Promise<Parsed<output<S>>> {
  return parseFields(await readForm(request), schema, { ...options, request });
}

/** As `parseForm`, for fields that were already read (a form whose intent decides the schema). */
export function parseFields<S extends ZodType>(
  fields: URLSearchParams,
  schema: S,
  options: Options = {},
): Parsed<output<S>> {
  holdTogether(fields);
  const submission = parseWithZod(withoutBlank(fields), { schema, error: (issue) => toErrorKey(issue) });
  if (submission.status === "success") return { ok: true, value: submission.value as output<S>, fields };
  const result = askAgain(fields, submission.reply({ hideFields: options.hideFields as never }), options);
  return { ok: false, result, response: json({ result }, { status: 422 }) };
}

/** Names that make no tree of fields are answered 400; a schema that fails is a fault of the portal's own, and said so. */
function holdTogether(fields: URLSearchParams): void {
  try {
    parse(fields, { resolve: () => ({ error: {} }) });
  } catch {
    throw refuse(400);
  }
}

/** A password that is never sent back has to be typed once more, and that is said where nothing else is wrong with it. */
function askAgain(fields: URLSearchParams, result: SubmissionResult, options: Options): SubmissionResult {
  const { hideFields = [], request } = options;
  const emptied = hideFields.filter((name) => fields.get(name) && !result.error?.[name]);
  if (emptied.length === 0 || (request && isAskedByScript(request))) return result;
  const again = emptied.map((name) => [name, ["accounts:password_problem.again"]]);
  return { ...result, error: { ...result.error, ...Object.fromEntries(again) } };
}

/** A text of nothing that can be seen is no answer; a password is what it is. */
function withoutBlank(fields: URLSearchParams): URLSearchParams {
  const read = [...fields].map(([name, text]) => [name, PASSWORDS.has(name) || visibleProse(text) !== "" ? text : ""]);
  return new URLSearchParams(read);
}

/**
 * The 422 answer for a form that was well formed but that a command refused: values kept, with the reason at a field
 * (or at the form, for the empty name).
 */
export function rejectFields(fields: URLSearchParams, errors: Record<string, string[]>, status = 422): Refused {
  return json({ result: typedResult(fields, errors) }, { status });
}

const PASSWORDS: ReadonlySet<string> = new Set(["password", "currentPassword", "newPassword"]);

/** What a form needs to show the values again as they were typed, passwords left out, with what is wrong with them. */
export function typedResult(fields: URLSearchParams, errors: Record<string, string[]> = {}): SubmissionResult {
  const shown = [...fields].filter(([name]) => !PASSWORDS.has(name) && !name.startsWith("__"));
  return typedForm(new URLSearchParams(shown)).answer(errors);
}
