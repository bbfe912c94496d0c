import { describe, expect, test } from "vitest";
import { readIdentifier } from "#app/features/registry/registry-identifiers.ts";
import { acronymsOf } from "#app/features/registry/search/acronyms.ts";
import { searchText } from "#db/search.server.ts";

describe("an identifier is told from a name (found F141)", () => {
  test.each([
    ["https://ror.org/03q0vrn42", { kind: "registry", id: "03q0vrn42" }],
    ["https://ror\u2060.org/03q0\u2060vrn42", { kind: "registry", id: "03q0vrn42" }],
    ["https://ror.org/03q0vrn42%E2%80%8B", { kind: "registry", id: "03q0vrn42" }],
    ["ror.org/03q0vrn42/", { kind: "registry", id: "03q0vrn42" }],
    [" 03Q0VRN42 ", { kind: "registry", id: "03q0vrn42" }],
    ["https://ror.org/0zzzzzzz9", { kind: "registry", id: "" }],
    ["grid.77184.3d", { kind: "other", value: "grid.77184.3d" }],
    ["https://www.grid.ac/institutes/grid.77184.3d", { kind: "other", value: "grid.77184.3d" }],
    ["Q427677", { kind: "other", value: "q427677" }],
    ["https://www.wikidata.org/wiki/Q427677", { kind: "other", value: "q427677" }],
    ["0000 0000 8887 5266", { kind: "other", value: "0000000088875266" }],
    ["https://isni.org/isni/000000008887526X", { kind: "other", value: "000000008887526x" }],
    ["farabi.university", { kind: "domain", domain: "farabi.university" }],
    ["https://www.farabi.university/en?x=1", { kind: "domain", domain: "farabi.university" }],
    ["info@mail.farabi.university", { kind: "domain", domain: "mail.farabi.university" }],
    ["kaznu.kz", { kind: "domain", domain: "kaznu.kz" }],
  ])("%s", (typed, identifier) => {
    expect(readIdentifier(typed)).toEqual(identifier);
  });

  test.each([
    "Al-Farabi",
    "St. Petersburg University",
    "L.N. Gumilyov",
    "Univ. of Texas",
    "2017",
    "Q Fever",
    "北京大学",
  ])("%s is a name", (typed) => expect(readIdentifier(typed)).toBeNull());
});

describe("acronyms of Cyrillic names (found F148)", () => {
  test.each([
    ["Казахский национальный университет имени аль-Фараби", ["КНУ", "КазНУ"]],
    ["Самаркандский государственный университет", ["СГУ", "СамГУ"]],
    ["Қазақ ұлттық университеті", ["ҚҰУ", "ҚазҰУ"]],
    ["Әл-Фараби атындағы Қазақ ұлттық университеті", ["ҚҰУ", "ҚазҰУ"]],
    ["Казахский национальный университет искусств имени Куляш Байсеитовой", ["КНУИ", "КазНУИ"]],
    ["Российский университет дружбы народов", ["РУДН", "РосУДН"]],
    ["Московский университет", []],
    ["Al-Farabi Kazakh National University", []],
  ])("%s", (name, acronyms) => expect(acronymsOf(name)).toEqual(acronyms));
});

test("a name without spaces is found from each of its letters on (found F145)", () => {
  expect(searchText("北京医科大学").split(" ")).toEqual([
    "北京医科大学",
    "京医科大学",
    "医科大学",
    "科大学",
    "大学",
    "学",
  ]);
  expect(searchText("Al-Farabi")).toBe("al farabi");
  expect(
    Math.max(
      ...searchText("学".repeat(50))
        .split(" ")
        .map((word) => [...word].length),
    ),
  ).toBe(16);
});
