import { MARGIN, RULE } from "./looks.ts";

export type Pdf = PDFKit.PDFDocument;

/** An element of the structure that screen readers follow. */
export interface Element {
  add(child: unknown): unknown;
  end(): void;
}

/** Where the text of a page ends. */
export const bottomOf = ({ page }: Pdf) => page.height - page.margins.bottom;

/** How wide a line can be between the margins. */
export const roomOf = ({ page }: Pdf) => page.width - 2 * MARGIN;

export function keepTogether(pdf: Pdf, room: number): void {
  if (pdf.y > bottomOf(pdf) - room) pdf.continueOnNewPage();
}

/** A rule from margin to margin. */
export function drawRule(pdf: Pdf): void {
  pdf.markContent("Artifact", { type: "Layout" });
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + roomOf(pdf), pdf.y)
    .lineWidth(0.5)
    .strokeColor(RULE)
    .stroke();
  pdf.endMarkedContent();
}
