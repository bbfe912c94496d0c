import sharp from "sharp";

export const LIGHT_GROUND = "#ffffff";
export const DARK_GROUND = "#1e1b15";

const SAMPLE = 64;
/** What differs so little from its ground is not seen on it; WCAG asks for 3, and many logos have less on white. */
const LEAST_CONTRAST = 1.5;
/** How much of its own room an opaque picture fills, which brings its own ground. */
const FILLED = 0.95;

const linear = (value: number) =>
  value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const luminance = (red: number, green: number, blue: number) =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
const ON_LIGHT = 1;
const ON_DARK = luminance(0x1e, 0x1b, 0x15);

function differ(one: number, other: number): boolean {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= LEAST_CONTRAST;
}

/**
 * The ground on which a logo is readable: white, unless most of what is seen of it would be lost there and more of it is
 * readable on dark. A logo that fills its room brings a ground of its own.
 */
export async function groundOf(logo: Uint8Array): Promise<typeof LIGHT_GROUND | typeof DARK_GROUND> {
  const { data, info } = await sharp(logo)
    .resize(SAMPLE, SAMPLE, { fit: "inside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [lefts, tops] = [new Set<number>(), new Set<number>()];
  let [seen, onLight, onDark] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = data.subarray(at, at + 4);
    if (opacity === 0) continue;
    const [share, light] = [opacity / 255, luminance(red, green, blue)];
    seen += share;
    if (differ(light, ON_LIGHT)) onLight += share;
    if (differ(light, ON_DARK)) onDark += share;
    lefts.add((at / 4) % info.width);
    tops.add(Math.floor(at / 4 / info.width));
  }
  const isFilled = seen >= FILLED * lefts.size * tops.size;
  return !isFilled && onLight < seen / 2 && onDark > onLight ? DARK_GROUND : LIGHT_GROUND;
}
