/** Letters of Russian from the most to the least frequent, as Kazakh orders them nearly; then those of its neighbours. */
const BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіәқңһєїґўғүөұ";

/** The letters of Kazakh in KZ-1048 stand where Windows-1251 has others; all else is the same. */
const KAZAKH_FOR: Readonly<Record<string, string>> = {
  ...{ Ќ: "Қ", Ћ: "Һ", ќ: "қ", ћ: "һ", Ў: "Ұ", ў: "ұ", Ј: "Ә", Ґ: "Ө" },
  ...{ Є: "Ғ", Ї: "Ү", ґ: "ө", є: "ғ", ј: "ә", Ѕ: "Ң", ѕ: "ң", ї: "ү" },
};
/** What Kazakh has none of, and Serbian and Macedonian, which have other letters of those, do. */
const SOUTHERN = /[љњђџ]/iu;
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

function readKazakh(bytes: Uint8Array): string {
  const text = new TextDecoder("windows-1251").decode(bytes);
  return SOUTHERN.test(text) ? text : text.replace(/[ЌЋќћЎўЈҐЄЇґєјЅѕї]/gu, (sign) => KAZAKH_FOR[sign] ?? sign);
}

const READINGS = [
  (bytes: Uint8Array) => new TextDecoder("windows-1251").decode(bytes),
  (bytes: Uint8Array) => new TextDecoder("koi8-r").decode(bytes),
  readKazakh,
];

/**
 * The text of a list in a Cyrillic code page of one byte: that of Windows, as Excel writes it, unless read as KOI8-R or as
 * the Kazakh standard it is more like a language. KOI8-R gives the same bytes to other letters in the other case, and the
 * Kazakh letters to those of languages that are not written here, so a text tells by itself which it is.
 */
export function decodeCyrillic(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const [best = READINGS[0]] = READINGS.toSorted((a, b) => strangeness(a(sample)) - strangeness(b(sample)));
  return best?.(bytes) ?? "";
}
