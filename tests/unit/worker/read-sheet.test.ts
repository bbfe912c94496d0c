import { zipSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { MOST_SHEET_ROWS } from "#app/platform/read-sheet.ts";
import { readSheet } from "#app/worker/sheets/read-sheet.ts";
import { writeSheet } from "#app/worker/sheets/write-sheet.ts";

const read = (text: string | Uint8Array) => readSheet(Buffer.from(text));
const cellsOf = async (text: string | Uint8Array) => {
  const reading = await read(text);
  return reading.ok ? reading.lines.map(({ cells }) => cells) : reading.fault;
};
const faultOf = async (bytes: string | Uint8Array) => {
  const reading = await read(bytes);
  return reading.ok ? null : reading.fault;
};

/** Letters of the Cyrillic code page of Windows. */
const in1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) =>
      /[А-я]/.test(sign) ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign === "№" ? 0xb9 : sign.charCodeAt(0),
    ),
  );

const workbook = (sheet: string, more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "xl/workbook.xml": '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels":
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

describe("separated values", () => {
  test.each([
    ["semicolons", "Вуз;Город\nКазНУ;Алматы"],
    ["commas", "Вуз,Город\r\nКазНУ,Алматы"],
    ["tabs", "Вуз\tГород\rКазНУ\tАлматы"],
    ["a declared sign", "sep=|\nВуз|Город\nКазНУ|Алматы"],
    ["UTF-8 with its mark", "\ufeffВуз;Город\nКазНУ;Алматы"],
    ["the Cyrillic code page of Windows", in1251("Вуз;Город\r\nКазНУ;Алматы")],
    ["UTF-16", Buffer.from("\ufeffВуз\tГород\nКазНУ\tАлматы", "utf16le")],
  ])("with %s", async (_, text) => {
    expect(await cellsOf(text)).toEqual([
      ["Вуз", "Город"],
      ["КазНУ", "Алматы"],
    ]);
  });

  test("quotes keep separators, line ends and quotes; rows of nothing are left out, and lines counted as the file has them", async () => {
    const reading = await read('a;b\n;;\n\n"x;""1""\nsecond";2\nlast;"open');
    expect(reading).toEqual({
      ok: true,
      lines: [
        { line: 1, cells: ["a", "b"] },
        { line: 4, cells: ['x;"1"\nsecond', "2"] },
        { line: 6, cells: ["last", "open"] },
      ],
    });
  });

  test("what an export marked as text is the text itself", async () => {
    expect(await cellsOf("a,b\n'=1+1,'s-Hertogenbosch")).toEqual([
      ["a", "b"],
      ["=1+1", "'s-Hertogenbosch"],
    ]);
  });
});

describe("workbooks", () => {
  test("days are days, shared and own texts are read, and of a formula what it last gave", async () => {
    const bytes = workbook(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>x &amp; y</t></is></c></row>' +
        '<row r="3"><c r="A3" s="1"><v>42500</v></c><c r="B3"><v>42500</v></c><c r="C3" t="str"><f>HYPERLINK("http://evil.example")</f><v>shown</v></c></row>',
      {
        "xl/sharedStrings.xml": "<sst><si><r><t>Ал</t></r><r><t>маты</t></r><rPh><t>no</t></rPh></si></sst>",
        "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );
    expect(await read(bytes)).toEqual({
      ok: true,
      lines: [
        { line: 1, cells: ["Алматы", "", "x & y"] },
        { line: 3, cells: ["2016-05-10", "42500", "shown"] },
      ],
    });
  });

  test("what the portal writes it reads again", async () => {
    const sheet = {
      title: "t",
      headings: ["A", "B"],
      rows: [
        ["=1+1", { day: "2026-02-28" }],
        ["Қазақ\nұлттық", 7],
      ],
    };
    for (const format of ["csv", "xlsx"] as const)
      expect(await cellsOf(await writeSheet({ format, sheet }))).toEqual([
        ["A", "B"],
        ["=1+1", "2026-02-28"],
        ["Қазақ\nұлттық", "7"],
      ]);
  });
});

describe("refused", () => {
  test.each([
    ["nothing", "  \n ; \n", "empty"],
    ["zeros", "a;b\n\0;c", "not_a_list"],
    ["a PDF", "%PDF-1.7 abc", "not_a_list"],
    ["a picture", Buffer.from("\x89PNG\r\n", "latin1"), "not_a_list"],
    ["a page", "<!DOCTYPE html><table>", "not_a_list"],
    ["an archive of something else", zipSync({ "a.txt": strToU8("a") }), "not_a_list"],
    ["a cut archive", workbook("<row/>").slice(0, 60), "damaged"],
    ["10,000 columns", Array(10_000).fill("a").join(";"), "too_many_columns"],
    ["a cell far to the right", workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "too_many_columns"],
    ["too many rows", "a;b\n".repeat(MOST_SHEET_ROWS + 1), "too_many_rows"],
    ["nothing but empty lines", `a;b${"\n".repeat(9_000_000)}`, "too_many_rows"],
    ["nothing but separators", `a${";".repeat(9_000_000)}`, "too_many_columns"],
    ["a bomb", workbook(`<row><c><v>${"0".repeat(60 * 1024 * 1024)}</v></c></row>`), "too_large"],
  ])("%s", async (_, bytes, fault) => {
    expect(await faultOf(bytes)).toBe(fault);
  });

  test("nothing takes longer the worse it is written", async () => {
    const began = performance.now();
    const texts = ['"'.repeat(400_001), "<row".repeat(200_000), "&#".repeat(400_000), ";".repeat(400_000)];
    for (const text of texts) await read(text);
    await read(workbook("<row><c".repeat(100_000)));
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
