import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { PdfLanguage, PdfPart, PdfRow } from "#app/platform/pdf-document.ts";
import { writePdf } from "#app/worker/pdf/write-pdf.ts";

const ENGLISH: PdfLanguage = { lang: "en", direction: "ltr" };
const KAZAKH: PdfLanguage = { lang: "kk", direction: "ltr" };
const HEBREW: PdfLanguage = { lang: "he", direction: "rtl" };

const print = (languages: [PdfLanguage, PdfLanguage], rows: PdfRow[]) =>
  writePdf({
    title: "Two languages",
    author: "Portal",
    ...languages[0],
    madeAt: new Date("2026-09-01T00:00:00Z"),
    footer: null,
    blocks: [{ kind: "beside", languages, rows }],
  });

const paragraph = (text: string): PdfPart => ({ kind: "paragraph", text });
const line = (label: string, value = "", space = 18): PdfPart => ({ kind: "line", label, value, space });
const numbered = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word}${at}`).join(" ");
const pagesOf = (bytes: Buffer) => bytes.toString("latin1").match(/\/Type \/Page\b/g)?.length;

test("nothing at all, a word longer than a column, and every script stop nothing", { timeout: 60_000 }, async () => {
  const texts = [
    "",
    "x".repeat(3_000),
    "北京大学".repeat(500),
    "مؤسسة تعليمية عالية في مصر ".repeat(100),
    "विश्वविद्यालय",
  ];
  const rows = texts.flatMap((text): PdfRow[] => [
    [paragraph(text), paragraph("")],
    [null, paragraph(text)],
    [line(text.slice(0, 200), text.slice(0, 200)), line("")],
  ]);
  expect(pagesOf(await print([ENGLISH, HEBREW], rows))).toBeGreaterThan(2);
});

const hasTools = ["pdftoppm", "pdftotext", "pdfinfo"].every((tool) => spawnSync(tool, ["-v"]).error === undefined);
if (!hasTools && process.env.REQUIRE_ALL === "1") throw new Error("pdftoppm is required here and not installed");

describe.skipIf(!hasTools)("two languages beside each other, as a reader sees them", () => {
  async function inFolder<Result>(bytes: Buffer, read: (folder: string) => Result | Promise<Result>): Promise<Result> {
    const folder = mkdtempSync(`${tmpdir()}/portal-print-`);
    try {
      writeFileSync(`${folder}/a.pdf`, bytes);
      return await read(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /** How many dark pixels stand in the left column, between the columns and in the right one of each page. */
  const inkOf = (bytes: Buffer) =>
    inFolder(bytes, async (folder) => {
      execFileSync("pdftoppm", ["-r", "72", "-gray", "-png", `${folder}/a.pdf`, `${folder}/a`]);
      const pages = readdirSync(folder)
        .filter((name) => name.endsWith(".png"))
        .sort();
      return Promise.all(
        pages.map(async (name) => {
          const image = sharp(readFileSync(`${folder}/${name}`)).greyscale();
          const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
          const inkIn = (from: number, to: number, top = 0, bottom = info.height) => {
            let dark = 0;
            for (let y = top; y < bottom; y++)
              for (let x = from; x < to; x++) if ((data[y * info.width + x] ?? 255) < 140) dark++;
            return dark;
          };
          return {
            left: inkIn(60, 284),
            between: inkIn(287, 308),
            right: inkIn(311, 535),
            outside: inkIn(0, 60) + inkIn(535, info.width) + inkIn(0, info.width, info.height - 62),
          };
        }),
      );
    });

  const textOf = (bytes: Buffer, page?: number) =>
    inFolder(bytes, (folder) => {
      const pages = page ? ["-f", String(page), "-l", String(page)] : [];
      return execFileSync("pdftotext", [...pages, `${folder}/a.pdf`, "-"], { encoding: "utf8" });
    });

  test("long texts go on over the pages, each in its column, and lose no word", { timeout: 60_000 }, async () => {
    const bytes = await print(
      [ENGLISH, KAZAKH],
      [
        [paragraph(numbered("word", 1_200)), paragraph(numbered("сөз", 1_200))],
        [paragraph("LAST"), paragraph("СОҢҒЫ")],
      ],
    );
    const pages = await inkOf(bytes);
    expect(pages.length).toBeGreaterThan(3);
    for (const { between, outside } of pages) expect([between, outside]).toEqual([0, 0]);
    for (const { left, right } of pages.slice(0, -1)) expect([left > 100, right > 100]).toEqual([true, true]);
    const words = new Set((await textOf(bytes)).split(/\s+/));
    expect(
      [...numbered("word", 1_200).split(" "), ...numbered("сөз", 1_200).split(" ")].filter((one) => !words.has(one)),
    ).toEqual([]);
    expect(words.has("LAST")).toBe(true);
  });

  test("where one says more than the other, its place beside stays free", async () => {
    const [page] = await inkOf(await print([ENGLISH, KAZAKH], [[null, paragraph(numbered("сөз", 100))]]));
    expect(page).toMatchObject({ left: 0, between: 0 });
    expect(page?.right).toBeGreaterThan(100);
  });

  test("a paragraph that fits on the next page is not torn", async () => {
    const filling: PdfRow[] = Array.from({ length: 37 }, () => [paragraph("filling"), null]);
    const rows: PdfRow[] = [...filling, [paragraph(numbered("word", 30)), paragraph(numbered("сөз", 30))]];
    const bytes = await print([ENGLISH, KAZAKH], rows);
    expect(pagesOf(bytes)).toBe(2);
    const second = await textOf(bytes, 2);
    for (const word of ["word0", "word29", "сөз0", "сөз29"]) expect(second).toContain(word);
  });

  test("a first language written from the right begins at the right", async () => {
    const rows: PdfRow[] = [[paragraph("אבגד ".repeat(60)), null]];
    const [first] = await inkOf(await print([HEBREW, ENGLISH], rows));
    expect(first).toMatchObject({ left: 0, between: 0 });
    const [second] = await inkOf(await print([ENGLISH, HEBREW], rows));
    expect(second).toMatchObject({ right: 0, between: 0 });
  });

  test("the lines of a signature stay on one page", async () => {
    const signature: PdfRow[] = ["Name", "Position", "Date", "Signature"].map((label) => [
      line(`${label} EN`),
      line(`${label} KK`, "", 40),
    ]);
    const filling: PdfRow[] = Array.from({ length: 25 }, () => [paragraph("filling"), paragraph("толтыру")]);
    const bytes = await print([ENGLISH, KAZAKH], [...filling, ...signature]);
    const second = await textOf(bytes, 2);
    for (const label of ["Name", "Signature"]) expect(second).toContain(`${label} EN`);
    expect(await textOf(bytes, 1)).not.toContain("EN");
  });

  test("a name from the right stands below its label, in a language from the left", async () => {
    const [page] = await inkOf(await print([ENGLISH, KAZAKH], [[line("N", "محمد سامي"), line("", "")]]));
    expect(page?.left).toBeGreaterThan(20);
    const all = await inkOf(await print([ENGLISH, KAZAKH], [[line("N", ""), line("", "")]]));
    expect(page?.right).toBe(all[0]?.right);
  });

  test("each language is read to its end before the other", async () => {
    const bytes = await print(
      [ENGLISH, KAZAKH],
      [
        [paragraph("one"), paragraph("бір")],
        [paragraph("two"), paragraph("екі")],
      ],
    );
    const read = await inFolder(bytes, (folder) =>
      execFileSync("pdfinfo", ["-struct-text", `${folder}/a.pdf`], { encoding: "utf8" }),
    );
    expect(read.match(/one|two|бір|екі/g)).toEqual(["one", "two", "бір", "екі"]);
  });
});
