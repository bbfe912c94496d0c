import { type Decrypt, openWithoutPassword } from "./pdf-encryption.ts";
import { followAction, hasPages, isTooMuch, nothingTold, readNames, type Told, valueAt } from "./pdf-names.ts";
import { findLandmarks, objectAt, type Stream } from "./pdf-landmarks.ts";
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from "./pdf-syntax.ts";
import { PdfTooComplexError, unpackStream } from "./pdf-unpack.ts";
import { attachedFiles, isProgram } from "./pdf-attachments.ts";

/**
 * `damaged`: not a whole PDF. `encrypted`: it asks for a password. `active`: it runs, opens or sends something by itself.
 * `attachment`: another file is in it that may be a program. `too_complex`: it cannot be looked into to the end.
 */
export type PdfFault = "damaged" | "encrypted" | "active" | "attachment" | "too_complex";

export interface PdfFinding {
  fault: PdfFault | null;
  /** Another file is in it, of a harmless kind. */
  hasAttachment: boolean;
}

const HEAD = 1_024;
const TAIL = 2_048;
const MOST_UNPACKED = 24 * 1024 * 1024;
const MUCH = 1024 * 1024;
const CANDIDATES = 5;
/** Looks through a whole PDF once: every name in it, also in its packed objects. Time and memory go by its size. */
export function inspectPdf(bytes: Buffer): PdfFinding {
  const text = bytes.toString("latin1");
  if (!isWhole(text)) return { fault: "damaged", hasAttachment: false };
  try {
    return judge(text, bytes);
  } catch (error) {
    if (error instanceof PdfTooComplexError) return { fault: "too_complex", hasAttachment: false };
    throw error;
  }
}

// Other bytes may come before the beginning, and zeros or line ends after the end.
function isWhole(text: string): boolean {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end -= 1;
  return text.slice(0, HEAD).includes("%PDF-") && text.slice(Math.max(0, end - TAIL), end).includes("%%EOF");
}

function judge(text: string, bytes: Buffer): PdfFinding {
  const told = nothingTold();
  const attached: { isHarmless: boolean }[] = [];
  readNames(text, told);
  if (told.isActive) return { fault: "active", hasAttachment: false };
  const decrypt = told.isLocked ? findDecrypt(text) : (packed: Buffer) => packed;
  if (!decrypt) return { fault: "encrypted", hasAttachment: false };
  const { objects, streams } = findLandmarks(text);
  const hidden = unpackAll(streams, { text, bytes, decrypt }, told, attached);
  for (const number of told.startsByItself) followAction(objectAt(text, objects, number) ?? hidden.get(number), told);
  if (isTooMuch(told)) throw new PdfTooComplexError("too many actions");
  if (told.isActive) return { fault: "active", hasAttachment: false };
  if (!isDocument(text, objects.size + streams.length, told)) return { fault: "damaged", hasAttachment: false };
  if (!told.hasAttachment) return { fault: null, hasAttachment: false };
  for (const number of objects.keys()) attached.push(...attachedFiles(objectAt(text, objects, number)));
  const isHarmless = !told.isLocked && attached.length > 0 && attached.every((file) => file.isHarmless);
  return isHarmless ? { fault: null, hasAttachment: true } : { fault: "attachment", hasAttachment: true };
}

// Whatever else stands between the first line of a PDF and its last has no objects, none to begin with, or no pages.
const isDocument = (text: string, objects: number, told: Told) =>
  objects > 0 && text.includes("/Root") && hasPages(told);

interface Source {
  text: string;
  bytes: Buffer;
  decrypt: Decrypt;
}

/** Unpacks what holds other objects or files; resolves to the actions among them that may start by themselves. */
function unpackAll(
  streams: Stream[],
  { bytes, decrypt }: Source,
  told: Told,
  attached: { isHarmless: boolean }[],
): Map<number, PdfValue> {
  const actions = new Map<number, PdfValue>();
  let read = 0;
  let total = 0;
  for (const { dict, start, end, place } of streams) {
    const isFile = nameOf(dict.get("Type")) === "EmbeddedFile";
    const holdsObjects = nameOf(dict.get("Type")) === "ObjStm" || dict.has("First");
    if (!isFile && !holdsObjects) continue;
    read += end - start;
    if (read > bytes.length) throw new PdfTooComplexError("streams within streams");
    const unpacked = unpackStream(dict, decrypt(packedBytes(dict, bytes.subarray(start, end)), ...place));
    total += unpacked.length;
    if (total > MOST_UNPACKED) throw new PdfTooComplexError("too much in it");
    if (isFile) attached.push({ isHarmless: !isProgram(unpacked) });
    if (holdsObjects) readPacked(unpacked.toString("latin1"), dict, told, { actions, attached });
    // Many packed objects, one after the other, would all be held until memory is short.
    if (unpacked.length > MUCH) globalThis.gc?.();
  }
  return actions;
}

// The line end before `endstream` is not part of it, where its length says so.
function packedBytes(dict: PdfDict, bytes: Buffer): Buffer {
  const length = dict.get("Length");
  return typeof length === "number" && length <= bytes.length ? bytes.subarray(0, length) : bytes;
}

interface Found {
  actions: Map<number, PdfValue>;
  attached: { isHarmless: boolean }[];
}

function readPacked(text: string, dict: PdfDict, told: Told, { actions, attached }: Found): void {
  const own = nothingTold();
  readNames(text, own);
  told.isActive ||= own.isActive;
  told.hasAttachment ||= own.hasAttachment;
  told.lookedInto += own.lookedInto;
  for (const name of own.ofPages) told.ofPages.add(name);
  for (const number of own.startsByItself) told.startsByItself.add(number);
  if (!own.hasAttachment && !/URI|#/.test(text)) return;
  const first = Number(dict.get("First"));
  for (const [, number, offset] of text.slice(0, first).matchAll(/(\d{1,10})\s{1,20}(\d{1,10})/g)) {
    const value = valueAt(text, first + Number(offset));
    attached.push(...attachedFiles(value));
    if (value instanceof Map && nameOf(value.get("S")) === "URI") actions.set(Number(number), value);
  }
}

const nameOf = (value: PdfValue | undefined) => (value instanceof PdfName ? value.name : undefined);

/** How the document is read without a password; null when it cannot be. */
function findDecrypt(text: string): Decrypt | null {
  const { objects } = findLandmarks(text);
  const named = [...text.matchAll(/\/Encrypt(?![^\0\t\n\f\r ()<>[\]{}/%])/g)].slice(-CANDIDATES);
  for (const { index } of named) {
    const value = valueAt(text, index + "/Encrypt".length);
    const encrypt = value instanceof PdfRef ? objectAt(text, objects, value.number) : value;
    const decrypt = encrypt instanceof Map ? openWithoutPassword(encrypt, fileId(text)) : null;
    if (decrypt) return decrypt;
  }
  return null;
}

function fileId(text: string): Buffer {
  const at = text.lastIndexOf("/ID");
  const value = at === -1 ? undefined : valueAt(text, at + 3);
  const first = Array.isArray(value) ? value[0] : undefined;
  return Buffer.from(first instanceof PdfString ? first.bytes : "", "latin1");
}
