import sharp, { type Sharp } from "sharp";
import { LOGO, type LogoDrawing, type LogoFormat } from "#app/platform/logo-image.ts";
import { DARK_GROUND, groundOf } from "./logo-ground.ts";

const ENCODE: Record<LogoFormat, (picture: Sharp) => Sharp> = {
  avif: (picture) => picture.avif({ quality: 65, effort: 2, chromaSubsampling: "4:4:4" }),
  webp: (picture) => picture.webp({ quality: 84, smartSubsample: true }),
};

/** What is drawn on a plate of its own keeps some distance from its edge. */
const MARGIN = 0.08;

/** A stored logo in every size and format pages ask for, each on the ground on which it is readable. */
export async function drawLogoSizes(logo: Buffer): Promise<LogoDrawing[]> {
  const background = await groundOf(logo);
  const drawings: LogoDrawing[] = [];
  for (const side of LOGO.sides) {
    const margin = background === DARK_GROUND ? Math.round(side * MARGIN) : 0;
    const inner = side - 2 * margin;
    const small = await sharp(logo)
      .resize(inner, inner, { fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .flatten({ background })
      .extend({ top: margin, right: margin, bottom: margin, left: margin, background })
      .png({ compressionLevel: 1 })
      .toBuffer();
    for (const format of LOGO.formats)
      drawings.push({ side, format, bytes: await ENCODE[format](sharp(small)).toBuffer() });
  }
  return drawings;
}
