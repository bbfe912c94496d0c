import { describe, expect, it } from "vitest";
import { readCsv } from "#app/worker/sheets/read-csv.ts";

/** The bytes a program of that code page writes. */
function written(text: string, codePage: "windows-1251" | "koi8-r") {
  const signs = new TextDecoder(codePage).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (sign) => {
    const byte = signs.indexOf(sign);
    if (byte < 0) throw new Error(`${sign} is not in ${codePage}`);
    return byte;
  });
}

const cells = (bytes: Uint8Array) => JSON.stringify(readCsv(bytes));

const RUSSIAN = [
  "Название;Город\nКазахский национальный университет имени аль-Фараби;Алматы",
  "НАЗВАНИЕ;ГОРОД\nМОСКОВСКИЙ ГОСУДАРСТВЕННЫЙ УНИВЕРСИТЕТ;МОСКВА",
  "name;city\nуниверситет дружбы народов;москва",
  "name;short\nЕвразийский университет;ЕНУ\nКазахский национальный университет;КазНУ",
  "name;email\nПетров Пётр;petrov@example.org",
];

describe("a list in a Cyrillic code page of one byte", () => {
  it.each(RUSSIAN)("reads what was written in either: %s", (text) => {
    const cell = text.split(/[;\n]/)[2] ?? "";
    expect(cells(written(text, "koi8-r"))).toContain(cell);
    expect(cells(written(text, "windows-1251"))).toContain(cell);
  });

  it.each(["атауы;қала\nМемлекеттік университет;Алматы", "«Болашақ» университеті № 2 – Астана;Қазақстан"])(
    "keeps Kazakh as before, in UTF-8 and with the letters Windows has: %s",
    (text) => {
      expect(cells(new TextEncoder().encode(text))).toContain(text.split(/[;\n]/)[0]);
      const windows = text.replaceAll(/[қҚ]/g, "к");
      expect(cells(written(windows, "windows-1251"))).toContain(windows.split(/[;\n]/)[0]);
    },
  );
});
