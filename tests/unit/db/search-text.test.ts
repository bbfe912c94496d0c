import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, queryWords, searchText, transliterate } from "#db/search.server.ts";
import { findSharedData, readSharedRecords } from "#tests/support/shared-data.ts";

test.each([
  ["Université de Málaga", "universite de malaga"],
  ["Łódź", "lodz"],
  ["Đại học Đà Nẵng", "dai hoc da nang"],
  ["GAZİ ÜNİVERSİTESİ", "gazi universitesi"],
  ["Iğdır", "igdir"],
  ["Universität Gießen", "universitat giessen"],
  ["Højskole Ærø", "hojskole aero"],
  ["Bakı Dövlət Universiteti", "baki dovlat universiteti"],
  ["Xi'an Jiaotong", "xian jiaotong"],
  ["O‘zbekiston oʻsimlik", "ozbekiston osimlik"],
  ["Université d'État de l’Illinois", "universite d etat de l illinois"],
  ["King’s College", "kings college"],
  ["  Two\t\u00A0spaces  ", "two spaces"],
  ["soft\u00ADhyphen\u200B \u202Bmark", "softhyphen mark"],
  ["100% _free_ \"quoted\" 'x' * (OR) -", "100 free quoted x or"],
  ["北京大学", "北京大学"],
  ["جامعة", "جامعه"],
])("%s folds to %s", (name, folded) => {
  expect(fold(name)).toBe(folded);
});

test.each([
  ["Қазақ ұлттық университеті", "kazak ulttyk universiteti"],
  ["Евразийский университет им. Гумилёва", "evraziiskii universitet im gumileva"],
  ["Київ", "kiiv"],
  ["Тоҷикистон", "tojikiston"],
  ["Щучинск", "shchuchinsk"],
])("%s is written %s in Latin letters", (name, latin) => {
  expect(transliterate(name)).toBe(latin);
});

test("the search text holds each word once, in both scripts", () => {
  expect(searchText("КазНУ", "KazNU", null, "Алматы")).toBe("казну kaznu алматы almaty");
});

test("a query has at most twelve words, and none of nothing", () => {
  expect(queryWords("a b c d e f g h i j k l m n")).toHaveLength(12);
  expect(queryWords(" %_'\"* ")).toEqual([]);
});

test("folding what is folded changes nothing, and leaves letters, digits and single spaces only", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
    }),
    { numRuns: 500 },
  );
});

interface HazardousName {
  hazard: string;
  ror_id: string;
  name: string;
}

const hazards = findSharedData("bad_input/unicode_names_from_ror.jsonl");

describe.skipIf(hazards === null)("real names of every script", () => {
  test("each has words to be found by, the same however it is composed or cased", async () => {
    let names = 0;
    for await (const { name, hazard } of readSharedRecords<HazardousName>(hazards ?? "")) {
      names += 1;
      const words = transliterate(name);
      expect(words, `${hazard}: ${name}`).not.toBe("");
      expect(transliterate(name.normalize("NFD")), `${hazard}: ${name}`).toBe(transliterate(name.normalize("NFC")));
      expect(transliterate(words), `${hazard}: ${name}`).toBe(words);
    }
    expect(names).toBeGreaterThan(200);
  });
});
