/**
 * Copies the fonts of every script from their packages, and unpacks the slices of the Han face (variable WOFF2, of which
 * a PDF shows nothing) to TrueType of one weight. Beside them goes what each holds: `coverage.json`.
 */
import { create } from "fontkit";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { HAN_FACE, ONE_WEIGHT, WHOLE_FACES } from "./faces.ts";

const PADDING = 16;
const MODULES = "node_modules";
const HAN = `${MODULES}/@fontsource-variable/noto-sans-sc`;

/** @param {number[]} codePoints @returns {[number, number][]} */
function rangesOf(codePoints) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const code of codePoints.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && code <= last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}

/** @param {string} ranges such as `U+4e00-4e03,U+4e07` */
function charactersOf(ranges) {
  return ranges.split(",").flatMap((range) => {
    const [first = 0, last = first] = range
      .replace("U+", "")
      .split("-")
      .map((code) => parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
}

/** @returns {AsyncGenerator<[name: string, bytes: Buffer]>} */
async function* fonts() {
  for (const face of WHOLE_FACES) {
    for (const style of ONE_WEIGHT.has(face) ? ["400Regular"] : ["400Regular", "700Bold"]) {
      const folder = path.join(MODULES, "@expo-google-fonts", face, style);
      const file = readdirSync(folder).find((name) => name.endsWith(".ttf"));
      if (!file) throw new Error(`No font in ${folder}`);
      yield [`${face}-${style.slice(0, 3)}`, readFileSync(path.join(folder, file))];
    }
  }
  const slices = Object.entries(JSON.parse(readFileSync(`${HAN}/unicode.json`, "utf8")));
  for (const [name, ranges] of slices) {
    const slice = /^\[(\d+)\]$/.exec(name)?.[1];
    if (!slice) continue;
    const packed = readFileSync(`${HAN}/files/noto-sans-sc-${slice}-wght-normal.woff2`);
    const options = { targetFormat: /** @type {const} */ ("truetype"), variationAxes: { wght: 400 } };
    yield [`${HAN_FACE}-${slice}-400`, await subsetFont(packed, charactersOf(ranges).join(""), options)];
  }
}

/** Writes every font and `coverage.json` into a folder. @param {string} folder */
export async function collectFonts(folder) {
  mkdirSync(folder, { recursive: true });
  /** @type {import("./faces.ts").Coverage} */
  const coverage = {};
  for await (const [name, font] of fonts()) {
    // fontkit reads the head of an empty glyph even where the last table of the file ends before it.
    const bytes = Buffer.concat([font, Buffer.alloc(PADDING)]);
    writeFileSync(path.join(folder, `${name}.ttf`), bytes);
    const { characterSet } = /** @type {import("fontkit").Font} */ (create(bytes));
    coverage[name] = rangesOf(characterSet);
  }
  writeFileSync(path.join(folder, "coverage.json"), JSON.stringify(coverage));
}
