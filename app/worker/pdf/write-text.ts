import { type Face, openFace, type Shaping } from "./fonts.ts";
import { bottomOf, type Pdf } from "./page.ts";
import { clustersOf, DIRECTION_MARKS, type Paragraph, paragraphsOf } from "./runs.ts";

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

/** A line ready to be drawn. Lengths in points. */
export interface Line {
  words: string;
  pieces: readonly Piece[];
  isRightToLeft: boolean;
  ascent: number;
  descent: number;
}

export const heightOf = ({ ascent, descent }: Line) => ascent + descent;

/** Writes text from `pdf.y` down, turning pages as needed. */
export function writeText(pdf: Pdf, text: string, style: TextStyle): void {
  const room = style.width ?? pdf.page.width - pdf.page.margins.right - style.left;
  for (const line of linesOf(text, style, room)) {
    if (pdf.y + heightOf(line) > bottomOf(pdf)) pdf.continueOnNewPage();
    drawLine(pdf, line, { ...style, room });
  }
}

/** A text broken into lines that fit a room. */
export function linesOf(text: string, style: Omit<TextStyle, "left" | "color">, room: number): Line[] {
  return paragraphsOf(text, style.direction).flatMap((paragraph) =>
    breakLines(paragraph, style, room).map(([start, end]) => {
      const pieces = cutPieces(paragraph, start, end, style);
      const { size } = style;
      return {
        words: paragraph.text.slice(start, end).replace(DIRECTION_MARKS, ""),
        pieces,
        isRightToLeft: paragraph.isRightToLeft,
        // Fonts claim up to 2.8 em: the height of a line is that of its ink.
        ascent: Math.max(1.07 * size, ...pieces.map(({ top }) => top + size / 20)),
        descent: Math.max(0.38 * size, ...pieces.map(({ bottom }) => bottom + size / 20)),
      };
    }),
  );
}

type Letters = Pick<TextStyle, "size" | "isBold" | "lang">;

function cutPieces({ text, runs }: Paragraph, start: number, end: number, { size, isBold, lang }: Letters): Piece[] {
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
function breakLines(paragraph: Paragraph, style: Letters, room: number): [start: number, end: number][] {
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
export function inVisualOrder(pieces: readonly Piece[]): Piece[] {
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

type LineStyle = TextStyle & { room: number };

/** Draws a line at `pdf.y`, which moves below it. */
export function drawLine(pdf: Pdf, line: Line, style: LineStyle): void {
  const { words, pieces, isRightToLeft, ascent, descent } = line;
  const { left, room, isArtifact } = style;
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  let x = isRightToLeft ? left + room - width : left;
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
