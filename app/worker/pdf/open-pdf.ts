import PDFDocument from "pdfkit";
import type { PdfDocument } from "#app/platform/pdf-document.ts";
import type { Element, Pdf } from "./page.ts";

interface Opening extends Pick<PdfDocument, "title" | "author" | "lang" | "madeAt"> {
  layout: "portrait" | "landscape";
  /** In points. */
  margin: number;
}

/** Opens a tagged document on its first page, lets `write` fill it, which ends its root; resolves to the bytes of the PDF. */
export function openPdf(opening: Opening, write: (pdf: Pdf, root: Element) => void): Promise<Buffer> {
  const { title, author, lang, madeAt, layout, margin } = opening;
  const pdf = new PDFDocument({
    size: "A4",
    layout,
    margins: { top: margin, bottom: margin, left: margin, right: margin },
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang,
    displayTitle: true,
    font: null as unknown as string,
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
    const root = pdf.struct("Document") as unknown as Element;
    pdf.addStructure(root as unknown as PDFKit.PDFStructureElement);
    write(pdf, root);
    pdf.end();
  });
}
