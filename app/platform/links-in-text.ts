import { readWebAddress, shownWebAddress, withoutSurroundings } from "./web-address.ts";

interface TextPart {
  text: string;
  /** Given when the part is a web address. */
  href?: string;
}

const BEGINNING = /(?<![\p{L}\p{N}@./])(?:https?:\/\/|www\.)[^\s<>"]+/giu;
const isPlainAscii = (text: string) => /^[\x21-\x7e]+$/.test(text) && !/xn--/i.test(text);

/**
 * A text cut into its web addresses and what stands between. Only what is written with `http://`, `https://` or `www.` is
 * one; the stop or bracket after it belongs to the sentence.
 */
export function linksInText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(BEGINNING)) {
    const typed = withoutSurroundings(found);
    const href = readWebAddress(typed);
    if (href === null) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: isPlainAscii(typed) ? typed : shownWebAddress(href), href });
    end = index + typed.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
