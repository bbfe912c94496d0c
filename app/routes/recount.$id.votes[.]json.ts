import type { LoaderFunctionArgs } from "@remix-run/node";
import { findRecount } from "#app/features/council/recount/find-recount.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The votes of a session as anybody can count them again; who sees more is known of who asks. */
export async function loader(args: LoaderFunctionArgs) {
  const found = await findRecount(args.context.db, args.params.id ?? "", await findViewer(args));
  if (!found?.votes) throw notFound();
  const body = JSON.stringify(found.votes);
  const headers = attachment({ name: "votes.json", mediaType: "application/json; charset=utf-8" });
  return new Response(body, { headers: { ...headers, "Cache-Control": "private, no-cache" } });
}
