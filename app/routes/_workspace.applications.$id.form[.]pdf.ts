import type { LoaderFunctionArgs } from "@remix-run/node";
import { formPdf } from "#app/features/applications/apply/form-pdf.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

/** The whole form as it is filled in, with all questions and choices. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { file } = await requireOwnFile(args);
  const bytes = await whenDone(formPdf(context, file, context.locale));
  const name = `${file.application.caseNumber ?? file.application.institutionName}-form.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
