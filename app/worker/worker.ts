/** The process beside the portal in which heavy work is done: `app/platform/background.server.ts` starts it. */
import type { CertificateDocument } from "#app/platform/certificate-document.ts";
import type { PdfDocument } from "#app/platform/pdf-document.ts";
import type { PrintedDirectory } from "#app/platform/printed-directory.ts";
import type { ShareCard } from "#app/platform/share-card.ts";
import type { Sheet, SheetFormat } from "#app/platform/sheet.ts";
import { answerTasks } from "./answer-tasks.ts";
import { limitMemory } from "./limit-memory.ts";

limitMemory(400);

const pictures = () => import("./files/inspect-picture.ts");

answerTasks({
  "print-pdf": async (document: PdfDocument) => (await import("./pdf/write-pdf.ts")).writePdf(document),
  "print-certificate": async (certificate: CertificateDocument) =>
    (await import("./pdf/write-certificate.ts")).writeCertificate(certificate),
  "print-directory": async (directory: PrintedDirectory) =>
    (await import("./pdf/write-directory.ts")).writeDirectory(directory),
  "write-sheet": async (work: { format: SheetFormat; sheet: Sheet }) =>
    (await import("./sheets/write-sheet.ts")).writeSheet(work),
  "draw-card": async (card: ShareCard) => (await import("./pictures/draw-card.ts")).drawCard(card),
  "read-sheet": async (bytes: Buffer) => (await import("./sheets/read-sheet.ts")).readSheet(bytes),
  "inspect-pdf": async (bytes: Buffer) => (await import("./files/inspect-pdf.ts")).inspectPdf(bytes),
  "inspect-picture": async (bytes: Buffer) => (await pictures()).inspectPicture(bytes),
  "draw-cover": async (bytes: Buffer) => (await import("./files/draw-cover.ts")).drawCover(bytes),
  "draw-logo-sizes": async (bytes: Buffer) => (await import("./files/draw-logo-sizes.ts")).drawLogoSizes(bytes),
  "draw-logo": async (bytes: Buffer) => (await pictures()).drawLogo(bytes),
});
