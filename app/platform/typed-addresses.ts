import { LETTERS, readEmailAddress } from "./email-address.ts";
import { visibleLine } from "./visible-text.ts";

export interface TypedAddress {
  /** As it was typed. */
  typed: string;
  /** The name beside the address; empty where none is. */
  name: string;
  /** Null for what is no address. */
  address: string | null;
  /** Why it is none: `letters` where those before the @ are not Latin. */
  fault?: "letters" | "form";
}

const SEPARATORS = /[\r\n;,]+/;
const NAMED = /^(.*)<([^<>]*)>$/;

/** The parts of a line. A comma within quotation marks belongs to the name; they are counted from the end of the line. */
function separated(line: string): string[] {
  const pieces = line.split('"');
  const parts: string[] = [];
  pieces.forEach((piece, at) => {
    const isQuoted = (pieces.length - at) % 2 === 0;
    const [first = "", ...others] = isQuoted ? [piece] : piece.split(SEPARATORS);
    const begun = parts.pop();
    parts.push(begun === undefined ? first : `${begun}"${first}`, ...others);
  });
  return parts;
}

/** "Omarov, Berik <b@a>" is one address, although a comma stands in it. */
function rejoined(parts: string[]): string[] {
  const whole: string[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    const isSurname = before !== undefined && !before.includes("@") && /\p{L}/u.test(before) && NAMED.test(part);
    if (isSurname) whole[whole.length - 1] = `${before}, ${part}`;
    else whole.push(part);
  }
  return whole;
}

/** Addresses with nothing but spaces between them, each alone or with its name. */
function apart(part: string): string[] {
  const named = part.split(/(?<=>)\s+/);
  if (named.length > 1) return named.flatMap(apart);
  const words = part.split(/\s+/);
  return words.length > 1 && words.every((word) => word.includes("@")) ? words : [part];
}

function read(typed: string): TypedAddress {
  const [, before = "", inside = typed] = NAMED.exec(typed) ?? [];
  const parsed = readEmailAddress(inside);
  const name = visibleLine(before.replaceAll('"', ""));
  if (parsed.ok) return { typed, name, address: parsed.address };
  return { typed, name, address: null, fault: parsed.message === LETTERS ? "letters" : "form" };
}

/**
 * The addresses of a list as people copy it: with commas, semicolons or lines between, each alone or as "Name <address>".
 * Every address once.
 */
export function readAddresses(text: string): TypedAddress[] {
  const lines = text.split(/\r?\n/).flatMap((line) => rejoined(separated(line).map(visibleLine).filter(Boolean)));
  const all = lines.flatMap(apart).map(read);
  return all.filter(({ typed, address }, at) => {
    const isSame = (one: TypedAddress) => (address === null ? one.typed === typed : one.address === address);
    return all.findIndex(isSame) === at;
  });
}
