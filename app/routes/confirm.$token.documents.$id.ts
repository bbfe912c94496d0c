import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findConfirmation } from "#app/features/applications/head/confirmation-queries.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** A document of the application for its head, as long as the link waits for an answer. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, files } = context;
  const found = await findConfirmation(db, params.token ?? "", clock.now());
  const document = found?.state === "open" ? found.file.documents.find(({ id }) => id === params.id) : undefined;
  if (!document) throw notFound();
  const { stream, sizeBytes } = await files.stream(document.fileId);
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
    headers: attachment({ ...document, sizeBytes }),
  });
}
