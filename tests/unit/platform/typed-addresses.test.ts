import { expect, test } from "vitest";
import { readAddresses } from "#app/platform/typed-addresses.ts";
import { workOf } from "#tests/support/work-of.ts";

const addressesIn = (text: string) => readAddresses(text).map(({ name, address }) => [name, address]);

test.each([
  ["a@x.example, b@x.example;c@x.example\r\nd@x.example", ["a", "b", "c", "d"].map((one) => ["", `${one}@x.example`])],
  ["a@x.example b@x.example", ["a", "b"].map((one) => ["", `${one}@x.example`])],
  ["Berik Omarov <Berik@X.example>", [["Berik Omarov", "berik@x.example"]]],
  ['"Omarov, Berik" <b@x.example>, c@x.example', [["Omarov, Berik", "b@x.example"], ["", "c@x.example"]]], // prettier-ignore
  ["Omarov, Berik <b@x.example>; Ахметова, Динара <d@x.example>", [["Omarov, Berik", "b@x.example"], ["Ахметова, Динара", "d@x.example"]]], // prettier-ignore
  ["Жамиля Ю. <j@x.example> Бекзод <b@x.example> <c@x.example>", [["Жамиля Ю.", "j@x.example"], ["Бекзод", "b@x.example"], ["", "c@x.example"]]], // prettier-ignore
  ["<a@x.example>", [["", "a@x.example"]]],
  [" , ;\n", []],
  ["Aigul Bekova a.bekova@uni.example", [["Aigul Bekova", "a.bekova@uni.example"]]],
  ["a.bekova@uni.example Айгуль Бекова", [["Айгуль Бекова", "a.bekova@uni.example"]]],
  ["a.bekova@uni.example (Aigul)", [["Aigul", "a.bekova@uni.example"]]],
  ["Aigul Bekova (a.bekova@uni.example)", [["Aigul Bekova", "a.bekova@uni.example"]]],
  ["Бекова\tАйгуль\ta.bekova@uni.example\nОмаров\tБерик\tb@uni.example", [["Бекова Айгуль", "a.bekova@uni.example"], ["Омаров Берик", "b@uni.example"]]], // prettier-ignore
  ["Bekova; Aigul; a.bekova@uni.example", [["Bekova Aigul", "a.bekova@uni.example"]]],
  ["Aigul Bekova; a@x.example; B. Omarov; b@x.example", [["Aigul Bekova", "a@x.example"], ["B. Omarov", "b@x.example"]]], // prettier-ignore
  [
    "Aigul Bekova a@x.example Berik b@x.example",
    [
      ["Aigul Bekova", "a@x.example"],
      ["Berik", "b@x.example"],
    ],
  ],
  [
    "a@x.example (Aigul) b@x.example (Berik)",
    [
      ["Aigul", "a@x.example"],
      ["Berik", "b@x.example"],
    ],
  ],
  [
    "1. a@x.example\n2) Berik - b@x.example",
    [
      ["", "a@x.example"],
      ["Berik", "b@x.example"],
    ],
  ],
  ["mailto:a@x.example", [["", "a@x.example"]]],
])("reads a list as it was copied: %j", (text, expected) => {
  expect(addressesIn(text)).toEqual(expected);
});

test("an address that stands there twice says so, and what is none is kept as it was typed", () => {
  expect(readAddresses("a@x.example\nA@X.EXAMPLE, not an address, a@x.example")).toEqual([
    { typed: "a@x.example", name: "", address: "a@x.example" },
    { typed: "A@X.EXAMPLE", name: "", address: "a@x.example", isRepeated: true },
    { typed: "not an address", name: "", address: null, fault: "form" },
    { typed: "a@x.example", name: "", address: "a@x.example", isRepeated: true },
  ]);
});

test("of an address in other letters before the @ it is told apart why it is none; its domain may be in any", () => {
  expect(readAddresses("имя@университет.рф, info@университет.рф")).toEqual([
    { typed: "имя@университет.рф", name: "", address: null, fault: "letters" },
    { typed: "info@университет.рф", name: "", address: "info@xn--b1agajc0ayikbb.xn--p1ai" },
  ]);
});

test("what belongs to what is guessed nowhere, and nothing that may be an address is taken for a name", () => {
  const faultsIn = (text: string) => readAddresses(text).map(({ typed, address, fault }) => [typed, address ?? fault]);
  expect(faultsIn("a@x.example Berik b@x.example")).toEqual([["a@x.example Berik b@x.example", "unclear"]]);
  expect(faultsIn("olga.uni.example a@x.example")).toEqual([["olga.uni.example a@x.example", "unclear"]]);
  expect(faultsIn("olga.uni.example; a@x.example")).toEqual([
    ["olga.uni.example", "form"],
    ["a@x.example", "a@x.example"],
  ]);
  expect(faultsIn("Айгуль имя@университет.рф")).toEqual([["Айгуль имя@университет.рф", "letters"]]);
  expect(faultsIn("Айгуль Бекова")).toEqual([["Айгуль Бекова", "form"]]);
});

test("a quotation mark that is alone does not join what stands behind it", () => {
  expect(addressesIn('"Omarov, Berik <b@x.example>; c@x.example')).toEqual([
    ["Omarov, Berik", "b@x.example"],
    ["", "c@x.example"],
  ]);
});

test.each([",", ";,", ',"', '",', "<", "> ", "@ ", "a ", 'a, "', "a@x.example, ", "a.,;"])(
  "D08 a list as long as it may be is read at once, whatever it is made of: %j",
  (piece) => {
    for (const end of ["", '"', ">", "x"]) {
      const work = workOf(() => void readAddresses(piece.repeat(8000 / piece.length) + end));
      expect(work, end).toBeLessThan(1000);
    }
  },
);
