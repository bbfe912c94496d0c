import { encode } from "uqr";
import type { Pdf } from "./page.ts";

/** Draws an address as a QR code, as areas, with the quiet zone around it that readers need. */
export function drawQr(pdf: Pdf, address: string, place: { left: number; top: number; size: number }): void {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const module = place.size / size;
  pdf.rect(place.left, place.top, place.size, place.size).fill("#ffffff");
  data.forEach((row, line) => {
    for (let start = 0; start < size; start++) {
      if (!row[start]) continue;
      let end = start;
      while (row[end]) end++;
      pdf.rect(place.left + start * module, place.top + line * module, (end - start) * module, module);
      start = end;
    }
  });
  pdf.fill("#1e1b15");
}
