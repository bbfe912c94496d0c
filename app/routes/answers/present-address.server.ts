import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

const OF_MEMBER = /^(\/directory\/|\/api\/v1\/members\/)[^/]+/;

/**
 * Sends whoever asks for a member by an address it had before to the one it has now, for good. It is asked about again all
 * the same: a member that takes an earlier name back has its earlier address again.
 */
export function leadToPresent({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">, slug: string): void {
  if (params.slug === slug) return;
  const url = new URL(request.url);
  url.searchParams.delete("_data");
  const to = url.pathname.replace(OF_MEMBER, (_, before: string) => before + slug) + url.search;
  throw redirect(to, { status: 301, headers: { "Cache-Control": "no-cache" } });
}
