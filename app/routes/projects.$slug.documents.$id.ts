import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findVersion } from "#app/features/projects/documents/read-documents.server.ts";
import { readerOf } from "#app/features/projects/documents/reader-of.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requirePartnership } from "./answers/partnership.server.ts";

/** A file of a document of a project, for whoever reads what its partnership keeps at this moment. */
export async function loader(args: LoaderFunctionArgs) {
  const { audience, row, partnership } = await requirePartnership(args);
  const { db, files } = args.context;
  const found = await findVersion(db, row.id, args.params.id ?? "", readerOf(audience, partnership));
  if (!found) throw notFound();
  const { stream, sizeBytes } = await files.stream(found.fileId);
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
    headers: attachment({ name: found.file, mediaType: found.mediaType, sizeBytes }),
  });
}
