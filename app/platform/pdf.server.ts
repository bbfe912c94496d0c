import type { Background } from "./background.server.ts";
import type { PdfDocument } from "./pdf-document.ts";

const TIMEOUT_MS = 30_000;

/** Prints a document in a process beside this one; resolves to the bytes of the PDF, rejects with a `TaskError`. */
export async function printPdf(background: Background, document: PdfDocument): Promise<Buffer> {
  const bytes = await background.run<Uint8Array>({
    lane: "print",
    task: "print-pdf",
    input: document,
    timeoutMs: TIMEOUT_MS,
  });
  return Buffer.from(bytes);
}
