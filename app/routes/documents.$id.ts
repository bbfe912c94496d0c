import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findDownload } from "#app/features/applications/file/document-queries.server.ts";
import { attachment, shown } from "#app/http/attachment.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { dayNow } from "#app/platform/days.ts";

/**
 * A document of an application, for whoever may read the application at this moment. It is saved, or with `?view` shown
 * in a window of its own.
 */
export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, files, clock } = args.context;
  const document = await findDownload(db, args.params.id ?? "", { viewer, today: dayNow(clock) });
  if (!document) throw notFound();
  const { stream, sizeBytes } = await files.stream(document.fileId);
  const headersOf = new URL(args.request.url).searchParams.has("view") ? shown : attachment;
  const body = ReadableStream.from(stream) as unknown as BodyInit;
  return new Response(body, { headers: headersOf({ ...document, sizeBytes }) });
}
