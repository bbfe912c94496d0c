import type { PrintedDirectory, PrintedMember } from "#app/platform/printed-directory.ts";
import { drawBorder, drawMark, type Frame } from "./girih.ts";
import { type Look, MARGIN, PAGE_LOOKS, SOFT } from "./looks.ts";
import { openPdf } from "./open-pdf.ts";
import { bottomOf, drawRule, type Element, keepTogether, type Pdf, roomOf } from "./page.ts";
import { drawArtifact, heightOfAll, type Place, type Text, writeTexts } from "./placed-texts.ts";
import { type Column, openElement, writeCells } from "./write-cells.ts";
import { writeFooters } from "./write-footers.ts";
import { drawLine, heightOf, linesOf } from "./write-text.ts";

const INK = "#1e1b15";
const LAPIS = "#263f8f";

/** Lengths are points. */
const LOOKS = {
  association: { tag: "P", size: 12, isBold: true, color: LAPIS },
  title: { tag: "H1", size: 25, isBold: true, color: INK },
  count: { tag: "P", size: 12, color: INK },
  note: { tag: "P", size: 9, color: SOFT },
  name: { tag: "H2", size: 12, isBold: true, color: INK },
  original: { tag: "P", size: 10.5, color: LAPIS },
  line: { tag: "P", size: 9.5, color: INK },
  fact: { tag: "P", size: 9, color: SOFT },
  address: { tag: "P", size: 8.5, color: LAPIS },
  indexed: { tag: "P", size: 9, color: INK },
} as const satisfies Record<string, Look>;

const PADDING = 30;
const BETWEEN = 9;
/** An entry that is higher begins where there is room, and goes on on the next page. */
const HIGHEST_WHOLE = 320;
const NUMBER_ROOM = 34;
/** An index is for what is not seen at a glance. */
const PAGES_WITHOUT_INDEX = 2;

/** The number of the page that is written on. */
const pageOf = (pdf: Pdf) => pdf.bufferedPageRange().count;

function writeCover(pdf: Pdf, root: Element, { lang, cover }: PrintedDirectory): void {
  let frame: Frame = { left: 0, top: 0, width: 0, height: 0 };
  drawArtifact(pdf, () => {
    frame = drawBorder(pdf);
    drawMark(pdf, [pdf.page.width / 2, frame.top + 92], 26);
  });
  const place: Place = { left: frame.left + PADDING, width: frame.width - 2 * PADDING, align: "centre" };
  const text = (words: string, look: Look, before: number): Text => ({ text: words, lang, look, before });
  const body = [
    text(cover.association, LOOKS.association, 0),
    text(cover.title, LOOKS.title, 22),
    text(cover.count, LOOKS.count, 16),
    text(cover.day, LOOKS.note, 6),
  ];
  const top = frame.top + (frame.height - heightOfAll(body, place)) / 2 - 34;
  writeTexts(pdf, root, body, top, place);
  const foot = [text(cover.disclaimer, LOOKS.note, 0)];
  writeTexts(pdf, root, foot, frame.top + frame.height - PADDING - heightOfAll(foot, place), place);
}

/** A name of any script at the beginning of its line, under the others. */
const isolate = (text: string) => `\u2068${text}\u2069`;

/** The texts of an entry, each with its look and its language. */
function textsOf({ name, original, lines, facts, addresses }: PrintedMember) {
  return [
    { text: isolate(name.text), lang: name.lang, look: LOOKS.name },
    ...(original ? [{ text: isolate(original.text), lang: original.lang, look: LOOKS.original }] : []),
    ...lines.map((text) => ({ text, lang: undefined, look: LOOKS.line })),
    ...facts.map(({ label, value }) => ({ text: `${label}: ${value}`, lang: undefined, look: LOOKS.fact })),
    ...addresses.map((text) => ({ text, lang: "zxx", look: LOOKS.address })),
  ];
}

/** Writes an entry and gives the number of the page on which it begins. */
function writeMember(pdf: Pdf, column: Column, member: PrintedMember, isFirst: boolean): number {
  const texts = textsOf(member).map((one) => ({ ...one, lang: one.lang ?? column.lang }));
  const height = texts.reduce((sum, { text, look, lang }) => {
    const lines = linesOf(text, { ...look, lang, direction: column.direction }, column.room);
    return sum + lines.reduce((all, line) => all + heightOf(line), 0);
  }, 2 * BETWEEN);
  const before = pageOf(pdf);
  keepTogether(pdf, Math.min(height, HIGHEST_WHOLE));
  const page = pageOf(pdf);
  if (!isFirst && page === before) {
    drawRule(pdf);
    pdf.y += BETWEEN;
  }
  for (const { text, look, lang } of texts) writeCells(pdf, [{ ...column, lang }], [text], look);
  pdf.y += BETWEEN;
  return page;
}

/** Every name with the page on which its member begins. */
function writeIndex(
  pdf: Pdf,
  root: Element,
  { index, lang, direction }: PrintedDirectory,
  pages: readonly number[],
): void {
  const column = { left: MARGIN, room: roomOf(pdf), parent: root, lang };
  pdf.continueOnNewPage();
  pdf.y = MARGIN;
  writeCells(pdf, [column], [index.title], PAGE_LOOKS.heading);
  pdf.y += 6;
  for (const { text, lang: own = lang, member } of index.names) {
    const style = { ...LOOKS.indexed, lang: own, direction };
    const room = column.room - NUMBER_ROOM;
    const lines = linesOf(isolate(text), style, room);
    const number = String(pages[member] ?? "");
    const [digits] = linesOf(number, { ...LOOKS.indexed, lang }, NUMBER_ROOM);
    if (pdf.y + lines.reduce((sum, line) => sum + heightOf(line), 0) > bottomOf(pdf)) pdf.continueOnNewPage();
    const element = openElement(pdf, { parent: root, lang: own }, "P", text);
    const content = pdf.markStructureContent("P");
    const top = pdf.y;
    for (const line of lines) drawLine(pdf, line, { ...style, left: MARGIN, room });
    const below = pdf.y;
    if (digits) {
      const width = digits.pieces.reduce((sum, piece) => sum + piece.width, 0);
      pdf.y = top;
      drawLine(pdf, digits, { ...LOOKS.indexed, lang, left: MARGIN + column.room - width, room: width });
    }
    pdf.y = below;
    pdf.endMarkedContent();
    element.add(content);
    element.end();
  }
}

/** Prints the directory of a country: a first page, the members, an index where they take more than two pages. Resolves to the bytes of the PDF. */
export function writeDirectory(document: PrintedDirectory): Promise<Buffer> {
  const { members, cut, lang, direction, footer } = document;
  return openPdf({ ...document, layout: "portrait", margin: MARGIN }, (pdf, root) => {
    writeCover(pdf, root, document);
    pdf.continueOnNewPage();
    pdf.y = MARGIN;
    const column = { left: MARGIN, room: roomOf(pdf), parent: root, lang, direction };
    const first = pageOf(pdf);
    const pages = members.map((member, at) => writeMember(pdf, column, member, at === 0));
    if (cut) writeCells(pdf, [column], [cut], LOOKS.note);
    if (pageOf(pdf) - first >= PAGES_WITHOUT_INDEX) writeIndex(pdf, root, document, pages);
    root.end();
    writeFooters(pdf, footer, { direction, from: 1 });
  });
}
