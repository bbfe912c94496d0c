import { create, type Font as OutlineFont } from "fontkit";
import * as hb from "harfbuzzjs";
import { existsSync, readFileSync } from "node:fs";
import { BASE_FACE, type Coverage, HAN_FACE, ONE_WEIGHT, SIGNS_FACE, WHOLE_FACES } from "./faces.ts";

/** How a run is shaped; what pdfkit calls the features of a text. */
export interface Shaping {
  rtl: boolean;
  lang: string | undefined;
}

interface Glyph {
  id: number;
  advanceWidth: number;
  /** What the glyph says when its text is copied. */
  codePoints: number[];
}

interface ShapedRun {
  glyphs: Glyph[];
  positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  /** In units of the font, as the ink above and below the base line. */
  advanceWidth: number;
  top: number;
  bottom: number;
}

export interface Face {
  id: string;
  unitsPerEm: number;
  /** Bold is drawn as an outline. */
  isOutlined: boolean;
  /** What pdfkit takes as a font: outlines by fontkit, layout by HarfBuzz. */
  font: OutlineFont;
  shape(text: string, how: Shaping): ShapedRun;
}

const here = import.meta.url;
// The bundle has the fonts beside it; the module itself finds those of the last build.
const FOLDER = new URL(
  here.endsWith(".ts") ? "../../../build/worker/fonts/" : "./fonts/",
  here.replace("/assets/", "/"),
);

function readCoverage(): Coverage {
  const file = new URL("coverage.json", FOLDER);
  if (!existsSync(file)) throw new Error("The fonts of PDFs are not built yet: run npm run build first");
  return JSON.parse(readFileSync(file, "utf8")) as Coverage;
}

let files: Map<number, string[]> | undefined;

// Which files hold a character: regular weights only, slices of the Han face among them.
function filesOf(codePoint: number): string[] {
  if (!files) {
    files = new Map();
    for (const [name, ranges] of Object.entries(readCoverage())) {
      if (!name.endsWith("-400")) continue;
      for (const [first, last] of ranges) {
        for (let code = first; code <= last; code++) files.set(code, [...(files.get(code) ?? []), name.slice(0, -4)]);
      }
    }
  }
  return files.get(codePoint) ?? [];
}

const isOf = (file: string, face: string) => file === face || (face === HAN_FACE && file.startsWith(`${HAN_FACE}-`));
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\s]/u;

/**
 * The font file that holds every visible character of a cluster, looked for in the faces in their order, then in any;
 * undefined when none holds it.
 */
export function findFontFile(cluster: string, faces: readonly string[]): string | undefined {
  const seen = [...cluster].filter((character) => !INVISIBLE.test(character));
  const [first, ...rest] = seen.map((character) => filesOf(character.codePointAt(0) ?? 0));
  if (!first) return faces[0] === HAN_FACE ? BASE_FACE : faces[0];
  const able = first.filter((file) => rest.every((others) => others.includes(file)));
  for (const face of [...faces, HAN_FACE, SIGNS_FACE, ...WHOLE_FACES]) {
    const found = able.find((file) => isOf(file, face));
    if (found) return found;
  }
  return undefined;
}

const opened = new Map<string, Face>();
// One for the process: buffers left to the collector swell the memory.
const buffer = new hb.Buffer();
buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS);

/** A font file in one weight, opened once. */
export function openFace(file: string, isBold: boolean): Face {
  const isOutlined = isBold && (ONE_WEIGHT.has(file) || file.startsWith(HAN_FACE));
  const id = `${file}-${isBold && !isOutlined ? "700" : "400"}`;
  const key = `${id}${isOutlined ? "-outlined" : ""}`;
  let face = opened.get(key);
  if (!face) opened.set(key, (face = open(id, isOutlined)));
  return face;
}

function open(id: string, isOutlined: boolean): Face {
  const bytes = readFileSync(new URL(`${id}.ttf`, FOLDER));
  const outlines = create(bytes) as OutlineFont;
  const shaper = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const shape = (text: string, how: Shaping) => shapeRun({ id, outlines, shaper }, text, how);
  const font = Object.assign(outlines, {
    layout: (text: string, how?: Partial<Shaping>) => shape(text, { rtl: how?.rtl ?? false, lang: how?.lang }),
  }) as unknown as OutlineFont;
  return { id, unitsPerEm: outlines.unitsPerEm, isOutlined, font, shape };
}

interface Source {
  id: string;
  outlines: OutlineFont;
  shaper: hb.Font;
}

/** Shapes text of one script and direction. A character that the font does not hold is an error. */
function shapeRun({ id, outlines, shaper }: Source, text: string, { rtl, lang }: Shaping): ShapedRun {
  buffer.clearContents();
  buffer.addText(text);
  buffer.setDirection(rtl ? hb.Direction.RTL : hb.Direction.LTR);
  if (lang) buffer.setLanguage(lang);
  buffer.guessSegmentProperties();
  hb.shape(shaper, buffer);
  const infos = buffer.getGlyphInfos();
  const told = tellGlyphs(outlines, text, infos, rtl);
  const run: ShapedRun = { glyphs: [], positions: [], advanceWidth: 0, top: 0, bottom: 0 };
  buffer.getGlyphPositions().forEach(({ xAdvance, yAdvance, xOffset, yOffset }, index) => {
    const glyph = infos[index]?.codepoint ?? 0;
    if (glyph === 0) throw new Error(`${id} holds no glyph for part of ${JSON.stringify(text)}`);
    const codePoints = [...(told[index] ?? "")].map((character) => character.codePointAt(0) ?? 0);
    run.glyphs.push({ id: glyph, advanceWidth: shaper.glyphHAdvance(glyph), codePoints });
    run.positions.push({ xAdvance, yAdvance, xOffset, yOffset });
    run.advanceWidth += xAdvance;
    const ink = shaper.glyphExtents(glyph);
    run.top = Math.max(run.top, (ink?.yBearing ?? 0) + yOffset);
    run.bottom = Math.min(run.bottom, (ink ? ink.yBearing + ink.height : 0) + yOffset);
  });
  return run;
}

/**
 * What each glyph says when copied. A glyph has one text in a PDF, so that a plain letter keeps its own character and
 * what is left of its cluster falls to the others.
 */
function tellGlyphs(font: OutlineFont, text: string, infos: readonly hb.GlyphInfo[], rtl: boolean): string[] {
  const starts = [...new Set(infos.map(({ cluster }) => cluster)), text.length].sort((a, b) => a - b);
  const rest = new Map(
    starts.map((start, index) => [start, [...text.slice(start, starts[index + 1]).normalize(rtl ? "NFC" : "NFD")]]),
  );
  const plain = infos.map(({ codepoint: glyph, cluster }) => {
    const characters = rest.get(cluster) ?? [];
    const at = characters.findIndex((one) => font.glyphForCodePoint(one.codePointAt(0) ?? 0).id === glyph);
    return at < 0 ? "" : (characters.splice(at, 1)[0] ?? "");
  });
  return infos.map(
    ({ cluster }, index) => plain[index] || (rest.get(cluster) ?? []).splice(0).join("").normalize("NFC") || "\u200b",
  );
}
