import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import jsQR from "jsqr";
import sharp from "sharp";
import { qpdf } from "./pdfs.ts";

/** Whether the tools of poppler are on the machine; where everything is required they must be. */
export const hasPdfTools = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!hasPdfTools && process.env.REQUIRE_ALL === "1") throw new Error("pdftotext is required here and not installed");

const tool = (name: string, options: string[], bytes: Buffer) =>
  execFileSync(name, options, { input: bytes, encoding: "utf8" }).replaceAll("\u00a0", " ");

/** The text of a PDF on one line, as a reader copies it. */
export const copiedText = (bytes: Buffer) => tool("pdftotext", ["-", "-"], bytes).replace(/\s+/g, " ");

/** The texts of one page, as they are told to readers, each with the height at which it stands. */
export function textsOfPage(bytes: Buffer, page: number): { text: string; top: string }[] {
  const boxes = tool("pdftotext", ["-bbox", "-f", String(page), "-l", String(page), "-", "-"], bytes);
  return [...boxes.matchAll(/yMin="([\d.]+)"[^>]*>([^<]*)</g)].map(([, top = "", text = ""]) => ({ text, top }));
}

/** Whether screen readers are given a text as it is written; readers of text turn one from right to left round. */
export function isTagged(bytes: Buffer, text: string): boolean {
  const written = Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("hex");
  return qpdf(bytes, ["--qdf"]).toString("latin1").includes(`/ActualText <${written}>`);
}

/** How many pages, of which size, with which title. */
export const factsOf = (bytes: Buffer) => tool("pdfinfo", ["-"], bytes);

/** The first page of a PDF as it is seen, as a PNG. */
export function firstPage(bytes: Buffer, dpi = 100): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), "page-"));
  const [source, target] = [path.join(folder, "in.pdf"), path.join(folder, "page")];
  try {
    writeFileSync(source, bytes);
    execFileSync("pdftoppm", ["-r", String(dpi), "-png", "-singlefile", source, target]);
    return readFileSync(`${target}.png`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a camera reads from the square code in a picture; null where it finds none. */
export async function readSquareCode(picture: Buffer): Promise<string | null> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
