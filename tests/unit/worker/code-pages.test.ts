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

/** The bytes of KZ-1048: the Kazakh letters in the places that the standard gives them. */
function inKazakhStandard(text: string) {
  const places = "ҚһқҺҰұӘӨҒҮөғәҢңү";
  const bytes = [0x8d, 0x9e, 0x9d, 0x8e, 0xa1, 0xa2, 0xa3, 0xa5, 0xaa, 0xaf, 0xb4, 0xba, 0xbc, 0xbd, 0xbe, 0xbf];
  return Uint8Array.from(text, (sign) => {
    const at = places.indexOf(sign);
    return at >= 0 ? (bytes[at] ?? 0) : (written(sign, "windows-1251")[0] ?? 0);
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

  it.each([
    "атауы;қала\nӘл-Фараби атындағы Қазақ ұлттық университеті;Алматы",
    "АТАУЫ;ҚАЛА\nҚАЗАҚ ҰЛТТЫҚ ҚЫЗДАР ПЕДАГОГИКАЛЫҚ УНИВЕРСИТЕТІ;АЛМАТЫ",
    "name;city\nМәңгілік Ел университеті;Өскемен\nКоркыт Ата;Кызылорда",
  ])("reads Kazakh in the code page that has its letters: %s", (text) => {
    expect(cells(inKazakhStandard(text))).toContain(text.split(/[;\n]/)[2] ?? "");
    expect(cells(inKazakhStandard(text))).toContain(text.split(/[;\n]/)[3] ?? "");
  });

  it.each([
    "назва;місто\nКиївський національний університет імені Тараса Шевченка;Київ",
    "назва;місто\nЄвропейський інститут;Чернівці",
    "назив;град\nУниверзитет у Нишу «Ђорђе Љубиша»;Београд, Јагодина",
    "назва;горад\nБеларускі дзяржаўны ўніверсітэт;Мінск",
  ])("leaves other languages that Windows has letters for: %s", (text) => {
    const cell = text.split(/[;\n]/)[2] ?? "";
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
