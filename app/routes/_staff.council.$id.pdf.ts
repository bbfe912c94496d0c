import type { LoaderFunctionArgs } from "@remix-run/node";
import { minutesPdf } from "#app/features/council/minutes/minutes.server.ts";
import { findSession } from "#app/features/council/session/change-session.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireReviewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayOf } from "#app/platform/days.ts";

/** The minutes of a session, in the language of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireReviewer(args);
  const { context, params } = args;
  const session = await findSession(context.db, params.id ?? "");
  if (!session?.closedAt) throw notFound();
  const bytes = await whenDone(minutesPdf(context, { session, viewer, locale: context.locale }));
  const name = `minutes-${dayOf(session.startsAt)}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
