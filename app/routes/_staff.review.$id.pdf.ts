import type { LoaderFunctionArgs } from "@remix-run/node";
import { applicationPdf } from "#app/features/applications/file/application-pdf.server.ts";
import { findFiledCopy } from "#app/features/applications/file/filed-copy.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requireReader } from "./answers/readable-file.server.ts";

/** A copy of a file as it was filed, for those who may read it, in the language of the page. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireReader(args);
  const { context, params } = args;
  const file = await findFiledCopy(context.db, params.id ?? "", viewer);
  if (!file) throw notFound();
  const bytes = await whenDone(applicationPdf(context, file, context.locale));
  return new Response(new Uint8Array(bytes), {
    headers: attachment({
      name: `${file.application.caseNumber}.pdf`,
      mediaType: "application/pdf",
      sizeBytes: bytes.length,
    }),
  });
}
