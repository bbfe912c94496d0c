import { createHash } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import { translator } from "#app/i18n/translator.server.ts";
import { problem } from "./problem.server.ts";

interface Asked {
  request: Request;
  context: AppLoadContext;
}

interface Read<Query> {
  query: Query;
  origin: string;
}

interface Readable<Query extends z.ZodObject> {
  schema: Query;
  parametersOf(search: URLSearchParams, schema: z.ZodObject): Record<string, unknown>;
  /** Who is answered, where a token can say so: everybody alike, or whom it lets in, whose tries are counted elsewhere. */
  audience?: "everybody" | "member";
  /** Null where there is no such thing. */
  read(asked: Read<z.output<Query>>): Promise<object | null> | object | null;
}

/** What may be a code; nothing else that was sent is said back. */
const CODE = /^[\w.-]{1,40}$/;

const WORDS: Record<string, string> = {
  invalid_value: "public:api.error.code",
  unrecognized_keys: "public:api.error.unknown",
};

/** Takes the cookies from an answer to a program, and refuses it where one network asks too often. */
export async function refuseFlood(
  context: AppLoadContext,
  limit: "apiByAddress" | "badgeByAddress" = "apiByAddress",
): Promise<Response | null> {
  // What programs may store must not carry a cookie.
  context.setCookies.length = 0;
  const wait = await context.limits.consume(limit, { ip: context.clientIp });
  return wait === null ? null : problem(context, 429, { headers: { "Retry-After": String(wait) } });
}

/** What a shared cache must know of an address that answers a token with more. */
const BY_TOKEN = { Vary: "Authorization" };

/**
 * Answers a program with data, or with problem details. What is the same for everybody is 304 to whoever has it already;
 * what is for members is kept by nobody.
 */
export async function answerWithData<Query extends z.ZodObject>(
  { request, context }: Asked,
  { schema, parametersOf, audience, read }: Readable<Query>,
): Promise<Response> {
  const refusal = audience === "member" ? null : await refuseFlood(context);
  if (refusal) return refusal;
  const url = new URL(request.url);
  const given = parametersOf(url.searchParams, schema);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const t = translator(context.locale);
    const errors = parsed.error.issues.flatMap((issue) => {
      const detail = t(WORDS[issue.code] ?? "public:api.error.range");
      const value = issue.code === "invalid_value" ? codeAt(given, issue) : undefined;
      return parametersAt(issue).map((parameter) => ({ parameter, value, detail }));
    });
    return problem(context, 400, { errors });
  }
  const data = await read({ query: parsed.data, origin: context.config.origin });
  if (!data) return problem(context, 404);
  const headers = { ...linkOf(url, data), ...(audience && BY_TOKEN) };
  return audience === "member" ? memberResponse(data, headers) : dataResponse(request, data, headers);
}

const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" };

function memberResponse(data: object, headers: Record<string, string>): Response {
  const kept = { "Cache-Control": "private, no-store" };
  return new Response(JSON.stringify(data), { headers: { ...JSON_TYPE, ...kept, ...headers } });
}

/** What an issue is about; of what was sent only names that parameters could have are said back. */
function parametersAt(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== "unrecognized_keys") return [String(issue.path[0])];
  return [...new Set(issue.keys.map((key) => (/^\w{1,40}$/.test(key) ? key : "")))];
}

/** What was sent in place of a code, where it looks like one. */
function codeAt(given: Record<string, unknown>, { path: [name, place] }: z.core.$ZodIssue): string | undefined {
  const sent = given[String(name)];
  const value: unknown = Array.isArray(sent) ? sent[Number(place)] : sent;
  return typeof value === "string" && CODE.test(value) ? value : undefined;
}

/** Refuses what is asked for by codes that do not exist, each in place of a known one; null for none. */
export function refuseCodes(
  context: AppLoadContext,
  codes: readonly { parameter: string; value: string }[],
): Response | null {
  if (codes.length === 0) return null;
  const detail = translator(context.locale)("public:api.error.code");
  const errors = codes.map(({ parameter, value }) => {
    return { parameter, value: CODE.test(value) ? value : undefined, detail };
  });
  return problem(context, 400, { errors });
}

/** JSON that is asked about again each time it is used, so that what is withdrawn is gone from every copy. */
export function dataResponse(request: Request, data: object, headers: Record<string, string> = {}): Response {
  return textResponse(request, JSON.stringify(data), { ...JSON_TYPE, ...headers });
}

/** The same of any text; 304 to whoever has it already. */
export function textResponse(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
  const { "Content-Type": type = "", ...kept } = { ETag: etag, "Cache-Control": "public, no-cache", ...headers };
  const known = (request.headers.get("If-None-Match") ?? "").split(/\s*,\s*/).map((tag) => tag.replace(/^W\//, ""));
  if (known.includes(etag)) return new Response(null, { status: 304, headers: kept });
  return new Response(body, { headers: { ...kept, "Content-Type": type } });
}

/** The pages beside this one (RFC 8288); nothing for what has none. */
function linkOf(url: URL, data: object): Record<string, string> {
  const link = "page" in data ? linksOf(url, data.page as { number: number; pages: number }) : "";
  return link ? { Link: link } : {};
}

function linksOf({ pathname, search }: URL, page: { number: number; pages: number }): string {
  const { number, pages } = page;
  const near = { first: 1, prev: number - 1, next: number + 1, last: pages };
  return Object.entries(near)
    .filter(([, to]) => to >= 1 && to <= pages)
    .map(([rel, to]) => {
      const parameters = new URLSearchParams(search);
      parameters.set("page", String(to));
      return `<${pathname}?${parameters}>; rel="${rel}"`;
    })
    .join(", ");
}
