import sharp from "sharp";

export interface Drawn {
  width: number;
  height: number;
  /** Held whole while it is read: an interlaced PNG or a progressive JPEG. */
  isWhole?: boolean;
}

const canvas = ({ width, height }: Drawn, channels: 3 | 4 = 3) =>
  sharp({
    create: { width, height, channels, background: { r: 30, g: 90, b: 160, alpha: 1 } },
    limitInputPixels: false,
  });

/** A picture of one colour. */
export const jpegOf = (drawn: Drawn): Promise<Buffer> =>
  canvas(drawn)
    .jpeg({ progressive: drawn.isWhole ?? false })
    .toBuffer();

export const pngOf = (drawn: Drawn): Promise<Buffer> =>
  canvas(drawn)
    .png({ progressive: drawn.isWhole ?? false, compressionLevel: 9 })
    .toBuffer();
