import type { LoaderFunctionArgs } from "@remix-run/node";
import { CITATION_FORMATS, citedOf } from "#app/features/projects/published/result-page.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requireReadable } from "./answers/published-result.server.ts";

/** A published result for programs that keep literature. */
export async function loader(args: LoaderFunctionArgs) {
  const { format = "" } = args.params;
  const { found, result, isPublished } = await requireReadable(args);
  if (!isPublished || !Object.hasOwn(CITATION_FORMATS, format)) throw notFound();
  const { write, mediaType } = CITATION_FORMATS[format as keyof typeof CITATION_FORMATS];
  const cited = citedOf(result, found.row, args.context.config.origin);
  return new Response(write(cited), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${cited.key}.${format}"`,
      "Cache-Control": "private, no-cache",
    },
  });
}
