import type { Look } from "./looks.ts";
import { bottomOf, type Element, type Pdf } from "./page.ts";
import { DIRECTION_MARKS } from "./runs.ts";
import { drawLine, heightOf, type Line, linesOf } from "./write-text.ts";

/** Where texts stand below each other: the whole page, or one of two columns in its language. Lengths are points. */
export interface Column {
  left: number;
  room: number;
  parent: Element;
  lang?: string;
  direction?: "ltr" | "rtl";
}

interface Cell {
  column: Column;
  element: Element;
  rest: Line[];
}

/** A row of two columns goes to the next page in one piece up to this height, and needs so much room to begin at all. */
const WHOLE = 130;
const BEGINNING = 45;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}]/u;

/** Writes a text in each column from `pdf.y` down, at one height, turning pages as needed; an empty text leaves its place free. */
export function writeCells(pdf: Pdf, columns: readonly Column[], texts: readonly string[], look: Look): void {
  const cells = columns.flatMap((column, index) => {
    const text = texts[index] ?? "";
    return text === "" && columns.length > 1 ? [] : [openCell(pdf, column, text, look)];
  });
  if (columns.length > 1) keepRowWhole(pdf, cells);
  while (cells.some(({ rest }) => rest.length > 0)) {
    const top = pdf.y;
    const ends = cells.map((cell) => {
      pdf.y = top;
      drawOnPage(pdf, cell, look);
      return pdf.y;
    });
    pdf.y = Math.max(top, ...ends);
    if (cells.some(({ rest }) => rest.length > 0)) pdf.continueOnNewPage();
  }
  for (const { element } of cells) element.end();
}

/** An element of the structure that holds one text. */
export function openElement(
  pdf: Pdf,
  { parent, lang }: Pick<Column, "parent" | "lang">,
  tag: Look["tag"],
  text: string,
) {
  // Readers turn the words of a right-to-left text round; those stand in the element.
  const actual = RIGHT_TO_LEFT.test(text) ? text.replace(DIRECTION_MARKS, "") : undefined;
  const options = { ...(lang && { lang }), ...(actual && { actual }) };
  const element = pdf.struct(tag, options as PDFKit.Mixins.StructureElementOptions) as unknown as Element;
  parent.add(element);
  return element;
}

function openCell(pdf: Pdf, column: Column, text: string, look: Look): Cell {
  const { lang, direction, room } = column;
  const element = openElement(pdf, column, look.tag, text);
  return { column, element, rest: linesOf(text, { ...look, lang, direction }, room) };
}

const heightOfAll = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + heightOf(line), 0);

function keepRowWhole(pdf: Pdf, cells: readonly Cell[]): void {
  const height = Math.max(0, ...cells.map(({ rest }) => heightOfAll(rest)));
  const left = bottomOf(pdf) - pdf.y;
  if (height > left && (height <= WHOLE || left < BEGINNING)) pdf.continueOnNewPage();
}

/** Takes the lines that fit above the end of the page; the last line of a text is not left alone on the next one. */
function takeFitting(rest: Line[], room: number): Line[] {
  let taken = 0;
  for (let height = 0; taken < rest.length; taken++) {
    height += heightOf(rest[taken] as Line);
    if (height > room) break;
  }
  return rest.splice(0, taken > 2 && taken === rest.length - 1 ? taken - 1 : taken);
}

function drawOnPage(pdf: Pdf, { column, element, rest }: Cell, look: Look): void {
  const lines = takeFitting(rest, bottomOf(pdf) - pdf.y);
  if (lines.length === 0) return;
  const content = pdf.markStructureContent(look.tag);
  for (const line of lines) drawLine(pdf, line, { ...look, ...column });
  pdf.endMarkedContent();
  element.add(content);
}
