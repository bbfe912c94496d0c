import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
const fontFile = (style: string) => require.resolve(`@expo-google-fonts/noto-sans/${style}/NotoSans_${style}.ttf`);

/** Names under which the fonts of every PDF are registered: they hold Latin, Cyrillic and Kazakh letters. */
export const PDF_FONTS = { regular: "Regular", bold: "Bold" } as const;

interface PdfOptions {
  title: string;
  author: string;
  locale: string;
  /** The moment the document is dated. */
  now: Date;
}

/** An empty A4 document with the portal's fonts; the caller draws on it and then asks `pdfBytes`. */
export function createPdf({ title, author, locale, now }: PdfOptions): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: 64, bottom: 64, left: 64, right: 64 },
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: now, ModDate: now },
  });
  document.registerFont(PDF_FONTS.regular, fontFile("400Regular"));
  document.registerFont(PDF_FONTS.bold, fontFile("700Bold"));
  return document.font(PDF_FONTS.regular).fontSize(10);
}

/** Ends a document and resolves to its bytes. */
export function pdfBytes(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
    document.end();
  });
}
