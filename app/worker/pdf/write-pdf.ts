import type { PdfBlock, PdfDocument, PdfPart } from "#app/platform/pdf-document.ts";
import { openPdf } from "./open-pdf.ts";
import { COLUMN_LOOKS, LABEL, MARGIN, PAGE_LOOKS, type TextLooks, VALUE, WRITTEN } from "./looks.ts";
import { drawRule, type Element, keepTogether, type Pdf, roomOf } from "./page.ts";
import { type Column, writeCells } from "./write-cells.ts";
import { writeFooters } from "./write-footers.ts";

const INDENT = 12;
const GUTTER = 26;
/** A name with its value moves to the next page when less is left below it. */
const FIELD_ROOM = 36;

type Line = Extract<PdfPart, { kind: "line" }>;
type Texts = readonly (Exclude<PdfPart, Line> | null)[];

function writeField(pdf: Pdf, root: Element, { label, value, depth }: Extract<PdfBlock, { kind: "field" }>): void {
  const indent = depth * INDENT;
  const column = { left: MARGIN + indent, room: roomOf(pdf) - indent, parent: root };
  keepTogether(pdf, FIELD_ROOM);
  writeCells(pdf, [column], [label], LABEL);
  if (value) writeCells(pdf, [column], [value], VALUE);
  pdf.y += 6;
}

/** A line to write on, with its name and what is written on it in each language. */
function writeLine(pdf: Pdf, columns: readonly Column[], lines: readonly Line[]): void {
  const names = lines.map(({ label }) => label);
  // Whatever script a name is in, it stands at the beginning of its line, below the label.
  const values = lines.map(({ value }) => value && `\u2068${value}\u2069`);
  writeCells(pdf, columns, names, LABEL);
  pdf.y += Math.max(...lines.map(({ space }) => space));
  if (values.some(Boolean)) writeCells(pdf, columns, values, WRITTEN);
  pdf.y += 4;
  drawRule(pdf);
  pdf.y += 12;
}

const isLine = (part: PdfBlock | null | undefined): part is Line => part?.kind === "line";
/** What a line takes beside its space: its name, what is written on it, and the rule. */
const LINE_HEIGHT = 46;
const SPACE_BEFORE_LINES = 8;

/** The few lines of a signature stand on one page: nobody signs apart from the name above. */
function keepLinesTogether(pdf: Pdf, blocks: readonly (PdfBlock | null)[]): void {
  const end = blocks.findIndex((block) => !isLine(block));
  const lines = blocks.slice(0, end < 0 ? undefined : end).filter(isLine);
  const room = lines.reduce((sum, { space }) => sum + LINE_HEIGHT + space, 0);
  pdf.y += SPACE_BEFORE_LINES;
  keepTogether(pdf, room < pdf.page.height / 2 ? room : LINE_HEIGHT);
}

function writeTexts(pdf: Pdf, columns: readonly Column[], texts: Texts, looks: TextLooks): void {
  const [{ kind } = { kind: "paragraph" as const }] = texts.filter((text) => text !== null);
  const { before, after, room, hasRule, ...look } = looks[kind];
  keepTogether(pdf, room);
  pdf.y += before;
  const inLanguage = columns.map((column, index) => ({ ...column, lang: texts[index]?.lang ?? column.lang }));
  writeCells(
    pdf,
    inLanguage,
    texts.map((text) => text?.text ?? ""),
    look,
  );
  pdf.y += after;
  if (!hasRule) return;
  drawRule(pdf);
  pdf.y += 6;
}

/** Two columns, the first where the language of the document begins; each is read to its end before the other. */
function writeBeside(pdf: Pdf, root: Element, { languages, rows }: Extract<PdfBlock, { kind: "beside" }>): void {
  const room = (roomOf(pdf) - GUTTER) / 2;
  const isFromTheRight = languages[0].direction === "rtl";
  const columns = languages.map(({ lang, direction }, index): Column => {
    const parent = pdf.struct("Sect", { lang } as PDFKit.Mixins.StructureElementOptions) as unknown as Element;
    root.add(parent);
    return { left: MARGIN + ((index === 1) === isFromTheRight ? 0 : room + GUTTER), room, parent, lang, direction };
  });
  rows.forEach((row, index) => {
    const lines = row.filter(isLine);
    if (lines.length === 0) return writeTexts(pdf, columns, row as Texts, COLUMN_LOOKS);
    if (!isLine(rows[index - 1]?.[0]))
      keepLinesTogether(
        pdf,
        rows.slice(index).map(([one]) => one),
      );
    writeLine(pdf, columns, lines);
  });
  for (const { parent } of columns) parent.end();
}

function writeBlock(pdf: Pdf, root: Element, { blocks, direction }: PdfDocument, index: number): void {
  const page = { left: MARGIN, room: roomOf(pdf), parent: root };
  const block = blocks[index] as PdfBlock;
  switch (block.kind) {
    case "field":
      return writeField(pdf, root, block);
    case "line":
      if (isLine(blocks[index - 1])) keepTogether(pdf, LINE_HEIGHT + block.space);
      else keepLinesTogether(pdf, blocks.slice(index));
      return writeLine(pdf, [{ ...page, direction }], [block]);
    case "beside":
      return writeBeside(pdf, root, block);
    default:
      return writeTexts(pdf, [page], [block], PAGE_LOOKS);
  }
}

/** Prints a document: tagged, in every script, with the fonts' used glyphs inside. Resolves to the bytes of the PDF. */
export function writePdf(document: PdfDocument): Promise<Buffer> {
  const { direction, footer, blocks } = document;
  return openPdf({ ...document, layout: "portrait", margin: MARGIN }, (pdf, root) => {
    pdf.y = MARGIN;
    blocks.forEach((_, index) => writeBlock(pdf, root, document, index));
    root.end();
    if (footer) writeFooters(pdf, footer, { direction });
  });
}
