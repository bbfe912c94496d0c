import { describe, expect, test } from "vitest";
import { unzipSync, strFromU8 } from "fflate";
import { writeSheet } from "#app/worker/sheets/write-sheet.ts";
import type { Sheet } from "#app/platform/sheet.ts";

const sheet: Sheet = {
  title: "Cases: [all] / of * 2026? and a very long name",
  headings: ["Name", "Due"],
  rows: [
    ['Университет "Ош", 1', { day: "2026-02-28" }],
    ["=1+1", null],
    ["-2", 7],
    ["a\u0001b\ud800c\nd", ""],
  ],
};

test("a CSV begins with Excel's mark of UTF-8, and nothing in it is a formula", async () => {
  const text = Buffer.from(await writeSheet({ format: "csv", sheet })).toString("utf8");
  expect(text.startsWith("\ufeffName,Due\r\n")).toBe(true);
  expect(text).toContain('"Университет ""Ош"", 1",2026-02-28\r\n');
  expect(text).toContain("'=1+1,\r\n'-2,7\r\n");
});

describe("a workbook", async () => {
  const parts = unzipSync(await writeSheet({ format: "xlsx", sheet }));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());

  test("holds texts as texts, without what XML cannot hold, and days as days", () => {
    expect(part("xl/sharedStrings.xml")).toContain("=1+1");
    expect(part("xl/sharedStrings.xml")).toContain("abc\nd");
    expect(part("xl/worksheets/sheet1.xml")).not.toContain("<f>");
    const excelDay = (Date.UTC(2026, 1, 28) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(part("xl/worksheets/sheet1.xml")).toContain(`<v>${excelDay}</v>`);
  });

  test("has a name that Excel takes", () => {
    const name = /<sheet [^>]*name="([^"]*)"/.exec(part("xl/workbook.xml"))?.[1] ?? "";
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).toMatch(/^Cases[^[\]:*?/\\]*$/);
  });
});

test("the columns of a workbook are as wide as what stands in them, within bounds", async () => {
  const long = "A reason that nobody wants to read in a single line, since it goes on and on and on and on";
  const rows = [
    ["D-2026-0001", "Kazakh National University named after al-Farabi", 300, { day: "2026-08-30" }, long],
    ["D-2026-0002", null, 1_250_000.5, null, "—"],
  ];
  const sheet = { title: "Dues", headings: ["No.", "Member", "Paid", "On", "Why"], rows };
  const files = unzipSync(await writeSheet({ format: "xlsx", sheet }));
  const xml = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Math.floor(Number(width)));
  expect(widths).toEqual([13, 50, 11, 12, 60]);
});
