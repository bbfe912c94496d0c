/**
 * Cuts the fonts of the pages out of their packages: the faces and weights that the style sheets use, the letters the pages
 * are written in, kerning and figures of one width. Writes the files and their style sheet. Run before the pages are built.
 */
import { create } from "fontkit";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { filesFor, IN_CYRILLIC } from "./letters.ts";

const FOLDER = fileURLToPath(new URL("../../../.cache/fonts", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../../node_modules", import.meta.url));
const KEPT_FEATURES = ["kern", "ccmp", "locl", "tnum"];
// Where the licence is read; the copyright is kept anyway.
const KEPT_NAMES = [14];

/** @typedef {{ family: string, variable: string, weight: number, file: string }} Face */
/** @type {Face[]} */
const FACES = [
  {
    family: "Inter",
    variable: "--sans",
    weight: 400,
    file: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  },
  {
    family: "Inter",
    variable: "--sans",
    weight: 600,
    file: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  },
  {
    ...{ family: "Portal Serif", variable: "--serif", weight: 600 },
    file: "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  },
];

const WOFF2 = /** @type {const} */ ("woff2");
const SCRIPTS = /** @type {const} */ (["Latin", "Cyrillic"]);

/** @param {string} text */
const inBothBytes = (text) => [...text].map((letter) => `\0${letter}`).join("");

/**
 * Its licence reserves the name "Source" for the font as it was published, and a part of it is another one.
 * @param {Buffer} font
 */
function rename(font) {
  const names = [inBothBytes("Source Serif"), inBothBytes("SourceSerif"), "Source Serif", "SourceSerif"];
  const renamed = names.reduce(
    (bytes, name) => bytes.replaceAll(name, name.replace(/S(\0?)o\0?u\0?r\0?c\0?e/, "P$1o$1r$1t$1a$1l")),
    font.toString("latin1"),
  );
  return Buffer.from(renamed, "latin1");
}

/** @param {number} code */
const hex = (code) => code.toString(16).toUpperCase();

/** @param {number[]} codes @returns as `unicode-range` has it */
function rangesOf(codes) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const code of codes.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map(([first, last]) => `U+${hex(first)}${first === last ? "" : `-${hex(last)}`}`).join(", ");
}

/** @param {Face} face @param {"Latin" | "Cyrillic"} script @returns {Promise<string[]>} its rules */
async function cut({ family, weight, file }, script) {
  const whole = rename(readFileSync(path.join(PACKAGES, file)));
  const held = new Set(/** @type {import("fontkit").Font} */ (create(whole)).characterSet);
  const files = Object.entries(filesFor(script, weight === 400));
  return Promise.all(
    files.map(async ([part, letters]) => {
      const codes = [...new Set(letters)].map((letter) => letter.codePointAt(0) ?? 0).filter((code) => held.has(code));
      const options = { keepFeatures: KEPT_FEATURES, preserveNameIds: KEPT_NAMES, targetFormat: WOFF2 };
      const font = await subsetFont(whole, String.fromCodePoint(...codes), options);
      const name = `${family} ${weight} ${script} ${part}.woff2`.toLowerCase().replaceAll(" ", "-");
      writeFileSync(path.join(FOLDER, name), font);
      return `@font-face {
  font-family: "${family} ${script}";
  font-weight: ${weight};
  font-display: swap;
  src: url("${name}") format("woff2");
  unicode-range: ${rangesOf(codes)};
}`;
    }),
  );
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const rules = await Promise.all(SCRIPTS.flatMap((script) => FACES.map((face) => cut(face, script))));
const families = SCRIPTS.map((script) => {
  const selector = script === "Latin" ? ":root" : IN_CYRILLIC.map((code) => `:root:lang(${code})`).join(",\n");
  const lines = FACES.map(({ family, variable }) => `  ${variable}-of-page: "${family} ${script}";`);
  return `${selector} {\n${[...new Set(lines)].join("\n")}\n}`;
});
writeFileSync(path.join(FOLDER, "fonts.css"), `${[...rules.flat(), ...families].join("\n\n")}\n`);
