import type { LoaderFunctionArgs } from "@remix-run/node";
import { applicationPdf } from "#app/features/applications/file/application-pdf.server.ts";
import { findSignedFile } from "#app/features/applications/head/confirmation-page.server.ts";
import { findConfirmation } from "#app/features/applications/head/confirmation-queries.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";

/** The head's copy: a PDF of exactly what was confirmed by this link. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, locale } = context;
  const found = await findConfirmation(db, params.token ?? "", clock.now());
  const signed = found && (await findSignedFile(db, found, clock.now()));
  if (!found || !signed) throw notFound();
  const bytes = await whenDone(applicationPdf(context, signed, locale, found.link));
  const name = `${signed.application.caseNumber ?? ""}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
