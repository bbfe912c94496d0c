import { createReadStream } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { LONGEST_LINE, type RecordKind, type RecordOf, RECORDS } from "./archive.schema.ts";

/** Where the records of a kind stand in a folder, one a line. */
export const dataFile = (kind: RecordKind) => `data/${kind}.jsonl`;

/** A folder that is not what it says of itself; the message names the file. */
export class UnsoundArchive extends Error {
  override name = "UnsoundArchive";
}

/** The records of one kind as they stand in a folder, one at a time. */
export async function* readRecords<Kind extends RecordKind>(
  folder: string,
  kind: Kind,
): AsyncGenerator<RecordOf<Kind>> {
  const file = dataFile(kind);
  const lines = readline.createInterface({ input: createReadStream(path.join(folder, file)), crlfDelay: Infinity });
  let at = 0;
  for await (const line of lines) {
    at += 1;
    yield parse(kind, line, `${file}, line ${at}`);
  }
}

function parse<Kind extends RecordKind>(kind: Kind, line: string, where: string): RecordOf<Kind> {
  if (line.length > LONGEST_LINE) throw new UnsoundArchive(`${where} is too long`);
  const parsed = RECORDS[kind].safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data as RecordOf<Kind>;
  const [issue] = parsed.error.issues;
  throw new UnsoundArchive(`${where}: ${issue?.path.join(".")} ${issue?.message}`);
}
