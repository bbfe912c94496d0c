import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

const BEFORE_SLUG = /^(\/directory\/|\/api\/v1\/members\/|(?:\/review)?\/projects\/)[^/]+/;

/**
 * Sends whoever asks for a member or a project by an address it had before to the one it has now, for good. It is asked
 * about again all the same: a member that takes an earlier name back has its earlier address again.
 */
export function leadToPresent({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">, slug: string): void {
  if (params.slug === slug) return;
  const url = new URL(request.url);
  url.searchParams.delete("_data");
  const to = url.pathname.replace(BEFORE_SLUG, (_, before: string) => before + slug) + url.search;
  throw redirect(to, { status: 301, headers: { "Cache-Control": "no-cache" } });
}
