import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findMessageDownload } from "#app/features/applications/messages/find-message-download.server.ts";
import { findPlaceFile } from "#app/features/projects/messages/find-message-file.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";

/** A file that was sent with a message, for whoever may read the message at this moment. */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { clock, db, files } = args.context;
  const id = args.params.id ?? "";
  const file =
    (await findMessageDownload(db, id, viewer)) ?? (await findPlaceFile(db, id, { viewer, today: dayNow(clock) }));
  if (!file) throw notFound();
  const { stream, sizeBytes } = await files.stream(file.fileId);
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
    headers: attachment({ ...file, sizeBytes }),
  });
}
