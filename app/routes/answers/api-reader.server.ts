import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { TOKEN_PREFIX } from "#app/features/accounts/api-tokens.server.ts";
import type { Asked } from "#app/features/open-data/page-of.ts";
import { readParameters } from "#app/features/open-data/parameters.schema.ts";
import { type ApiReader, everybody, readToken, type TokenBar } from "#app/features/open-data/token-reader.server.ts";
import { answerWithData, refuseFlood } from "#app/http/data-answer.server.ts";
import { problem } from "#app/http/problem.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { ApiScope } from "#db/vocabulary-tokens.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;

interface Readable<Query extends z.ZodObject> {
  schema: Query;
  /** What a token needs for more than everybody reads here. */
  scope: ApiScope;
  read(query: z.output<Query>, asked: Asked): Promise<object | null>;
}

/** Answers a program: with what everybody reads, or with what members read where its token lets it. */
export async function answerProgram<Query extends z.ZodObject>(
  args: Args,
  { schema, scope, read }: Readable<Query>,
): Promise<Response> {
  const { context, request } = args;
  const given = request.headers.get("Authorization");
  const today = dayNow(context.clock);
  const reader = given === null ? everybody(today) : await admit(args, given, scope);
  if (reader instanceof Response) return reader;
  return answerWithData(args, {
    schema,
    parametersOf: readParameters,
    audience: given === null ? "everybody" : "member",
    read: ({ query, origin }) => read(query, { origin, today, reader }),
  });
}

const BEARER = new RegExp(`^Bearer +(${TOKEN_PREFIX}[\\w-]{43}) *$`, "i");

/** Whom a token lets in; else the refusal. What is no token that works counts for its network, one that works for itself. */
async function admit({ context }: Args, given: string, scope: ApiScope): Promise<ApiReader | Response> {
  context.setCookies.length = 0;
  const [, secret] = BEARER.exec(given) ?? [];
  const reading = secret === undefined ? { tokenId: null } : await readToken(context, secret, scope);
  if (reading.tokenId === null) return (await refuseFlood(context)) ?? refuseToken(context, scope, null);
  const wait = await context.limits.consume("apiByToken", { token: reading.tokenId });
  if (wait !== null) return problem(context, 429, { headers: { "Retry-After": String(wait), ...BY_TOKEN } });
  return reading.bar === null ? reading.reader : refuseToken(context, scope, reading.bar);
}

const BY_TOKEN = { Vary: "Authorization" };

/** 401 for every token that does not work, in the same words; 403 with the reason for one that does (RFC 6750). */
function refuseToken(context: Args["context"], scope: ApiScope, bar: TokenBar | null): Response {
  const detail = translator(context.locale)(`public:api.token.refused.${bar ?? "unknown"}`);
  const error = bar === null ? `error="invalid_token"` : `error="insufficient_scope", scope="${scope}"`;
  const headers = { "WWW-Authenticate": `Bearer realm="api", ${error}`, ...BY_TOKEN };
  return problem(context, bar === null ? 401 : 403, { detail, headers });
}
