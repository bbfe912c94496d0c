import type { LoaderFunctionArgs } from "@remix-run/node";
import { commitmentPdf } from "#app/features/applications/file/application-pdf.server.ts";
import { findConfirmation } from "#app/features/applications/head/confirmation-queries.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";

/** The commitment for a head who signs on paper, while the link is open. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, locale } = context;
  const found = await findConfirmation(db, params.token ?? "", clock.now());
  if (found?.state !== "open") throw notFound();
  const bytes = await whenDone(commitmentPdf(context, found.file, locale));
  const name = `${translator(locale)("pdf:commitment.title")}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
