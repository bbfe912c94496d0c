import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawLogoSizes } from "#app/worker/files/draw-logo-sizes.ts";
import { DARK_GROUND, groundOf, LIGHT_GROUND } from "#app/worker/files/logo-ground.ts";

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

/** A ring of one colour on a ground, as logos are. */
function logoOf(colour: string, ground: string | null = null): Promise<Buffer> {
  const rect = ground ? `<rect width="400" height="400" fill="${ground}"/>` : "";
  const ring = `<circle cx="200" cy="200" r="150" fill="none" stroke="${colour}" stroke-width="60"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${rect}${ring}</svg>`;
  return sharp(Buffer.from(svg)).webp().toBuffer();
}

test("a logo is drawn for rows, cards and its page, for screens of one and of two dots, as AVIF and WebP", async () => {
  const drawn = await drawLogoSizes(await logoOf("#263f8f"));
  const named = drawn.map(({ side, format }) => `${side} ${format}`);
  expect(named).toEqual([56, 88, 112, 176].flatMap((side) => [`${side} avif`, `${side} webp`]));
  for (const { bytes, side, format } of drawn) {
    const is = await sharp(bytes).metadata();
    expect([is.width, is.height, is.format]).toEqual([side, side, format === "avif" ? "heif" : "webp"]);
    expect(bytes.length).toBeLessThan(10_000);
  }
});

describe("each stands on the ground it is readable on", () => {
  test.each([
    ["white on nothing", "#ffffff", null, DARK_GROUND],
    ["pale gold on nothing", "#fff3c4", null, DARK_GROUND],
    ["black on nothing", "#000000", null, LIGHT_GROUND],
    ["orange on nothing", "#f08c1e", null, LIGHT_GROUND],
    ["white on its own blue", "#ffffff", "#263f8f", LIGHT_GROUND],
    ["black on its own white", "#000000", "#ffffff", LIGHT_GROUND],
  ])("%s", async (_, colour, own, ground) => {
    const logo = await logoOf(colour, own);
    expect(await groundOf(logo)).toBe(ground);
    for (const { bytes, format } of await drawLogoSizes(logo)) {
      const { data, info } = await sharp(bytes)
        .flatten({ background: "#ff00ff" })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const at = (x: number, y: number) =>
        data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels] ?? 0;
      // The corner is ground, the left of the ring is logo: they differ on whatever page they stand.
      const [corner, ring] = [at(0.02, 0.02), at(0.14, 0.5)];
      if (own === null) expect(Math.abs(corner - ring), format).toBeGreaterThan(ground === LIGHT_GROUND ? 10 : 80);
    }
  });
});

test("a long one that brings its own ground is not framed in dark", async () => {
  const banner = await sharp(await logoOf("#000000", "#ffffff"))
    .resize(400, 120, { fit: "fill" })
    .extend({ top: 140, bottom: 140, background: CLEAR })
    .webp()
    .toBuffer();
  expect(await groundOf(banner)).toBe(LIGHT_GROUND);
});
