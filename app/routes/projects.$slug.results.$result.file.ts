import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { asWritten } from "#app/features/projects/results/change-result.server.ts";
import { findStored } from "#app/features/projects/results/read-results.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requireReadable } from "./answers/published-result.server.ts";

/** The file of a result; with `?written`, the one of a change that waits, for those who may read that. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, files } = args.context;
  const { result, isPublished, isInside } = await requireReadable(args);
  const isWritten = isInside && new URL(args.request.url).searchParams.has("written");
  const file = await findStored(db, isWritten || !isPublished ? asWritten(result).fileId : result.row.fileId);
  if (!file) throw notFound();
  const { stream, sizeBytes } = await files.stream(file.id);
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
    headers: attachment({ ...file, sizeBytes }),
  });
}
