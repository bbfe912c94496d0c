/** The process beside the portal in which heavy work is done: `app/platform/background.server.ts` starts it. */
import type { PdfDocument } from "#app/platform/pdf-document.ts";
import { answerTasks } from "./answer-tasks.ts";

answerTasks({
  "print-pdf": async (document: PdfDocument) => (await import("./pdf/write-pdf.ts")).writePdf(document),
});
