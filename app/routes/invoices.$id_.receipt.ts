import type { LoaderFunctionArgs } from "@remix-run/node";
import { balanceOf } from "#app/features/dues/invoice.ts";
import { receiptPdf } from "#app/features/dues/invoice-pdf.server.ts";
import { findInvoice } from "#app/features/dues/invoices.server.ts";
import { attachment } from "#app/http/attachment.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { requirePaper } from "./answers/invoice.server.ts";

/** The receipt for an invoice as a file; 404 until it is paid. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { row, languages } = await requirePaper(args);
  const invoice = await findInvoice(args.context.db, row.id);
  if (!invoice || invoice.standing.isCancelled || balanceOf(invoice.standing) > 0) throw notFound();
  const bytes = await whenDone(receiptPdf(args.context, invoice, languages));
  const name = `receipt-${row.number}-${languages.filter(Boolean).join("-")}.pdf`;
  return new Response(new Uint8Array(bytes), {
    headers: attachment({ name, mediaType: "application/pdf", sizeBytes: bytes.length }),
  });
}
