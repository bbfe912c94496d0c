/** Letters of Russian from the most to the least frequent; Kazakh in Russian letters orders them nearly so. */
const BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
/** What no one writes in a list weighs as much as a whole rare letter: a capital after a small one, a line of a frame. */
const ODD = /\p{Ll}(?=\p{Lu})|[\u2500-\u25A0]/gu;
const SAMPLE = 20_000;

/** How unlike a written language a text is: the rank of each of its Cyrillic letters, and its odd signs. */
function strangeness(text: string): number {
  let sum = (text.match(ODD)?.length ?? 0) * BY_FREQUENCY.length;
  for (const letter of text.toLowerCase()) {
    if (letter >= "\u0400" && letter <= "\u04FF") {
      const rank = BY_FREQUENCY.indexOf(letter);
      sum += rank < 0 ? BY_FREQUENCY.length : rank;
    }
  }
  return sum;
}

/**
 * The text of a list in a Cyrillic code page of one byte: that of Windows, as Excel writes it, unless read as KOI8-R it is
 * more like a language. Both give the same bytes to other letters in the other case, so a text tells by itself which it is.
 */
export function decodeCyrillic(bytes: Uint8Array): string {
  const read = (codePage: string, some: Uint8Array) => new TextDecoder(codePage).decode(some);
  const sample = bytes.subarray(0, SAMPLE);
  const isKoi8 = strangeness(read("koi8-r", sample)) < strangeness(read("windows-1251", sample));
  return read(isKoi8 ? "koi8-r" : "windows-1251", bytes);
}
