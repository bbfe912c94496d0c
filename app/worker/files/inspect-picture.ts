import sharp, { type Sharp } from "sharp";
import { type PictureShape, readShape } from "./picture-shape.ts";

/** `too_large`: more than `most` million pixels, for a picture made like this one, or longer than `longest` pixels. */
export type PictureFault =
  | { kind: "unreadable" }
  | { kind: "too_many_pixels"; most: number; has: number }
  | { kind: "too_long"; most: number; has: number }
  | { kind: "too_small"; least: number };

// A page scanned at 600 dots per inch in A3 has 70 million pixels.
const MOST_PIXELS = 80_000_000;
const MOST_UNPACKED = 240_000_000;
/** Of a picture that is complete only at its end. */
const MOST_HELD = 48_000_000;
const LONGEST_SIDE = 20_000;
const LOGO_SIDE = 400;
const SMALLEST_LOGO = 200;

sharp.cache(false);
sharp.concurrency(1);

/** How many pixels a picture made like this one may have. */
function mostPixels({ width, height, unpackedBytes, heldBytes }: PictureShape): number {
  const pixels = width * height;
  const held = heldBytes === null ? MOST_PIXELS : (MOST_HELD * pixels) / heldBytes;
  return Math.min(MOST_PIXELS, held, (MOST_UNPACKED * pixels) / unpackedBytes);
}

/** What stands against decoding a picture at all; null for nothing. */
export function findShapeFault(bytes: Buffer): PictureFault | null {
  const shape = readShape(bytes);
  if (!shape) return { kind: "unreadable" };
  const [pixels, most, side] = [shape.width * shape.height, mostPixels(shape), Math.max(shape.width, shape.height)];
  if (side > LONGEST_SIDE) return { kind: "too_long", most: LONGEST_SIDE, has: side };
  if (pixels <= most) return null;
  return { kind: "too_many_pixels", most: Math.floor(most / 1e6), has: Math.ceil(pixels / 1e6) };
}

/** A picture to decode within the limits. */
export const openPicture = (bytes: Buffer): Sharp =>
  sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true, pages: 1 });

/** Decodes a whole picture, small, so that a broken or exploding one is found now and not by a reader. */
export async function inspectPicture(bytes: Buffer): Promise<{ fault: PictureFault | null }> {
  const fault = findShapeFault(bytes);
  if (fault) return { fault };
  try {
    await openPicture(bytes).resize(16, 16).toBuffer();
    return { fault: null };
  } catch {
    return { fault: { kind: "unreadable" } };
  }
}

export type DrawnLogo = { bytes: Uint8Array } | { fault: PictureFault };

/**
 * A PNG or JPEG redrawn as a square of 400 pixels without metadata, or why not. Nothing of the bytes that were sent
 * survives.
 */
export async function drawLogo(bytes: Buffer): Promise<DrawnLogo> {
  const fault = findShapeFault(bytes);
  if (fault) return { fault };
  try {
    const { width, height } = await openPicture(bytes).metadata();
    if (Math.max(width, height) < SMALLEST_LOGO) return { fault: { kind: "too_small", least: SMALLEST_LOGO } };
    // Made small before it is turned: a turned picture has to be held whole.
    const fitted = { fit: "inside" as const, withoutEnlargement: true };
    const small = await openPicture(bytes).resize(LOGO_SIDE, LOGO_SIDE, fitted).keepExif().png().toBuffer();
    const drawn = await sharp(small)
      .autoOrient()
      .resize(LOGO_SIDE, LOGO_SIDE, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .webp({ quality: 88 })
      .toBuffer();
    return { bytes: drawn };
  } catch {
    return { fault: { kind: "unreadable" } };
  }
}
