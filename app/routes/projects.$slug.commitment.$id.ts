import type { LoaderFunctionArgs } from "@remix-run/node";
import { ReadableStream } from "node:stream/web";
import { findLetter } from "#app/features/projects/commitment/read-letters.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requireLetters } from "./answers/commitment.server.ts";

/** The signed letter of a partner, for its own people, the lead and the coordinator. */
export async function loader(args: LoaderFunctionArgs) {
  const { found, standing } = await requireLetters(args);
  const { db, files } = args.context;
  const letter = await findLetter(db, found, args.params.id ?? "", standing);
  if (!letter) throw notFound();
  const { stream, sizeBytes } = await files.stream(letter.fileId);
  return new Response(ReadableStream.from(stream) as unknown as BodyInit, {
    headers: attachment({ name: letter.file, mediaType: letter.mediaType, sizeBytes }),
  });
}
