import type { AppLoadContext } from "@remix-run/node";
import { translator } from "#app/i18n/translator.server.ts";

type ProblemStatus = 400 | 401 | 403 | 404 | 429;

interface ProblemDetails {
  /** Said to the programmer who reads it; never repeats what was sent. */
  detail?: string;
  /** What is wrong with which parameter. */
  errors?: { parameter: string; value?: string; detail: string }[];
  headers?: Record<string, string>;
}

/** An error answered to a program: problem details as in RFC 9457, in the reader's language. */
export function problem(
  { locale }: Pick<AppLoadContext, "locale">,
  status: ProblemStatus,
  { detail, errors, headers }: ProblemDetails = {},
): Response {
  const title = translator(locale)(`common:problem.${status}`);
  return new Response(JSON.stringify({ type: "about:blank", title, status, detail, errors }), {
    status,
    headers: {
      "Content-Type": "application/problem+json; charset=utf-8",
      "Content-Language": locale,
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}
