import type { LoaderFunctionArgs } from "@remix-run/node";
import { commitmentPdf } from "#app/features/applications/file/application-pdf.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

/** The commitment to print and sign, filled in with what the application says so far. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { file } = await requireOwnFile(args);
  const bytes = await whenDone(commitmentPdf(context, file, context.locale));
  const name = `${translator(context.locale)("pdf:commitment.title")}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
