import { readFileSync } from "node:fs";
import type { Coverage } from "#app/worker/pdf/faces.ts";
import { builtFile } from "./built-files.server.ts";

// Spaces, joiners, controls: nothing is drawn for them.
const UNDRAWN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}\p{Emoji_Modifier}]/u;
let ranges: [first: number, last: number][] | undefined;

function covers(codePoint: number): boolean {
  ranges ??= Object.values(
    JSON.parse(readFileSync(builtFile("worker/fonts/coverage.json"), "utf8")) as Coverage,
  ).flat();
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}

/** The characters of a text that no font of the PDFs holds, each once: they are printed as their codes. */
export function findUnprintable(text: string): string[] {
  const asked = new Set(text.normalize("NFC"));
  return [...asked].filter((character) => !UNDRAWN.test(character) && !covers(character.codePointAt(0) ?? 0));
}
