import sharp, { type Sharp } from "sharp";
import { COVER, COVER_BYTES_A_PIXEL, type CoverFormat } from "#app/platform/cover-image.ts";
import { findShapeFault, openPicture, type PictureFault } from "./inspect-picture.ts";

export type CoverFault =
  Exclude<PictureFault, { kind: "too_small" }> | { kind: "too_small"; width: number; height: number };

export interface CoverDrawing {
  format: CoverFormat;
  width: number;
  height: number;
  bytes: Uint8Array;
}

export type DrawnCover = { pictures: CoverDrawing[] } | { fault: CoverFault };

const ENCODE: Record<CoverFormat, (picture: Sharp, quality: number) => Sharp> = {
  avif: (picture, quality) => picture.avif({ quality, effort: 2 }),
  webp: (picture, quality) => picture.webp({ quality }),
  jpeg: (picture, quality) => picture.jpeg({ quality, mozjpeg: true }),
};
/** From the best down: leaves of a tree and gravel need more bytes than a wall. */
const QUALITIES: Record<CoverFormat, readonly [number, ...number[]]> = {
  avif: [50, 34, 18],
  webp: [76, 46, 16],
  jpeg: [80, 50, 20],
};

const smallest = COVER.widths[0];
const largest = COVER.widths[3];
const heightFor = (width: number) => Math.round(width / COVER.ratio);

/** As large as the largest drawing at most and upright, on white where it is transparent. */
async function makeSmall(bytes: Buffer, isTurned: boolean): Promise<Buffer> {
  const [width, height] = isTurned ? [heightFor(largest), largest] : [largest, heightFor(largest)];
  // Made small before it is turned: a turned picture has to be held whole.
  const fitted = { width, height, fit: "outside" as const, withoutEnlargement: true };
  const small = await openPicture(bytes).resize(fitted).flatten({ background: "#fff" }).keepExif().png().toBuffer();
  return sharp(small).autoOrient().png({ compressionLevel: 1 }).toBuffer();
}

/** In every width, each in the best quality in which it is not too heavy, or else in the least. */
async function encode(whole: Buffer, format: CoverFormat, widths: readonly number[]): Promise<CoverDrawing[]> {
  const pictures: CoverDrawing[] = [];
  const [best, ...lesser] = QUALITIES[format];
  const left = [...lesser];
  let quality = best;
  for (const width of widths) {
    const height = heightFor(width);
    const draw = () => ENCODE[format](sharp(whole).resize(width, height), quality).toBuffer();
    let bytes = await draw();
    // What was too heavy in one width is so in the next: nothing is drawn in vain twice.
    for (let next = left[0]; next && bytes.length > width * COVER_BYTES_A_PIXEL; next = left[0]) {
      quality = next;
      left.shift();
      bytes = await draw();
    }
    pictures.push({ format, width, height, bytes });
  }
  return pictures;
}

/**
 * A PNG or JPEG redrawn as a wide picture in every size and format pages ask for, cut to where there is most to see, or
 * why not. Nothing of the bytes that were sent survives, so no place and no name of a camera either.
 */
export async function drawCover(bytes: Buffer): Promise<DrawnCover> {
  const fault = findShapeFault(bytes);
  if (fault) return { fault: fault as CoverFault };
  try {
    const { width, height, orientation = 1 } = await openPicture(bytes).metadata();
    const isTurned = orientation >= 5;
    const [across, down] = isTurned ? [height, width] : [width, height];
    const least = { width: smallest, height: heightFor(smallest) };
    if (across < least.width || down < least.height) return { fault: { kind: "too_small", ...least } };
    const upright = await makeSmall(bytes, isTurned);
    const has = Math.min(across, Math.floor(down * COVER.ratio));
    const widths = COVER.widths.filter((one) => one <= has);
    const widest = widths.at(-1) ?? smallest;
    const cut = { width: widest, height: heightFor(widest), position: sharp.strategy.attention };
    const whole = await sharp(upright).resize(cut).png({ compressionLevel: 1 }).toBuffer();
    const plain = [widths.at(-2) ?? widest];
    const pictures = [];
    for (const format of COVER.formats)
      pictures.push(...(await encode(whole, format, format === "jpeg" ? plain : widths)));
    return { pictures };
  } catch {
    return { fault: { kind: "unreadable" } };
  }
}
