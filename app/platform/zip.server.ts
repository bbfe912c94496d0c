import { crc32 } from "node:zlib";

export interface ZipEntry {
  /** The path inside the archive. */
  name: string;
  /** Read when its turn comes, so that one file is in memory at a time. */
  read: () => Promise<Uint8Array>;
  /** What stands there when it cannot be read; without it the archive breaks off. */
  instead?: (error: unknown) => { name: string; bytes: Uint8Array };
}

const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** Stored as they are: documents are compressed already. */
const METHOD = 0;
const MOST_ENTRIES = 0xffff;
const MOST_BYTES = 0xffffffff;

/** Day and time as the format keeps them: two-second steps since 1980. */
function stampOf(at: Date): { time: number; day: number } {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return { time, day: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate() };
}

/** The fields that stand alike before an entry and in the directory at the end. */
function factsOf(name: Buffer, bytes: Uint8Array, madeAt: Date): Buffer {
  const { time, day } = stampOf(madeAt);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION, 0);
  facts.writeUInt16LE(FLAGS, 2);
  facts.writeUInt16LE(METHOD, 4);
  facts.writeUInt16LE(time, 6);
  facts.writeUInt16LE(day, 8);
  facts.writeUInt32LE(crc32(bytes), 10);
  facts.writeUInt32LE(bytes.length, 14);
  facts.writeUInt32LE(bytes.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function directoryEntry(name: Buffer, facts: Buffer, offset: number): Buffer {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION, 0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from("PK\x01\x02"), made, facts, rest, name]);
}

function endOf(entries: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries, 4);
  end.writeUInt16LE(entries, 6);
  end.writeUInt32LE(directoryBytes, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([Buffer.from("PK\x05\x06"), end]);
}

async function contentOf({ name, read, instead }: ZipEntry): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name, bytes: await read() };
  } catch (error) {
    if (!instead) throw error;
    return instead(error);
  }
}

/** The parts of a ZIP archive, in order, to be sent as they come. Throws past 4 GB or 65,535 entries. */
export async function* zipParts(entries: readonly ZipEntry[], madeAt: Date): AsyncGenerator<Uint8Array> {
  if (entries.length > MOST_ENTRIES) throw new Error("Too many files for one archive");
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name: path, bytes } = await contentOf(entry);
    const name = Buffer.from(path);
    const facts = factsOf(name, bytes, madeAt);
    directory.push(directoryEntry(name, facts, offset));
    const header = Buffer.concat([Buffer.from("PK\x03\x04"), facts, name]);
    offset += header.length + bytes.length;
    if (offset > MOST_BYTES) throw new Error("Too many bytes for one archive");
    yield header;
    yield bytes;
  }
  const last = Buffer.concat(directory);
  yield last;
  yield endOf(directory.length, last.length, offset);
}
