import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawCover } from "#app/worker/files/draw-cover.ts";
import { jpegOf, pngOf } from "#tests/support/pictures.ts";

async function drawn(bytes: Buffer) {
  const answer = await drawCover(bytes);
  if (!("pictures" in answer)) throw new Error(answer.fault.kind);
  return answer.pictures;
}

const TOO_SMALL = { fault: { kind: "too_small", width: 640, height: 256 } };

test("a cover is drawn in every size it is large enough for, as AVIF and WebP, and once as JPEG", async () => {
  const pictures = await drawn(await jpegOf({ width: 1500, height: 1000 }));
  const named = pictures.map(({ format, width, height }) => `${format} ${width}x${height}`);
  expect(named.sort()).toEqual([
    ...["avif 1280x512", "avif 640x256", "avif 960x384", "jpeg 960x384"],
    ...["webp 1280x512", "webp 640x256", "webp 960x384"],
  ]);
  for (const { bytes, width, height, format } of pictures) {
    const is = await sharp(bytes).metadata();
    expect([is.width, is.height, is.format]).toEqual([width, height, format === "avif" ? "heif" : format]);
    expect([is.exif, is.icc, is.xmp]).toEqual([undefined, undefined, undefined]);
  }
});

test("what a phone loads of a picture full of detail weighs less than 60 kB", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const grain = sharp({ create: { width: 1300, height: 560, channels: 3, background: "#000", noise } });
  const pictures = await drawn(await grain.jpeg({ quality: 90 }).toBuffer());
  const heavy = pictures.filter(({ format, width }) => format === "avif" && width <= 1280);
  expect(heavy).toHaveLength(3);
  for (const { bytes } of heavy) expect(bytes.length).toBeLessThan(60_000);
});

describe("what cannot be a cover is told from what can", () => {
  test.each([
    ["1 x 1", { width: 1, height: 1 }],
    ["10000 x 10", { width: 10_000, height: 10 }],
    ["639 x 400", { width: 639, height: 400 }],
  ])("%s is too small", async (_, size) => {
    expect(await drawCover(await pngOf(size))).toEqual(TOO_SMALL);
  });

  test("a JPEG in four inks is taken, in the colours of a screen", async () => {
    const inks = await sharp(await jpegOf({ width: 800, height: 400 }))
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer();
    expect((await sharp(inks).metadata()).space).toBe("cmyk");
    const [picture] = await drawn(inks);
    expect((await sharp(picture?.bytes).metadata()).space).toBe("srgb");
  });

  test("an animation, a drawing in SVG and a cut file are unreadable", async () => {
    const gif = await sharp(await pngOf({ width: 700, height: 300 }))
      .gif()
      .toBuffer();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="700" height="300"/>');
    const png = await pngOf({ width: 700, height: 300 });
    for (const bytes of [gif, svg, png.subarray(0, png.length - 40)])
      expect(await drawCover(bytes)).toEqual({ fault: { kind: "unreadable" } });
  });
});

test("a picture turned by the camera stands upright, and what was transparent is white", async () => {
  // Stored lying: red to the left, which the camera says is up.
  const red = await sharp({ create: { width: 400, height: 640, channels: 3, background: "#ff0000" } })
    .png()
    .toBuffer();
  const lying = await sharp({
    create: { width: 800, height: 640, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite([{ input: red, left: 0, top: 0 }])
    .png()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const picture = (await drawn(lying)).find(({ format }) => format === "jpeg");
  const { data, info } = await sharp(picture?.bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
  const colours = [at(320, 2), at(320, 253)].flat();
  expect([info.width, info.height]).toEqual([640, 256]);
  const row = (y: number) => [at(5, y), at(634, y)];
  for (const y of [2, 253]) expect(Math.abs((row(y)[0]?.[1] ?? 0) - (row(y)[1]?.[1] ?? 0))).toBeLessThan(12);
  expect(colours.some((one) => one > 240)).toBe(true);
});
