/** The process beside the portal in which heavy work is done: `app/platform/background.server.ts` starts it. */
import type { PdfDocument } from "#app/platform/pdf-document.ts";
import { answerTasks } from "./answer-tasks.ts";
import { limitMemory } from "./limit-memory.ts";

limitMemory(400);

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length);
const pictures = () => import("./files/inspect-picture.ts");

answerTasks({
  "print-pdf": async (document: PdfDocument) => (await import("./pdf/write-pdf.ts")).writePdf(document),
  "inspect-pdf": async (bytes: Uint8Array) => (await import("./files/inspect-pdf.ts")).inspectPdf(asBuffer(bytes)),
  "inspect-picture": async (bytes: Uint8Array) => (await pictures()).inspectPicture(asBuffer(bytes)),
  "draw-logo": async (bytes: Uint8Array) => (await pictures()).drawLogo(asBuffer(bytes)),
});
