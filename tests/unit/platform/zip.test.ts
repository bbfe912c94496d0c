import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import yauzl from "yauzl";
import { zipParts } from "#app/platform/zip.server.ts";

async function readArchive(archive: Buffer): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const zip = await yauzl.fromBufferPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    found[entry.fileName] = (await buffer(stream)).toString();
  }
  return found;
}

test("an archive holds every file under its name, in any script, and reads one at a time (found F83)", async () => {
  let open = 0;
  const read = (text: string) => async () => {
    expect(++open).toBe(1);
    await Promise.resolve();
    open--;
    return Buffer.from(text);
  };
  const files = { "A-2026-0001/Устав.pdf": "%PDF-1.7 Устав", "A-2026-0001/empty.pdf": "", "b.png": "x".repeat(70_000) };
  const entries = Object.entries(files).map(([name, text]) => ({ name, read: read(text) }));
  const archive = await buffer(zipParts(entries, new Date("2026-11-26T02:00:00Z")));
  expect(await readArchive(archive)).toEqual(files);
});
