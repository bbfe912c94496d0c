/** The faces a PDF is printed in: one for each script, because no font holds them all. The build unpacks them. */

export const BASE_FACE = "noto-sans";
export const HAN_FACE = "noto-sans-sc";
export const SIGNS_FACE = "noto-emoji";
const HANGUL_FACE = "nanum-gothic";

const NOTO =
  "Hebrew Georgian Armenian Thai Lao Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala " +
  "Myanmar Khmer Ethiopic Thaana Mongolian Canadian_Aboriginal";

/** The face of each script, by the script's name in Unicode. */
export const FACE_OF_SCRIPT: Readonly<Record<string, string>> = {
  Latin: BASE_FACE,
  Cyrillic: BASE_FACE,
  Greek: BASE_FACE,
  Han: HAN_FACE,
  Hiragana: HAN_FACE,
  Katakana: HAN_FACE,
  Bopomofo: HAN_FACE,
  Hangul: HANGUL_FACE,
  // Noto's Arabic draws letters as bases and dots, so that copied text is rubbish.
  Arabic: "ibm-plex-sans-arabic",
  Tibetan: "noto-serif-tibetan",
  ...Object.fromEntries(
    NOTO.split(" ").map((script) => [script, `noto-sans-${script.toLowerCase().replace("_", "-")}`]),
  ),
};

/** Faces without a bold of their own: theirs is the regular one with a thin outline. */
export const ONE_WEIGHT: ReadonlySet<string> = new Set(["noto-sans-mongolian", HAN_FACE, SIGNS_FACE]);

/** Every face that is a package of one file for each weight. The Han face comes in slices. */
export const WHOLE_FACES: readonly string[] = [...new Set([...Object.values(FACE_OF_SCRIPT), SIGNS_FACE])].filter(
  (face) => face !== HAN_FACE,
);

/** What the build writes beside the fonts: the characters of each font file, as ranges of code points. */
export type Coverage = Record<string, [first: number, last: number][]>;
