import sharp from "sharp";
import { CARD, type ShareCard } from "#app/platform/share-card.ts";
import { groundOf, LIGHT_GROUND } from "../files/logo-ground.ts";
import { heightOf, inVisualOrder, type Line, linesOf } from "../pdf/write-text.ts";

const INK = "#1e1b15";
const SOFT = "#5a5346";
const LAPIS = "#263f8f";
const GOLD = "#c9a24b";
const PAPER = "#fffdf8";

/** Lengths are pixels. */
const BAND = 24;
const PLATE = { left: 84, top: 150, side: 250 };
const LOGO_SIDE = 214;
const LEFT = 384;
const ROOM = CARD.width - LEFT - 60;
/** Where the words of the middle stand, and the foot. */
const MIDDLE = { top: 120, height: 370 };
const FOOT = 560;
const STRIP = 590;

const STAR =
  '<path d="M0-46 13-31 33-33 31-13 46 0 31 13 33 33 13 31 0 46-13 31-33 33-31 13-46 0-31-13-33-33-13-31Z"/>' +
  `<path d="M-18-18H18V18H-18Z"/><path d="M0-25.5 25.5 0 0 25.5-25.5 0Z" stroke="${GOLD}"/>`;

function starAt(x: number, y: number, scale: number): string {
  const stroke = `fill="none" stroke="${LAPIS}" stroke-width="4" stroke-linejoin="round"`;
  return `<g transform="translate(${x} ${y}) scale(${scale})" ${stroke}>${STAR}</g>`;
}

/** A line as outlines, so that no font of the machine is asked for. */
function drawLine({ pieces }: Line, { x, y, size, color }: Drawn): string {
  let left = x;
  return inVisualOrder(pieces)
    .map(({ words, face, how, width: advance }) => {
      const scale = size / face.unitsPerEm;
      const { glyphs, positions } = face.shape(words, how);
      let pen = 0;
      const outlines = glyphs.map(({ id }, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
        const path = face.font.getGlyph(id).path.toSVG();
        const at = `translate(${pen + xOffset} ${yOffset})`;
        pen += xAdvance;
        return path ? `<path transform="${at}" d="${path}"/>` : "";
      });
      const bold = face.isOutlined ? ` stroke="${color}" stroke-width="${face.unitsPerEm / 30}"` : "";
      const drawn = `<g transform="translate(${left} ${y}) scale(${scale} ${-scale})" fill="${color}"${bold}>`;
      left += advance;
      return `${drawn}${outlines.join("")}</g>`;
    })
    .join("");
}

interface Drawn {
  x: number;
  y: number;
  size: number;
  color: string;
}

interface Words {
  text: string;
  lang: string;
  size: number;
  isBold?: boolean;
  color: string;
  most: number;
}

const MOST_LETTERS = 300;

const linesFor = ({ text, ...style }: Words, room: number) => linesOf(text.slice(0, MOST_LETTERS), style, room);

interface Block {
  lines: Line[];
  words: Words;
}

/** In the largest size in which the words have no more than their lines; what is still too long is cut. */
function fitted(words: Words, room = ROOM): Block {
  for (const scale of [1, 0.85, 0.7, 0.58]) {
    const sized = { ...words, size: words.size * scale };
    const lines = linesFor(sized, room);
    if (lines.length <= words.most) return { lines, words: sized };
  }
  const smallest = { ...words, size: words.size * 0.58 };
  return { lines: linesFor(smallest, room).slice(0, words.most), words: smallest };
}

const GAP = 22;

/** How much smaller all words of the middle become together until they have room there. */
const SHRUNK = [1, 0.88, 0.76, 0.64, 0.54];

const heightOfAll = (blocks: readonly Block[]) =>
  blocks.reduce((sum, { lines }) => sum + lines.reduce((high, line) => high + heightOf(line), 0), -GAP) +
  GAP * blocks.length;

