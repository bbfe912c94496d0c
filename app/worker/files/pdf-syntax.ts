/** A small reader of PDF objects. It knows no document, only what is written at one place, and stops at its bounds. */

export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfValue[] | PdfDict;
export type PdfDict = Map<string, PdfValue>;

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Bytes of a string, one character a byte. */
export class PdfString {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

export class PdfRef {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** What is written here is no object, or one no honest writer makes. */
class PdfSyntaxError extends Error {}

const DEEPEST = 40;
const BLANK = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)+/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const NUMBER = /[+-]?(?:\d{1,20}\.?\d{0,20}|\.\d{1,20})/y;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const WORD = /true|false|null/y;
const HEX = /<([\0\t\n\f\r 0-9A-Fa-f]*)>/y;
const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** No name this portal knows is longer, even with every letter as a number. */
const LONGEST_NAME = 48;

/** A name may be written with its letters as numbers: `J#61vaScript`. */
export function decodeName(name: string): string {
  if (name.length > LONGEST_NAME || !name.includes("#")) return name;
  let decoded = "";
  for (let at = 0; at < name.length; at += 1) {
    const code = name[at] === "#" ? Number.parseInt(name.slice(at + 1, at + 3), 16) : Number.NaN;
    decoded += Number.isNaN(code) ? name[at] : String.fromCharCode(code);
    if (!Number.isNaN(code)) at += 2;
  }
  return decoded;
}

/** Reads one object of `text` (one character a byte) that begins at `at` and ends before `end`. */
export function readObject(text: string, at: number, end = text.length): { value: PdfValue; next: number } {
  const reader = new Reader(text, at, end);
  return { value: reader.value(0), next: reader.at };
}

class Reader {
  at: number;
  readonly #text: string;
  readonly #end: number;

  constructor(text: string, at: number, end: number) {
    this.#text = text;
    this.at = at;
    this.#end = end;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (!found || pattern.lastIndex > this.#end) return null;
    this.at = pattern.lastIndex;
    return found;
  }

  value(depth: number): PdfValue {
    if (depth > DEEPEST) throw new PdfSyntaxError("too deep");
    this.#take(BLANK);
    if (this.at >= this.#end) throw new PdfSyntaxError("ends early");
    if (this.#text.startsWith("<<", this.at)) return this.#dictionary(depth);
    switch (this.#text[this.at]) {
      case "/":
        return new PdfName(this.#name());
      case "(":
        return this.#literal();
      case "<":
        return this.#hex();
      case "[":
        return this.#array(depth);
      default:
        return this.#plain();
    }
  }

  #name(): string {
    const found = this.#take(NAME);
    if (!found) throw new PdfSyntaxError("no name");
    return decodeName(found[1] ?? "");
  }

  #plain(): PdfValue {
    const reference = this.#take(REFERENCE);
    if (reference) return new PdfRef(Number(reference[1]));
    const number = this.#take(NUMBER);
    if (number) return Number(number[0]);
    const word = this.#take(WORD);
    if (!word) throw new PdfSyntaxError("no object");
    return word[0] === "null" ? null : word[0] === "true";
  }

  #hex(): PdfString {
    const found = this.#take(HEX);
    if (!found) throw new PdfSyntaxError("no string");
    return new PdfString(Buffer.from((found[1] ?? "").replace(/[^0-9A-Fa-f]/g, ""), "hex").toString("latin1"));
  }

  #literal(): PdfString {
    const end = this.#endOfLiteral();
    const bytes = Buffer.allocUnsafe(end - this.at);
    let length = 0;
    for (this.at += 1; this.at < end;) {
      const character = this.#text[this.at++] ?? "";
      length += bytes.write(character === "\\" ? this.#escape() : character, length, "latin1");
    }
    this.at = end + 1;
    return new PdfString(bytes.toString("latin1", 0, length));
  }

  // Found before anything is kept: a string that never ends costs no memory.
  #endOfLiteral(): number {
    let open = 0;
    for (let at = this.at; at < this.#end; at += 1) {
      const character = this.#text[at];
      if (character === "\\") at += 1;
      else if (character === "(") open += 1;
      else if (character === ")" && --open === 0) return at;
    }
    throw new PdfSyntaxError("a string without an end");
  }

  #escape(): string {
    const octal = this.#take(/[0-7]{1,3}/y);
    if (octal) return String.fromCharCode(Number.parseInt(octal[0], 8) & 255);
    const character = this.#text[this.at++] ?? "";
    if (character === "\r" || character === "\n") {
      if (character === "\r" && this.#text[this.at] === "\n") this.at += 1;
      return "";
    }
    return ESCAPES[character] ?? character;
  }

  #array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    while (!this.#closes("]")) items.push(this.value(depth + 1));
    return items;
  }

  #dictionary(depth: number): PdfDict {
    this.at += 2;
    const entries: PdfDict = new Map();
    while (!this.#closes(">>")) entries.set(this.#name(), this.value(depth + 1));
    return entries;
  }

  #closes(mark: string): boolean {
    this.#take(BLANK);
    if (this.at >= this.#end) throw new PdfSyntaxError("ends early");
    if (!this.#text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }
}
