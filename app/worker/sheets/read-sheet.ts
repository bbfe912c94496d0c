import type { SheetReading } from "#app/platform/read-sheet.ts";
import { SheetRefused } from "./collect-lines.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";

const ZIP = Buffer.from("PK\x03\x04");
/** What people take for a list and is none: PDF, pictures, old binary workbooks, pages. */
const OTHERS = [
  "%PDF",
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "\xd0\xcf\x11\xe0",
  "<!DO",
  "<htm",
  "{\\rt",
  "\x7fELF",
  "MZ\x90\x00",
];

/** A list as rows of texts, whatever kind of file it is; the name and the type the sender gives are not asked. */
export async function readSheet(bytes: Buffer): Promise<SheetReading> {
  const isZip = bytes.subarray(0, 4).equals(ZIP);
  const head = bytes.subarray(0, 4).toString("latin1");
  try {
    if (OTHERS.some((begin) => head.startsWith(begin))) throw new SheetRefused("not_a_list");
    const lines = isZip ? await readWorkbook(bytes) : readCsv(bytes);
    return lines.length > 0 ? { ok: true, lines } : { ok: false, fault: "empty" };
  } catch (error) {
    return { ok: false, fault: error instanceof SheetRefused ? error.fault : "damaged" };
  }
}
