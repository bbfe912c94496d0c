import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findAuthorization } from "#app/features/projects/posting/unesco-file.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requireAuthorization } from "./answers/authorization.server.ts";

/** The written authorization to use the name or logo of UNESCO. */
export async function loader(args: LoaderFunctionArgs) {
  const { row } = await requireAuthorization(args);
  const { db, files } = args.context;
  const file = await findAuthorization(db, row);
  if (!file) throw notFound();
  const { stream, sizeBytes } = await files.stream(file.id);
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
    headers: attachment({ ...file, sizeBytes }),
  });
}
