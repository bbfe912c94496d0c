/** How a PNG or JPEG is made, read from its first marks without decoding anything. */
export interface PictureShape {
  width: number;
  height: number;
  /** What its lines take unpacked. */
  unpackedBytes: number;
  /** What has to be held at once; null when it can be read line by line. */
  heldBytes: number | null;
}

const PNG_CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PNG_HEADER = 29;

/** The shape of a picture, or null when its beginning is not that of a PNG or JPEG. */
export function readShape(bytes: Buffer): PictureShape | null {
  if (bytes.length < PNG_HEADER) return null;
  if (bytes.readUInt32BE(0) === 0x89504e47) return readPng(bytes);
  return bytes.readUInt16BE(0) === 0xffd8 ? readJpeg(bytes) : null;
}

function readPng(bytes: Buffer): PictureShape | null {
  if (bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth = 8, type = 0, , , interlace] = bytes.subarray(24, 29);
  const channels = PNG_CHANNELS[type];
  if (!channels || width === 0 || height === 0) return null;
  const unpackedBytes = height * Math.ceil((width * channels * depth) / 8);
  // Decoders hold whole bytes, and a palette as colours.
  const held = width * height * (type === 3 ? 4 : channels) * Math.max(1, depth / 8);
  return { width, height, unpackedBytes, heldBytes: interlace === 0 ? null : held };
}

interface Frame {
  width: number;
  height: number;
  components: number;
  /** Of a component with whole and halved sides. */
  samples: number;
  isSequential: boolean;
}

const COEFFICIENT_BYTES = 2;

function readJpeg(bytes: Buffer): PictureShape | null {
  let frame: Frame | null = null;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    if (mark === 0xda) return frame && shapeOf(frame, bytes[at + 4] ?? 0);
    if (isFrame(mark)) frame = readFrame(bytes, at, mark);
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}

const isFrame = (mark: number) => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);

function readFrame(bytes: Buffer, at: number, mark: number): Frame | null {
  const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
  const components = bytes[at + 9] ?? 0;
  const factors = Array.from({ length: components }, (_, index) => bytes[at + 11 + 3 * index] ?? 0x11);
  const areas = factors.map((factor) => (factor >> 4) * (factor & 15));
  if (width === 0 || height === 0 || components === 0 || areas.includes(0)) return null;
  const samples = areas.reduce((sum, area) => sum + area, 0) / Math.max(...areas);
  return { width, height, components, samples, isSequential: mark === 0xc0 || mark === 0xc1 };
}

// A progressive picture, and one whose colours come one after the other, are complete only at their end.
function shapeOf({ width, height, components, samples, isSequential }: Frame, scanned: number): PictureShape {
  const isReadByLine = isSequential && scanned === components;
  const held = width * height * samples * COEFFICIENT_BYTES;
  return { width, height, unpackedBytes: width * height * components, heldBytes: isReadByLine ? null : held };
}
