import type { LoaderFunctionArgs } from "@remix-run/node";
import { applicationPdf } from "#app/features/applications/file/application-pdf.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

/** A copy of the application for its applicant, in the language of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { file } = await requireOwnFile(args);
  const bytes = await whenDone(applicationPdf(context, file, context.locale));
  const name = `${file.application.caseNumber ?? file.application.institutionName}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
