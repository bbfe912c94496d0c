import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { archiveEntries, findFiledCopy } from "#app/features/applications/file/filed-copy.server.ts";
import { listReplacedDocuments } from "#app/features/applications/file/filed-documents.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { zipParts } from "#app/platform/zip.server.ts";
import { requireReader } from "./answers/readable-file.server.ts";

/** All documents of a file with its printed copy as one archive, for those who may read it. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireReader(args);
  const { context, params } = args;
  const file = await findFiledCopy(context.db, params.id ?? "", viewer);
  if (!file) throw notFound();
  const replaced = await listReplacedDocuments(context.db, file.application.id);
  const parts = zipParts(archiveEntries(context, { file, replaced }, context.locale), context.clock.now());
  const name = `${file.application.caseNumber}.zip`;
  const body = ReadableStream.from(parts) as unknown as BodyInit;
  return new Response(body, { headers: attachment({ name, mediaType: "application/zip" }) });
}
