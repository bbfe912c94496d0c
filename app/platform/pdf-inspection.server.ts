import { promisify } from "node:util";
import { inflate } from "node:zlib";

/** `damaged`: not a whole PDF. `encrypted`: a password keeps it closed. `active`: it holds a program or another file. */
export type PdfFault = "damaged" | "encrypted" | "active" | "too_complex";

const unzip = promisify(inflate);

const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm)(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
const MOST_OBJECT_STREAMS = 5_000;
const MOST_UNPACKED = 64 * 1024 * 1024;
const ONE_UNPACKED = 16 * 1024 * 1024;
const TAIL = 2_048;

// A name may be written with its letters as numbers: /J#61vaScript.
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

/** Where the packed bytes of each object stream lie; such streams hide objects from a plain search. */
function objectStreams(text: string): [number, number][] {
  const places: [number, number][] = [];
  for (const { index } of text.matchAll(/\/ObjStm(?![A-Za-z0-9])/g)) {
    const opening = /stream\r?\n/g;
    opening.lastIndex = index;
    const found = opening.exec(text);
    if (!found || found.index - index > TAIL) continue;
    const start = found.index + found[0].length;
    const end = text.indexOf("endstream", start);
    places.push([start, end === -1 ? text.length : end]);
  }
  return places;
}

async function unpack(bytes: Uint8Array): Promise<Buffer | null> {
  try {
    return await unzip(bytes, { maxOutputLength: ONE_UNPACKED, finishFlush: 2 });
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE") throw error;
    return null;
  }
}

async function hidesActiveContent(bytes: Uint8Array, places: [number, number][]): Promise<boolean> {
  let total = 0;
  for (const [start, end] of places) {
    const unpacked = await unpack(bytes.subarray(start, end));
    total += unpacked?.length ?? 0;
    if (total > MOST_UNPACKED) throw new RangeError("Too much packed content");
    if (unpacked && ACTIVE.test(plainNames(textOf(unpacked)))) return true;
  }
  return false;
}

/** What keeps a PDF from being taken, or null. It is searched, not run: time and memory are bounded by its size. */
export async function findPdfFault(bytes: Uint8Array): Promise<PdfFault | null> {
  const text = textOf(bytes);
  if (!text.startsWith("%PDF-") || !text.slice(-TAIL).includes("%%EOF")) return "damaged";
  const named = text.includes("#") ? plainNames(text) : text;
  if (ENCRYPTED.test(named)) return "encrypted";
  if (ACTIVE.test(named)) return "active";
  const places = objectStreams(text);
  if (places.length > MOST_OBJECT_STREAMS) return "too_complex";
  try {
    return (await hidesActiveContent(bytes, places)) ? "active" : null;
  } catch {
    return "too_complex";
  }
}
