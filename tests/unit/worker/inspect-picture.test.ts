import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawLogo, inspectPicture } from "#app/worker/files/inspect-picture.ts";
import { readShape } from "#app/worker/files/picture-shape.ts";
import { jpegOf, pngOf } from "#tests/support/pictures.ts";

/** A PNG of which only the beginning is there: what it claims to be is what counts. */
function pngHead(width: number, height: number, { depth = 8, type = 2, interlace = 0 } = {}): Buffer {
  const head = Buffer.alloc(60);
  head.write("89504e470d0a1a0a0000000d49484452", "hex");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  head.set([depth, type, 0, 0, interlace], 24);
  return head;
}

function jpegHead(width: number, height: number, { mark = 0xc0, scanned = 3 } = {}): Buffer {
  const size = Buffer.from([height >> 8, height & 255, width >> 8, width & 255]);
  const frame = Buffer.from([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  const scan = Buffer.from([0xff, 0xda, 0, 12, scanned, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, mark, 0, 17, 8]), size, frame, scan]);
}

describe("what a picture costs is known before it is decoded (found F04)", () => {
  const tooMany = (most: number, has: number) => ({ fault: { kind: "too_many_pixels", most, has } });
  test.each([
    ["PNG of 16 bits, interlaced", pngHead(8900, 8900, { depth: 16, type: 6, interlace: 1 }), tooMany(6, 80)],
    ["PNG, interlaced", pngHead(6300, 6300, { interlace: 1 }), tooMany(16, 40)],
    ["PNG", pngHead(15_000, 15_000), tooMany(80, 225)],
    ["progressive JPEG", jpegHead(9000, 6000, { mark: 0xc2 }), tooMany(16, 54)],
    ["JPEG whose colours come one after the other", jpegHead(9000, 6000, { scanned: 1 }), tooMany(16, 54)],
    ["JPEG", jpegHead(12_000, 9000), tooMany(80, 108)],
    ["endless line", pngHead(70_000_000, 1), { fault: { kind: "too_long", most: 20_000, has: 70_000_000 } }],
    ["nothing", pngHead(0, 9), { fault: { kind: "unreadable" } }],
    ["text", Buffer.from("no picture, whatever its name may say"), { fault: { kind: "unreadable" } }],
  ])("%s (found F28)", async (_, bytes, answer) => {
    expect(await inspectPicture(bytes)).toEqual(answer);
  });

  test("a real picture's shape is read as the library that decodes it reads it", async () => {
    for (const isWhole of [false, true]) {
      const drawn = { width: 640, height: 360, isWhole };
      expect(readShape(await pngOf(drawn))).toMatchObject({ width: 640, height: 360 });
      const jpeg = readShape(await jpegOf(drawn));
      expect(jpeg).toMatchObject({ width: 640, height: 360, heldBytes: isWhole ? 640 * 360 * 3 : null });
    }
  });
});

describe("honest pictures are taken", () => {
  test.each([
    ["a scan of A4 at 600 dots per inch", { width: 7016, height: 4961 }],
    ["a photograph of 12 million pixels, progressive", { width: 4000, height: 3000, isWhole: true }],
  ])("%s (found F04)", async (_, drawn) => {
    expect(await inspectPicture(await jpegOf(drawn))).toEqual({ fault: null });
  });

  test("but not a broken one", async () => {
    const bytes = await pngOf({ width: 600, height: 400 });
    expect(await inspectPicture(bytes.subarray(0, bytes.length - 40))).toEqual({ fault: { kind: "unreadable" } });
  });
});

describe("a logo", () => {
  const drawn = async (bytes: Buffer) => {
    const answer = await drawLogo(bytes);
    if (!("bytes" in answer)) throw new Error(answer.fault.kind);
    return sharp(answer.bytes);
  };

  test.each([
    ["10 x 10", { width: 10, height: 10 }],
    ["199 x 60", { width: 199, height: 60 }],
  ])("of %s is too small (found F172)", async (_, size) => {
    expect(await drawLogo(await pngOf(size))).toEqual({ fault: { kind: "too_small", least: 200 } });
  });

  test("of 9000 x 6000 pixels is taken (found F28)", async () => {
    const { width, height, format } = await (await drawn(await jpegOf({ width: 9000, height: 6000 }))).metadata();
    expect([width, height, format]).toEqual([400, 400, "webp"]);
  });

  test("that was turned by the camera stands upright, and keeps nothing of its file", async () => {
    const turned = await sharp(await jpegOf({ width: 800, height: 200 }))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const logo = await drawn(turned);
    expect((await logo.metadata()).exif).toBeUndefined();
    const { info } = await logo.trim().raw().toBuffer({ resolveWithObject: true });
    expect(info.height).toBeGreaterThan(info.width * 3);
  });
});
