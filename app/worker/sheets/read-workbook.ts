import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { MOST_SHEET_COLUMNS } from "#app/platform/read-sheet.ts";
import { collectLines, SheetRefused } from "./collect-lines.ts";

/** What one part of a workbook may unpack to. A list of the most rows and columns has less. */
const LARGEST_PART = 48 * 1024 * 1024;
const MOST_ENTRIES = 500;
const FIRST_SHEET = "xl/worksheets/sheet1.xml";

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new SheetRefused("not_a_list");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

/** One part of the archive as text; what it says of its own size is not believed. */
async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry) return "";
  if (entry.uncompressedSize > LARGEST_PART) throw new SheetRefused("too_large");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_PART) throw new SheetRefused("too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name) return NAMED[name] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
      },
    )
    .replace(/_x([\dA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

interface Tag {
  /** Without the prefix of its namespace. */
  name: string;
  /** `<name>`, `</name>` or `<name/>`. */
  kind: "open" | "close" | "empty";
  attributes: string;
  /** What follows it until the next tag. */
  text: string;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)([^<>]*?)(\/?)>([^<]*)/g;

function* tagsIn(xml: string): Generator<Tag> {
  for (const [, slash, name = "", attributes = "", end, text = ""] of xml.matchAll(TAG))
    yield { name, kind: slash ? "close" : end ? "empty" : "open", attributes, text };
}

/** Collects the runs of a text one after another, without readings of Japanese names. */
function textCollector() {
  let [text, isReading] = ["", false];
  return {
    take({ name, kind, text: run }: Tag): void {
      if (name === "rPh") isReading = kind === "open";
      else if (name === "t" && kind === "open" && !isReading) text += unescaped(run);
    },
    give(): string {
      const given = text;
      [text, isReading] = ["", false];
      return given;
    },
  };
}

function sharedIn(xml: string): string[] {
  const texts: string[] = [];
  const runs = textCollector();
  for (const tag of tagsIn(xml)) {
    if (tag.name === "si" && tag.kind !== "open") texts.push(runs.give());
    else runs.take(tag);
  }
  return texts;
}

const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 30, 36, 50, 57]);

/** Which styles show a number as a day, by their place in the list of styles. */
function dayStylesIn(xml: string): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  for (const { name, kind, attributes } of tagsIn(xml)) {
    const id = Number(attribute(attributes, "numFmtId"));
    if (name === "cellXfs") isInCells = kind === "open";
    else if (name === "numFmt") own.set(id, isDayFormat(attribute(attributes, "formatCode")));
    else if (name === "xf" && isInCells && kind !== "close") styles.push(own.get(id) ?? DAY_FORMATS.has(id));
  }
  return styles;
}

const isDayFormat = (code: string) => /[yd]|m{3}/i.test(unescaped(code).replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));

function attribute(attributes: string, name: string): string {
  const [, value = ""] = attributes.split(` ${name}="`);
  return value.split('"', 1)[0] ?? "";
}

const DAY_MS = 86_400_000;

/** A day as workbooks keep it, in days since the end of 1899 or, on old Macintoshes, of 1903. */
function dayOfSerial(serial: number, is1904: boolean): string | null {
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial + (is1904 ? 1462 : 0)) * DAY_MS);
  return serial >= 1 && serial < 200_000 ? moment.toISOString().slice(0, 10) : null;
}

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Meaning {
  shared: readonly string[];
  isDay: readonly boolean[];
  is1904: boolean;
}

interface ReadCell {
  attributes: string;
  value: string;
}

function valueOf({ attributes, value }: ReadCell, { shared, isDay, is1904 }: Meaning): string {
  const type = attribute(attributes, "t");
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "d") return value.slice(0, 10);
  if (type === "e") return "";
  const number = Number(value);
  if ((type !== "" && type !== "n") || value === "" || !Number.isFinite(number)) return value;
  return (isDay[Number(attribute(attributes, "s") || 0)] && dayOfSerial(number, is1904)) || String(number);
}

function put(cells: string[], { attributes, value }: ReadCell): void {
  const reference = attribute(attributes, "r");
  const column = reference ? columnOf(reference) : cells.length;
  if (value.trim() === "" && reference) return;
  if (column < 0 || column > MOST_SHEET_COLUMNS) throw new SheetRefused("too_many_columns");
  while (cells.length < column) cells.push("");
  cells[column] = value;
}

/** Takes the tags of one row and gives its cells. */
function cellReader(meaning: Meaning) {
  const runs = textCollector();
  let cells: string[] = [];
  let cell: ReadCell | null = null;
  function endCell(attributes: string): void {
    const inline = runs.give();
    const value = inline || (cell ? valueOf(cell, meaning) : "");
    put(cells, { attributes: cell?.attributes ?? attributes, value });
    cell = null;
  }
  return {
    begin: () => void (cells = []),
    give: () => cells,
    take(tag: Tag): void {
      const { name, kind, attributes, text } = tag;
      if (name === "c" && kind !== "open") endCell(attributes);
      else if (name === "c") cell = { attributes, value: "" };
      else if (name === "v" && kind === "open" && cell) cell.value = unescaped(text);
      else runs.take(tag);
    },
  };
}

function linesOf(sheet: string, meaning: Meaning) {
  const { lines, take } = collectLines();
  const row = cellReader(meaning);
  let line = 0;
  for (const tag of tagsIn(sheet)) {
    if (tag.name !== "row") row.take(tag);
    else if (tag.kind === "close") take(line, row.give());
    else {
      line = Number(attribute(tag.attributes, "r")) || line + 1;
      row.begin();
    }
  }
  return lines;
}

/** The first sheet in the order of the workbook, by the part its relation names. */
function firstSheet(workbook: string, relations: string): string {
  const sheet = [...tagsIn(workbook)].find(({ name }) => name === "sheet")?.attributes ?? "";
  const id = /\s\w+:id="([^"]*)"/.exec(sheet)?.[1] ?? "";
  const relation = [...tagsIn(relations)].find(
    ({ name, attributes }) => name === "Relationship" && attribute(attributes, "Id") === id,
  );
  const target = attribute(relation?.attributes ?? "", "Target");
  if (target === "") return FIRST_SHEET;
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/**
 * Reads the first sheet of a workbook: texts, numbers, days as `YYYY-MM-DD`, and of formulas what they last gave. No
 * formula is worked out and nothing outside the file is looked at.
 */
export async function readWorkbook(bytes: Buffer) {
  const zip = await fromBufferPromise(bytes, { autoClose: false });
  const entries = await entriesOf(zip);
  const part = (name: string) => textOf(zip, entries.get(name));
  const workbook = await part("xl/workbook.xml");
  if (workbook === "") throw new SheetRefused("not_a_list");
  const sheet = await part(firstSheet(workbook, await part("xl/_rels/workbook.xml.rels")));
  return linesOf(sheet, {
    shared: sharedIn(await part("xl/sharedStrings.xml")),
    isDay: dayStylesIn(await part("xl/styles.xml")),
    is1904: /\sdate1904="(1|true)"/.test(workbook),
  });
}
