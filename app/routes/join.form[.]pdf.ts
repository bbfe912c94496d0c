import type { LoaderFunctionArgs } from "@remix-run/node";
import { emptyFormPdf } from "#app/features/applications/apply/form-pdf.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";

/** The empty form for printing, in the language of the page; open to everybody. */
export async function loader({ context }: LoaderFunctionArgs) {
  const bytes = await whenDone(emptyFormPdf(context, context.locale));
  const name = `application-form-${context.locale}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
