import PDFDocument from "pdfkit";
import type { PdfBlock, PdfDocument } from "#app/platform/pdf-document.ts";
import { writeText } from "./write-text.ts";

type Pdf = PDFKit.PDFDocument;
type Parent = { add(child: unknown): unknown; end(): void };

const MARGIN = 64;
const INK = "#1e1b15";
const SOFT = "#5a5346";
const LINE = "#d9cdb4";
const INDENT = 12;
/** A heading, or a name with its value, moves to the next page when less is left below it. */
const ROOM = { heading: 90, field: 36, line: 70 };
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}]/u;

interface TaggedText {
  tag: "H1" | "H2" | "P";
  text: string;
  size: number;
  color: string;
  left?: number;
  isBold?: boolean;
  lang?: string;
}

function writeTagged(pdf: Pdf, root: Parent, { tag, text, lang, left = MARGIN, ...style }: TaggedText): void {
  const actual = RIGHT_TO_LEFT.test(text) ? text : undefined;
  const options = { ...(lang && { lang }), ...(actual && { actual }) };
  const element = pdf.struct(tag, options as PDFKit.Mixins.StructureElementOptions, [
    () => writeText(pdf, text, { left, lang, ...style }),
  ]);
  root.add(element);
  element.end();
}

function keepTogether(pdf: Pdf, room: number): void {
  if (pdf.y > pdf.page.height - pdf.page.margins.bottom - room) pdf.continueOnNewPage();
}

function drawRule(pdf: Pdf, left = MARGIN): void {
  pdf.markContent("Artifact", { type: "Layout" });
  pdf
    .moveTo(left, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
  pdf.endMarkedContent();
}

function writeField(pdf: Pdf, root: Parent, { label, value, depth }: Extract<PdfBlock, { kind: "field" }>): void {
  const left = MARGIN + depth * INDENT;
  keepTogether(pdf, ROOM.field);
  writeTagged(pdf, root, { tag: "P", text: label, size: 8.5, color: SOFT, left });
  if (value) writeTagged(pdf, root, { tag: "P", text: value, size: 10, color: INK, left });
  pdf.y += 6;
}

function writeLine(pdf: Pdf, root: Parent, { label, value, space }: Extract<PdfBlock, { kind: "line" }>): void {
  keepTogether(pdf, ROOM.line);
  writeTagged(pdf, root, { tag: "P", text: label, size: 8.5, color: SOFT });
  pdf.y += space;
  if (value) writeTagged(pdf, root, { tag: "P", text: value, size: 11, color: INK });
  pdf.y += 4;
  drawRule(pdf);
  pdf.y += 14;
}

function writeBlock(pdf: Pdf, root: Parent, block: PdfBlock): void {
  switch (block.kind) {
    case "title":
      writeTagged(pdf, root, { tag: "H1", text: block.text, size: 18, isBold: true, color: INK, lang: block.lang });
      pdf.y += 8;
      return;
    case "heading":
      keepTogether(pdf, ROOM.heading);
      pdf.y += 10;
      writeTagged(pdf, root, { tag: "H2", text: block.text, size: 13, isBold: true, color: INK, lang: block.lang });
      pdf.y += 3;
      drawRule(pdf);
      pdf.y += 6;
      return;
    case "field":
      return writeField(pdf, root, block);
    case "line":
      return writeLine(pdf, root, block);
    case "note":
      writeTagged(pdf, root, { tag: "P", text: block.text, size: 9, color: SOFT, lang: block.lang });
      pdf.y += 6;
      return;
    case "paragraph":
      writeTagged(pdf, root, { tag: "P", text: block.text, size: 10, color: INK, lang: block.lang });
      pdf.y += 6;
  }
}

/** Numbers every page, once all pages are there. */
function writeFooters(pdf: Pdf, footer: string, direction: PdfDocument["direction"]): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf.y = pdf.page.height - 46;
    pdf.markContent("Artifact", { type: "Pagination" });
    const text = footer.replace("{page}", String(index + 1)).replace("{pages}", String(count));
    writeText(pdf, text, { left: MARGIN, size: 8, color: SOFT, direction, isArtifact: true });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}

/** Prints a document: tagged, in every script, with the fonts' used glyphs inside. Resolves to the bytes of the PDF. */
export async function writePdf({
  title,
  author,
  lang,
  direction,
  madeAt,
  footer,
  blocks,
}: PdfDocument): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang,
    displayTitle: true,
    font: null as unknown as string,
    info: { Title: title, Author: author, CreationDate: madeAt, ModDate: madeAt },
  });
  const bytes = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  const root = pdf.struct("Document") as unknown as Parent;
  pdf.addStructure(root as unknown as PDFKit.PDFStructureElement);
  pdf.y = MARGIN;
  for (const block of blocks) writeBlock(pdf, root, block);
  root.end();
  if (footer) writeFooters(pdf, footer, direction);
  pdf.end();
  return bytes;
}
