import { constants, inflateSync } from "node:zlib";
import { type PdfDict, PdfName } from "./pdf-syntax.ts";

/** Packed in a way, or to a size, that is not looked into. */
export class PdfTooComplexError extends Error {}

const MOST_FILTERS = 4;
const LARGEST = 4 * 1024 * 1024;

const FILTERS: Record<string, (bytes: Buffer) => Buffer> = {
  FlateDecode: unpackFlate,
  Fl: unpackFlate,
  ASCIIHexDecode: unpackHex,
  AHx: unpackHex,
  ASCII85Decode: unpack85,
  A85: unpack85,
};

/** Undoes the filters of a stream, as its dictionary names them. Throws where there is one this portal does not know. */
export function unpackStream(dict: PdfDict, bytes: Buffer): Buffer {
  const filter = dict.get("Filter") ?? dict.get("F") ?? [];
  const filters = Array.isArray(filter) ? filter : [filter];
  if (filters.length > MOST_FILTERS || hasPredictor(dict)) throw new PdfTooComplexError("filters");
  let unpacked = bytes;
  for (const one of filters) {
    const undo = one instanceof PdfName && Object.hasOwn(FILTERS, one.name) ? FILTERS[one.name] : undefined;
    if (!undo) throw new PdfTooComplexError("an unknown filter");
    unpacked = undo(unpacked);
  }
  if (unpacked.length > LARGEST) throw new PdfTooComplexError("too large");
  return unpacked;
}

function hasPredictor(dict: PdfDict): boolean {
  const parameters = [dict.get("DecodeParms") ?? dict.get("DP") ?? null].flat();
  return parameters.some((one) => one !== null && (!(one instanceof Map) || (one.get("Predictor") ?? 1) !== 1));
}

function unpackFlate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    // What a lenient reader would still make of it cannot be known.
    throw new PdfTooComplexError("broken or too large");
  }
}

function unpackHex(bytes: Buffer): Buffer {
  const end = bytes.indexOf(">");
  const digits = bytes.toString("latin1", 0, end === -1 ? bytes.length : end).replace(/[^0-9A-Fa-f]/g, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
}

function unpack85(bytes: Buffer): Buffer {
  const end = bytes.indexOf("~");
  const digits = bytes.toString("latin1", 0, end === -1 ? bytes.length : end).replace(/[^!-uz]/g, "");
  const unpacked = Buffer.alloc(digits.length * 4);
  let length = 0;
  for (let at = 0; at < digits.length;) {
    if (digits[at] === "z") {
      length += 4;
      at += 1;
      continue;
    }
    const group = digits.slice(at, at + 5);
    let value = 0;
    for (const digit of group.padEnd(5, "u")) value = value * 85 + (digit.charCodeAt(0) - 33);
    unpacked.writeUInt32BE(value % 2 ** 32, length);
    length += group.length - 1;
    at += 5;
  }
  return unpacked.subarray(0, length);
}
