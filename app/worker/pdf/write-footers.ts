import { MARGIN, SOFT } from "./looks.ts";
import type { Pdf } from "./page.ts";
import { writeText } from "./write-text.ts";

interface Footers {
  direction: "ltr" | "rtl";
  /** The place of the first page that has one; the first of all unless said. */
  from?: number;
}

/** Numbers the pages, once all are there. */
export function writeFooters(pdf: Pdf, footer: string, { direction, from = 0 }: Footers): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = from; index < count; index++) {
    pdf.switchToPage(start + index);
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf.y = pdf.page.height - 46;
    pdf.markContent("Artifact", { type: "Pagination" });
    const text = footer.replaceAll("{page}", String(index + 1)).replaceAll("{pages}", String(count));
    writeText(pdf, text, { left: MARGIN, size: 8, color: SOFT, direction, isArtifact: true });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = bottom;
  }
}
