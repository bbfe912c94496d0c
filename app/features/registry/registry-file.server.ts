import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { streamArray, type StreamArrayItem } from "stream-json/streamers/stream-array.js";
import { type Entry, openPromise } from "yauzl";

/** One record of a dump as it was read, or why it could not be. `at` says where it stands, for people. */
export type DumpEntry = { at: string; value: unknown } | { at: string; problem: string };

/** The file cannot be read, or not further; the message is for the person who started the import. */
export class BrokenDump extends Error {
  override name = "BrokenDump";
}

type Chunks = AsyncIterable<Buffer>;

const LONGEST_LINE = 4 * 1024 * 1024;
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The records of a registry dump, one after another, without holding the file in memory: a JSON array or one record a
 * line, plain, gzipped, or zipped as the registry publishes it.
 * @throws BrokenDump when the file is missing, damaged or no dump; what came before it stays good.
 */
export async function* readDump(file: string): AsyncGenerator<DumpEntry> {
  try {
    const { first, chunks } = await peek(await openDump(file));
    if (first === "[") yield* readArray(chunks);
    else if (first === "{") yield* readLines(chunks);
    else throw new BrokenDump("it holds neither a JSON array nor one JSON record a line");
  } catch (error) {
    if (error instanceof BrokenDump) throw error;
    throw new BrokenDump(error instanceof Error ? error.message : String(error));
  }
}

async function openDump(file: string): Promise<Readable> {
  if (/\.zip$/i.test(file)) return openZipped(file);
  const stream = createReadStream(file);
  return /\.gz$/i.test(file) ? through(stream, createGunzip()) : stream;
}

/** Joins two streams so that whoever reads the second learns of an error in the first. */
function through<Last extends NodeJS.ReadWriteStream & Readable>(source: Readable, last: Last): Last {
  pipeline(source, last, () => {});
  return last;
}

async function openZipped(file: string): Promise<Readable> {
  const zip = await openPromise(file, { autoClose: false });
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) if (/\.jsonl?$/i.test(entry.fileName)) entries.push(entry);
    // Releases of some years hold the records in the first schema too.
    const dump = entries.find(({ fileName }) => fileName.includes("schema_v2")) ?? entries[0];
    if (!dump) throw new BrokenDump("the archive holds no .json file");
    return await zip.openReadStreamPromise(dump);
  } finally {
    // The file itself stays open until the stream has been read.
    zip.close();
  }
}

async function peek(stream: Readable): Promise<{ first: string; chunks: Chunks }> {
  const iterator = (stream as Chunks)[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let first = "";
  while (first === "") {
    const { done, value } = await iterator.next();
    if (done) throw new BrokenDump("it is empty");
    read.push(value);
    first = Buffer.concat(read).toString("utf8").replace(BYTE_ORDER_MARK, "").trimStart().charAt(0);
  }
  async function* chunks() {
    yield* read;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { first, chunks: chunks() };
}

async function* readArray(chunks: Chunks): AsyncGenerator<DumpEntry> {
  const items = through(Readable.from(chunks), streamArray.withParserAsStream());
  let read = 0;
  try {
    for await (const { value } of items as AsyncIterable<StreamArrayItem>) yield { at: `record ${(read += 1)}`, value };
  } catch (error) {
    throw new BrokenDump(`after record ${read}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function* readLines(chunks: Chunks): AsyncGenerator<DumpEntry> {
  let number = 0;
  try {
    for await (const line of splitLines(chunks)) {
      number += 1;
      if (line !== "") yield parseLine(line, `line ${number}`);
    }
  } catch (error) {
    throw new BrokenDump(`after line ${number}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function* splitLines(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) throw new Error("the next line is too long");
    for (const line of lines) yield line.trim();
  }
  const last = (rest + decoder.decode()).trim();
  if (last !== "") yield last;
}

function parseLine(line: string, at: string): DumpEntry {
  try {
    return { at, value: JSON.parse(line) };
  } catch {
    return { at, problem: "is not JSON" };
  }
}
