import type { LoaderFunctionArgs } from "@remix-run/node";
import { letterPdf } from "#app/features/projects/commitment/commitment-pdf.server.ts";
import { findOwnPartner } from "#app/features/projects/commitment/read-letters.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { requireLetters } from "./answers/commitment.server.ts";

/** The letter of a partner to be signed, filled in, in the reader's language. */
export async function loader(args: LoaderFunctionArgs) {
  const { found, standing } = await requireLetters(args);
  const { context, request } = args;
  const { locale } = context;
  const partner = findOwnPartner(found, new URL(request.url).searchParams.get("partner"), standing);
  if (!partner) throw notFound();
  const bytes = await whenDone(letterPdf(context, found, partner, locale));
  const name = `${translator(locale)("projects:commitment.letter.title")}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
