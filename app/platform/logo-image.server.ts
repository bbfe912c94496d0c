import sharp from "sharp";

const SIDE = 400;
/** More than any logo has, and less than a picture made to exhaust the memory. */
const MOST_PIXELS = 40_000_000;

export const LOGO_MEDIA_TYPE = "image/webp";

/**
 * A PNG or JPEG redrawn as a square of 400 pixels without metadata; null when it is no such image. Nothing of the bytes
 * that were sent survives.
 */
export async function drawLogo(bytes: Buffer): Promise<Buffer | null> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
    const { format } = await image.metadata();
    if (format !== "png" && format !== "jpeg") return null;
    return await image
      .rotate()
      .resize(SIDE, SIDE, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .webp({ quality: 88 })
      .toBuffer();
  } catch {
    return null;
  }
}
