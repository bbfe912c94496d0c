import type { LoaderFunctionArgs } from "@remix-run/node";
import { paperPdf } from "#app/features/dues/invoice-pdf.server.ts";
import { findPaper } from "#app/features/dues/invoices.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { requirePaper } from "./answers/invoice.server.ts";

/** An invoice or a credit note as a file, in the languages of the address. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { row, languages } = await requirePaper(args);
  const { context } = args;
  const cancelled = row.cancelsId === null ? null : ((await findPaper(context.db, row.cancelsId))?.row.number ?? null);
  const bytes = await whenDone(paperPdf(context, row, { cancelled, languages }));
  const name = `${row.number}-${languages.filter(Boolean).join("-")}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
