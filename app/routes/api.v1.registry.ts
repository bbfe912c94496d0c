import type { LoaderFunctionArgs } from "@remix-run/node";
import { registrySearchSchema } from "#app/features/registry/registry-search.schema.ts";
import { searchRegistrySources } from "#app/features/registry/registry-sources.server.ts";
import { problem } from "#app/http/problem.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

const HEADERS = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "public, max-age=300",
  // Names of countries and institutions come in the reader's language.
  Vary: "Accept-Language, Cookie",
};

/** Institutions of the registry by any of their names: `?q=`, and at will `country` and `limit`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  // What programs may store must not carry a cookie.
  context.setCookies.length = 0;
  const { locale } = context;
  const wait = await context.limits.consume("searchByAddress", { ip: context.clientIp });
  if (wait !== null) return problem(context, 429, { headers: { "Retry-After": String(wait) } });
  const parsed = registrySearchSchema.safeParse(parametersOf(request));
  if (!parsed.success) {
    const t = translator(locale);
    const errors = parsed.error.issues.map(({ path, message }) => ({ parameter: String(path[0]), detail: t(message) }));
    return problem(context, 400, { errors });
  }
  const { q, country = null, limit } = parsed.data;
  const data = await searchRegistrySources(context, { query: q, country, limit, locale });
  const body = JSON.stringify({ data, page: { limit, count: data.length } });
  return new Response(body, { headers: { ...HEADERS, "Content-Language": locale } });
}

/** A parameter given twice arrives as a list, which the schema refuses. */
function parametersOf(request: Request): Record<string, string | string[]> {
  const search = new URL(request.url).searchParams;
  const names = ["q", "country", "limit"].filter((name) => search.has(name));
  return Object.fromEntries(
    names.map((name) => [name, search.getAll(name)]).map(([name, all]) => [name, all?.length === 1 ? all[0] : all]),
  );
}
