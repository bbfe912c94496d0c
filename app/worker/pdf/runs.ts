import bidiFactory from "bidi-js";
import LineBreaker from "linebreak";
import { BASE_FACE, FACE_OF_SCRIPT } from "./faces.ts";
import { findFontFile } from "./fonts.ts";

/** A stretch of a paragraph in one font file, script and direction. */
interface Run {
  start: number;
  end: number;
  file: string;
  script: string;
  /** Of the bidirectional algorithm: odd runs from right to left. */
  level: number;
}

export interface Paragraph {
  text: string;
  runs: Run[];
  isRightToLeft: boolean;
  /** Where a line may end, in order; the last is the end of the text. */
  breaks: number[];
}

const bidi = bidiFactory();
const SCRIPTS = Object.keys(FACE_OF_SCRIPT).map((script) => ({
  script,
  own: new RegExp(`\\p{Script=${script}}`, "u"),
  shared: new RegExp(`\\p{scx=${script}}`, "u"),
}));
const NEUTRAL = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;
// Whatever is not seen goes, overrides too (they must not reorder a signed sheet); joiners, Mongolian selectors and marks
// of direction stay.
const DROPPED =
  /[\p{Cc}\p{Emoji_Modifier}]|(?!\p{Join_Control}|[\u200e\u200f\u061c\u2066-\u2069]|\u180b|\u180c|\u180d|\u180f)\p{Default_Ignorable_Code_Point}/gu;
// Of all spaces HarfBuzz draws these not by itself where a font lacks them.
const OTHER_SPACES = /[\t\v\f\u1680]+/g;
/** Marks that steer the direction and are not drawn. */
export const DIRECTION_MARKS = /[\u200e\u200f\u061c\u2066-\u2069]/g;
const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The grapheme clusters of a text with their places. */
export const clustersOf = (text: string) => clusters.segment(text);

function scriptOf(cluster: string): string | null {
  if (NEUTRAL.test(cluster)) return null;
  return SCRIPTS.find(({ own }) => own.test(cluster))?.script ?? "Latin";
}

const faceOf = (script: string) => FACE_OF_SCRIPT[script] ?? BASE_FACE;

// A neutral sign stays with its neighbour where that face has it.
function fontFileOf(cluster: string, script: string | null, near: string): string | undefined {
  if (script) return findFontFile(cluster, [faceOf(script)]);
  const owners = SCRIPTS.filter(({ shared }) => shared.test(cluster)).map((one) => faceOf(one.script));
  return findFontFile(cluster, [near, BASE_FACE, ...owners]);
}

function cleaned(text: string): string {
  return text.normalize("NFC").replace(OTHER_SPACES, " ").replace(DROPPED, "");
}

/** The characters of a text that no font prints, each once. */
export function findMissing(text: string): string[] {
  const missing = [...clustersOf(cleaned(text.replace(/[\r\n]+/g, " ")))].flatMap(({ segment }) =>
    fontFileOf(segment, scriptOf(segment), BASE_FACE) ? [] : [...segment],
  );
  return [...new Set(missing)];
}

const codeName = (character: string) =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;

/** A text as it can be printed: what no font holds stands as its code, `[U+1E900]`. */
function printable(text: string): string {
  const plain = cleaned(text);
  const missing = new Set(findMissing(plain));
  return missing.size === 0 ? plain : [...plain].map((one) => (missing.has(one) ? codeName(one) : one)).join("");
}

function cutIntoRuns(text: string, levels: ArrayLike<number>): Run[] {
  const parts = [...clustersOf(text)].map(({ segment, index }) => ({ segment, index, script: scriptOf(segment) }));
  let script = parts.find((part) => part.script)?.script ?? "Latin";
  let near = faceOf(script);
  const runs: Run[] = [];
  for (const part of parts) {
    const file = fontFileOf(part.segment, part.script, near) ?? BASE_FACE;
    if (part.script) [near, script] = [faceOf(part.script), part.script];
    const end = part.index + part.segment.length;
    const level = levels[part.index] ?? 0;
    const last = runs.at(-1);
    if (last && last.file === file && last.script === script && last.level === level) last.end = end;
    else runs.push({ start: part.index, end, file, script, level });
  }
  return runs;
}

// Thai, Lao, Khmer and Burmese put no spaces between words.
const UNSPACED =
  /\p{Script=Thai}[\p{Script=Thai}\p{M}]*|\p{Script=Lao}[\p{Script=Lao}\p{M}]*|\p{Script=Khmer}+|\p{Script=Myanmar}+/gu;
const words = new Intl.Segmenter("th", { granularity: "word" });

function findBreaks(text: string): number[] {
  const breaks = new Set([text.length]);
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) breaks.add(next.position);
  for (const { 0: stretch, index } of text.matchAll(UNSPACED)) {
    for (const word of words.segment(stretch)) if (word.index > 0) breaks.add(index + word.index);
  }
  return [...breaks].sort((a, b) => a - b);
}

/**
 * The paragraphs of a text (its lines), each ready to be broken to a width and drawn. The direction of each is that of
 * its first strong letter unless it is given.
 */
export function paragraphsOf(text: string, direction?: "ltr" | "rtl"): Paragraph[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => {
    const plain = printable(line);
    const { levels, paragraphs } = bidi.getEmbeddingLevels(plain, direction);
    return {
      text: plain,
      runs: cutIntoRuns(plain, levels),
      isRightToLeft: (paragraphs[0]?.level ?? 0) % 2 === 1,
      breaks: findBreaks(plain),
    };
  });
}
