import { LETTERS, readEmailAddress } from "./email-address.ts";
import { visibleLine } from "./visible-text.ts";

export interface TypedAddress {
  /** As it was typed. */
  typed: string;
  /** The name beside the address; empty where none is. */
  name: string;
  /** Null for what is no address. */
  address: string | null;
  /** Why it is none: `letters` where those before the @ are not Latin, `unclear` where it is open what belongs to what. */
  fault?: "letters" | "unclear" | "form";
  /** It stands in the list before. */
  isRepeated?: true;
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

// No address that lost its sign: "olga.uni.kz", "olga(at)uni.kz".
const LIKE_A_NAME = /^\p{L}[\p{L}\p{M}\s'’ʼ.-]*$/u;
const isLikeName = (text: string) => LIKE_A_NAME.test(text) && !/\p{L}{2}\.\p{L}/u.test(text);
const isAddress = (word: string) => word.includes("@");
const isAlone = (part: string) => isAddress(part) && !/[\s<>]/.test(part);

/**
 * What stands on one line with a comma, semicolon or tab between name and address, as from a table: names and addresses in
 * turn, or one address beside the parts of one name.
 */
function joined(parts: string[]): string[] {
  const kinds = parts.map((part) => (isAlone(part) ? "a" : isLikeName(part) ? "n" : "-")).join("");
  const named = (names: string[], address = "") => `${names.join(" ")} <${address}>`;
  if (/^n+an*$|^an+$/.test(kinds))
    return [
      named(
        parts.filter((part) => !isAlone(part)),
        parts.find(isAlone),
      ),
    ];
  if (!/^(?:na)+$|^(?:an)+$/.test(kinds)) return parts;
  const pairs = parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1] ?? ""]] : []));
  return pairs.map((pair) =>
    named(
      pair.filter((part) => !isAlone(part)),
      pair.find(isAlone),
    ),
  );
}

/** Addresses with nothing but spaces between them, each alone or with its name before or behind it. */
function apart(part: string): string[] {
  const named = part.split(/(?<=>)\s+/);
  if (named.length > 1) return named.flatMap(apart);
  const words = part.split(/\s+/);
  if (words.length === 1 || words.every(isAddress)) return words;
  if (words.filter(isAddress).length < 2) return [part];
  const [isFirst, isLast] = [isAddress(words[0] ?? ""), isAddress(words.at(-1) ?? "")];
  if (isFirst === isLast) return [part];
  const pieces: string[][] = [];
  words.forEach((word, at) => {
    const isBetween = isAddress(isLast ? (words[at - 1] ?? "") : word);
    if (at === 0 || isBetween) pieces.push([word]);
    else pieces.at(-1)?.push(word);
  });
  return pieces.map((piece) => piece.join(" "));
}

const ENDS = /^[\s("'«“[:,–—-]+|[\s)"'»”\]:,–—-]+$/gu;
const bare = (text: string) => text.replace(ENDS, "").replace(/^mailto:/i, "");

function readNamed(typed: string, name: string, inside: string): TypedAddress {
  const parsed = readEmailAddress(inside);
  if (parsed.ok) return { typed, name, address: parsed.address };
  return { typed, name, address: null, fault: parsed.message === LETTERS ? "letters" : "form" };
}

function read(typed: string): TypedAddress {
  const [, before, inside] = NAMED.exec(typed) ?? [];
  if (before !== undefined && inside !== undefined)
    return readNamed(typed, visibleLine(before.replaceAll('"', "")), inside);
  const words = typed.split(/\s+/);
  const [address, ...others] = words.filter(isAddress);
  if (address === undefined) return { typed, name: "", address: null, fault: "form" };
  const beside = words.filter((word) => word !== address).join(" ");
  const name = bare(beside.replace(/^\d+[.)]?(?=\s|$)/, ""));
  // A number of a list is no name; what is neither is not left out in silence.
  const isUnclear = others.length > 0 || (/\p{L}/u.test(name) && !isLikeName(name));
  if (isUnclear) return { typed, name: "", address: null, fault: "unclear" };
  return readNamed(typed, isLikeName(name) ? name : "", bare(address));
}

/**
 * The addresses of a list as people copy it: with commas, semicolons or lines between, each alone or with its name.
 * What stands there twice says so.
 */
export function readAddresses(text: string): TypedAddress[] {
  const lines = text
    .split(/\r?\n/)
    .flatMap((line) => joined(rejoined(separated(line).map(visibleLine).filter(Boolean))));
  const all = lines.flatMap(apart).map(read);
  return all.map((one, at): TypedAddress => {
    const { typed, address } = one;
    const isSame = (other: TypedAddress) => (address === null ? other.typed === typed : other.address === address);
    return all.findIndex(isSame) === at ? one : { ...one, isRepeated: true };
  });
}
