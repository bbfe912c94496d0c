import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublishedVotes } from "#app/features/council/recount/publish-votes.server.ts";
import { findSession } from "#app/features/council/session/change-session.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The votes of a session as anybody can count them again; who sees more is known of who asks. */
export async function loader(args: LoaderFunctionArgs) {
  const { db } = args.context;
  const session = await findSession(db, args.params.id ?? "");
  const votes = session && (await findPublishedVotes(db, session, await findViewer(args)));
  if (!votes) throw notFound();
  const body = JSON.stringify(votes);
  const headers = attachment({ name: "votes.json", mediaType: "application/json; charset=utf-8" });
  return new Response(body, { headers: { ...headers, "Cache-Control": "private, no-cache" } });
}
