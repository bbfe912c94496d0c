import { create } from "fontkit";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);
// The standard fonts of PDF have no Kazakh letters.
const FONT = "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf";
// Opened once: reading its tables costs several times what a page does.
let font: Promise<ReturnType<typeof create>> | undefined;

/** One page that says what it stands for, in the bytes of a real PDF. */
export async function sampleDocument(title: string, lines: readonly string[], day: Date): Promise<Uint8Array> {
  font ??= readFile(require.resolve(FONT)).then((bytes) => create(bytes));
  const info = { Title: title, CreationDate: day };
  const page = new PDFDocument({ size: "A4", margin: 72, info, font: (await font) as unknown as string });
  page.fontSize(16).text(title).moveDown().fontSize(11);
  for (const line of lines) page.text(line).moveDown(0.5);
  page.end();
  return buffer(page);
}
