import { expect, test } from "vitest";
import { readAddresses } from "#app/platform/typed-addresses.ts";

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
])("reads a list as it was copied: %j", (text, expected) => {
  expect(addressesIn(text)).toEqual(expected);
});

test("every address is read once, and what is none is kept as it was typed", () => {
  expect(readAddresses("a@x.example\nA@X.EXAMPLE, not an address, a@x.example")).toEqual([
    { typed: "a@x.example", name: "", address: "a@x.example" },
    { typed: "not an address", name: "", address: null, fault: "form" },
  ]);
});

test("of an address in other letters before the @ it is told apart why it is none; its domain may be in any", () => {
  expect(readAddresses("имя@университет.рф, info@университет.рф")).toEqual([
    { typed: "имя@университет.рф", name: "", address: null, fault: "letters" },
    { typed: "info@университет.рф", name: "", address: "info@xn--b1agajc0ayikbb.xn--p1ai" },
  ]);
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
      const before = performance.now();
      readAddresses(piece.repeat(8000 / piece.length) + end);
      expect(performance.now() - before, end).toBeLessThan(1000);
    }
  },
);
