import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { archiveProject } from "#app/features/projects/export/archive-project.server.ts";
import { giveTurnBack, takeTurn } from "#app/features/projects/export/turns.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { tooMany } from "#app/http/refusals.server.ts";
import { requirePartnership } from "./answers/partnership.server.ts";

const MEDIA_TYPE = "application/zip";

/** The whole project as one archive, for whoever reads what its partnership keeps; one at a time for each person. */
export async function loader(args: LoaderFunctionArgs) {
  const subject = await requirePartnership(args);
  const { viewer } = subject;
  const { context, request } = args;
  const { clock, limits, locale } = context;
  if (request.method === "HEAD")
    return new Response(null, { headers: attachment({ name: "project.zip", mediaType: MEDIA_TYPE }) });
  const wait = (await limits.consume("exportByUser", { user: viewer.id })) ?? takeTurn(viewer.id, clock.now());
  if (wait !== null) throw tooMany(wait);
  // Parts that nobody began to take would never say that they have ended.
  context.atEnd(() => giveTurnBack(viewer.id));
  const { name, parts } = await archiveProject(context, { subject, locale });
  return new Response(ReadableStream.from(parts) as unknown as BodyInit, {
    headers: attachment({ name, mediaType: MEDIA_TYPE }),
  });
}
