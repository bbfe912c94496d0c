import { type Face, openFace, type Shaping } from "./fonts.ts";
import { clustersOf, DIRECTION_MARKS, type Paragraph, paragraphsOf } from "./runs.ts";

type Pdf = PDFKit.PDFDocument;

interface TextStyle {
  /** The left edge and the room, in points; the room ends at the margin unless said. */
  left: number;
  width?: number;
  size: number;
  isBold?: boolean;
  color: string;
  lang?: string;
  direction?: "ltr" | "rtl";
  /** Set outside the tagged text (page numbers): its words are not told again. */
  isArtifact?: boolean;
}

/** A piece of a line: one font, one direction. Lengths in points. */
interface Piece {
  words: string;
  face: Face;
  how: Shaping;
  level: number;
  width: number;
  top: number;
  bottom: number;
}

/** Writes text from `pdf.y` down, turning pages as needed. */
export function writeText(pdf: Pdf, text: string, style: TextStyle): void {
  for (const paragraph of paragraphsOf(text, style.direction)) writeParagraph(pdf, paragraph, style);
}

function writeParagraph(pdf: Pdf, paragraph: Paragraph, style: TextStyle): void {
  const room = style.width ?? pdf.page.width - pdf.page.margins.right - style.left;
  for (const [start, end] of breakLines(paragraph, style, room)) {
    drawLine(
      pdf,
      { words: paragraph.text.slice(start, end), pieces: cutPieces(paragraph, start, end, style) },
      {
        ...style,
        room,
        isRightToLeft: paragraph.isRightToLeft,
      },
    );
  }
}

function cutPieces({ text, runs }: Paragraph, start: number, end: number, { size, isBold, lang }: TextStyle): Piece[] {
  return runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => {
      const words = text.slice(Math.max(run.start, start), Math.min(run.end, end)).replace(DIRECTION_MARKS, "");
      const face = openFace(run.file, isBold ?? false);
      const how = { rtl: run.level % 2 === 1, lang };
      const { advanceWidth, top, bottom } = face.shape(words, how);
      const scale = size / face.unitsPerEm;
      return {
        words,
        face,
        how,
        level: run.level,
        width: advanceWidth * scale,
        top: top * scale,
        bottom: -bottom * scale,
      };
    });
}

/** The lines of a paragraph as places in its text, without the spaces at their ends. */
function breakLines(paragraph: Paragraph, style: TextStyle, room: number): [start: number, end: number][] {
  const { text } = paragraph;
  const trimmed = (start: number, end: number) => start + text.slice(start, end).trimEnd().length;
  const measure = (start: number, end: number) =>
    cutPieces(paragraph, start, end, style).reduce((sum, { width }) => sum + width, 0);
  const lines: [number, number][] = [];
  let start = 0;
  let taken = 0;
  const endLine = (end: number) => {
    lines.push([start, trimmed(start, end)]);
    start = end;
    taken = 0;
  };
  let last = 0;
  for (const stop of paragraph.breaks) {
    const word = measure(last, trimmed(last, stop));
    if (last > start && taken + word > room) endLine(last);
    if (word <= room) taken += word + measure(trimmed(last, stop), stop);
    else {
      // A word longer than a line is broken between its clusters.
      for (const { segment, index } of clustersOf(text.slice(last, stop))) {
        const at = last + index;
        const advance = measure(at, at + segment.length);
        if (at > start && taken + advance > room) endLine(at);
        taken += advance;
      }
    }
    last = stop;
  }
  endLine(text.length);
  return lines;
}

/** Rule L2 of the bidirectional algorithm, piece by piece: from the highest level down, each stretch is turned round. */
function inVisualOrder(pieces: readonly Piece[]): Piece[] {
  const row = [...pieces];
  for (let level = Math.max(0, ...row.map((piece) => piece.level)); level > 0; level--) {
    for (let from = 0, to; from < row.length; from = to + 1) {
      to = from;
      while (to < row.length && (row[to]?.level ?? 0) >= level) to++;
      row.splice(from, to - from, ...row.slice(from, to).reverse());
    }
  }
  return row;
}

interface Line {
  words: string;
  pieces: readonly Piece[];
}

type LineStyle = TextStyle & { room: number; isRightToLeft: boolean };

function drawLine(pdf: Pdf, { words, pieces }: Line, style: LineStyle): void {
  const { size, left, room, isArtifact } = style;
  // Fonts claim up to 2.8 em: the height of a line is that of its ink.
  const ascent = Math.max(1.07 * size, ...pieces.map(({ top }) => top + size / 20));
  const descent = Math.max(0.38 * size, ...pieces.map(({ bottom }) => bottom + size / 20));
  if (pdf.y + ascent + descent > pdf.page.height - pdf.page.margins.bottom) pdf.continueOnNewPage();
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  let x = style.isRightToLeft ? left + room - width : left;
  const y = pdf.y + ascent;
  // Readers turn the words of a right-to-left span round; those stand in the structure element.
  const isTold = !isArtifact && words !== "" && pieces.every(({ how }) => !how.rtl);
  if (isTold) pdf.markContent("Span", { actual: words } as PDFKit.Mixins.MarkingOptions);
  for (const piece of inVisualOrder(pieces)) {
    drawPiece(pdf, piece, { x, y }, style);
    x += piece.width;
  }
  if (isTold) pdf.endMarkedContent();
  pdf.x = left;
  pdf.y = y + descent;
}

function drawPiece(pdf: Pdf, { words, face, how }: Piece, { x, y }: { x: number; y: number }, style: LineStyle): void {
  if (words === "") return;
  const { size, color } = style;
  pdf.registerFont(face.id, face.font as unknown as string);
  pdf
    .font(face.id)
    .fontSize(size)
    .fillColor(color)
    .strokeColor(color)
    .lineWidth(size / 30);
  // `features` reaches the layout of the face as it is.
  const options = { lineBreak: false, baseline: "alphabetic", fill: true, stroke: face.isOutlined, features: how };
  pdf.text(words, x, y, options as unknown as PDFKit.Mixins.TextOptions);
}