function blocksWithin(all: readonly Words[], room: number): Block[] {
  let blocks: Block[] = [];
  for (const scale of SHRUNK) {
    blocks = all.map((words) => fitted({ ...words, size: words.size * scale }));
    if (heightOfAll(blocks) <= room) break;
  }
  return blocks;
}

function drawMiddle({ title, original, facts, lang }: ShareCard): string {
  const all: Words[] = [
    { ...title, size: 58, isBold: true, color: LAPIS, most: 4 },
    ...(original ? [{ ...original, size: 30, color: INK, most: 2 }] : []),
    { text: facts, lang, size: 28, color: SOFT, most: 3 },
  ];
  const blocks = blocksWithin(
    all.filter(({ text }) => text !== ""),
    MIDDLE.height,
  );
  const height = heightOfAll(blocks);
  let y = MIDDLE.top + Math.max(0, (MIDDLE.height - height) / 2);
  return blocks
    .map(({ lines, words: { size, color } }) => {
      const drawn = lines.map((line) => {
        const base = y + line.ascent;
        y += heightOf(line);
        return drawLine(line, { x: LEFT, y: base, size, color });
      });
      y += GAP;
      return drawn.join("");
    })
    .join("");
}

function drawOne(words: Omit<Words, "most">, x: number, y: number): string {
  const { lines, words: at } = fitted({ ...words, most: 1 });
  return lines.map((line) => drawLine(line, { x, y, size: at.size, color: at.color })).join("");
}

/** The last line: under the names, or from the plate on where it would have to be small there. */
function drawFoot(text: string, lang: string): string {
  const words = { text, lang, size: 24, color: SOFT, most: 1 };
  const isLong = linesFor(words, ROOM).length > 1;
  const [x, room] = isLong ? [PLATE.left, ROOM + LEFT - PLATE.left] : [LEFT, ROOM];
  const { lines, words: at } = fitted(words, room);
  return lines.map((line) => drawLine(line, { x, y: FOOT, ...at })).join("");
}

/** What the whole picture is, in a strip at its foot. */
function drawMark(text: string, lang: string): string {
  const strip = `<rect y="${STRIP}" width="${CARD.width}" height="${CARD.height - STRIP}" fill="${LAPIS}"/>`;
  return strip + drawOne({ text, lang, size: 22, isBold: true, color: PAPER }, LEFT, STRIP + 28);
}

/** A page's picture for where its link is shared, in every script that PDFs are printed in. */
export async function drawCard(card: ShareCard): Promise<Uint8Array> {
  const { association, foot, lang, logo, mark } = card;
  const ground = logo ? await groundOf(logo) : LIGHT_GROUND;
  const { width, height } = CARD;
  const { left, top, side } = PLATE;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>` +
    `<rect width="${BAND}" height="${height}" fill="${LAPIS}"/><rect x="${BAND}" width="4" height="${height}" fill="${GOLD}"/>` +
    `<rect x="${left}" y="${top}" width="${side}" height="${side}" rx="24" fill="${ground}" stroke="${GOLD}" stroke-width="2"/>` +
    (logo ? "" : starAt(left + side / 2, top + side / 2, 1.9)) +
    drawOne({ text: association, lang, size: 26, isBold: true, color: INK }, LEFT, 82) +
    drawMiddle(card) +
    drawFoot(foot, lang) +
    (mark ? drawMark(mark, lang) : "") +
    `</svg>`;
  const base = sharp(Buffer.from(svg));
  const inset = (side - LOGO_SIDE) / 2;
  const placed = logo ? [{ input: await fittedLogo(logo), left: left + inset, top: top + inset }] : [];
  return base.composite(placed).png({ palette: true, compressionLevel: 9 }).toBuffer();
}

const fittedLogo = (logo: Uint8Array) =>
  sharp(logo)
    .resize(LOGO_SIDE, LOGO_SIDE, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
