import type { Look } from "./looks.ts";
import type { Element, Pdf } from "./page.ts";
import { openElement } from "./write-cells.ts";
import { drawLine, heightOf, linesOf } from "./write-text.ts";

/** A text in a place of its own. */
export interface Text {
  text: string;
  lang: string;
  look: Look;
  /** Space above it. */
  before: number;
}

/** Where texts stand below each other. */
export interface Place {
  left: number;
  width: number;
  align: "centre" | "start";
}

function linesIn({ text, lang, look }: Text, { width }: Place) {
  return linesOf(text, { size: look.size, isBold: look.isBold, lang }, width);
}

export function heightOfAll(texts: readonly Text[], place: Place): number {
  return texts.reduce(
    (sum, text) => sum + text.before + linesIn(text, place).reduce((height, line) => height + heightOf(line), 0),
    0,
  );
}

/** Writes texts from `top` down and returns where they end. */
export function writeTexts(pdf: Pdf, parent: Element, texts: readonly Text[], top: number, place: Place): number {
  pdf.y = top;
  for (const text of texts) {
    const { lang, look, before } = text;
    pdf.y += before;
    const element = openElement(pdf, { parent, lang }, look.tag, text.text);
    const content = pdf.markStructureContent(look.tag);
    for (const line of linesIn(text, place)) {
      const width = line.pieces.reduce((sum, piece) => sum + piece.width, 0);
      const left = place.align === "centre" ? place.left + (place.width - width) / 2 : place.left;
      const room = place.align === "centre" ? width : place.width;
      drawLine(pdf, line, { ...look, lang, left, room });
    }
    pdf.endMarkedContent();
    element.add(content);
    element.end();
  }
  return pdf.y;
}

/** What is drawn and not read out. */
export function drawArtifact(pdf: Pdf, draw: () => unknown): void {
  pdf.markContent("Artifact", { type: "Layout" });
  draw();
  pdf.endMarkedContent();
}
