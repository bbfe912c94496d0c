import { PdfString, type PdfValue } from "./pdf-syntax.ts";

/** Endings of files that are data and no program: electronic signatures, receipts, tables, pictures. */
const HARMLESS = /\.(xml|xsd|json|csv|txt|p7s|p7m|sig|sgn|cms|cer|crt|tsr|png|jpe?g)$/i;
/** How programs, scripts, archives, office files and PDFs begin. */
const PROGRAMS = ["4d5a", "7f454c46", "2321", "504b0304", "25504446", "cafebabe", "cffaedfe", "feedfa", "d0cf11e0"].map(
  (digits) => Buffer.from(digits, "hex"),
);
const NAMES = ["UF", "F", "Unix", "DOS", "Mac"];

/** Whether the beginning of an attached file is that of a program, an archive or an office file. */
export const isProgram = (bytes: Buffer) => PROGRAMS.some((mark) => bytes.subarray(0, mark.length).equals(mark));

/** The names of the files attached in an object, each with whether it is of a harmless kind. */
export function* attachedFiles(value: PdfValue | undefined): Generator<{ isHarmless: boolean }> {
  if (Array.isArray(value)) for (const one of value) yield* attachedFiles(one);
  if (!(value instanceof Map)) return;
  if (value.has("EF")) {
    const names = NAMES.map((name) => value.get(name)).filter((name) => name !== undefined);
    const areHarmless = names.every((name) => name instanceof PdfString && HARMLESS.test(plain(name.bytes)));
    yield { isHarmless: names.length > 0 && areHarmless };
  }
  for (const one of value.values()) yield* attachedFiles(one);
}

// Names may be in UTF-16, where every other character is a zero.
const plain = (bytes: string) => bytes.replace(/\0/g, "").trim();
