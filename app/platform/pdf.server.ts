import type { Background } from "./background.server.ts";
import type { CertificateDocument } from "./certificate-document.ts";
import type { PdfDocument } from "./pdf-document.ts";
import type { PrintedDirectory } from "./printed-directory.ts";

const TIMEOUT_MS = 30_000;

async function print(background: Background, task: string, input: unknown): Promise<Buffer> {
  return Buffer.from(await background.run<Uint8Array>({ lane: "print", task, input, timeoutMs: TIMEOUT_MS }));
}

/** Prints a document in a process beside this one; resolves to the bytes of the PDF, rejects with a `TaskError`. */
export function printPdf(background: Background, document: PdfDocument): Promise<Buffer> {
  return print(background, "print-pdf", document);
}

/** The same for a certificate. */
export function printCertificate(background: Background, certificate: CertificateDocument): Promise<Buffer> {
  return print(background, "print-certificate", certificate);
}

/** The same for the members of a country. */
export function printDirectory(background: Background, directory: PrintedDirectory): Promise<Buffer> {
  return print(background, "print-directory", directory);
}
