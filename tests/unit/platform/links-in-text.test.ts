import { expect, test } from "vitest";
import { linksInText } from "#app/platform/links-in-text.ts";

const linksOf = (text: string) => linksInText(text).flatMap(({ text, href }) => (href ? [[text, href]] : []));

test.each([
  ["See https://iksu.kg.", [["https://iksu.kg", "https://iksu.kg"]]],
  ["(https://iksu.kg), and", [["https://iksu.kg", "https://iksu.kg"]]],
  ["«https://iksu.kg/a»;", [["https://iksu.kg/a", "https://iksu.kg/a"]]],
  [
    "https://en.wikipedia.org/wiki/Osh_(city)",
    [["https://en.wikipedia.org/wiki/Osh_(city)", "https://en.wikipedia.org/wiki/Osh_(city)"]],
  ],
  [
    "(see https://en.wikipedia.org/wiki/Osh_(city))",
    [["https://en.wikipedia.org/wiki/Osh_(city)", "https://en.wikipedia.org/wiki/Osh_(city)"]],
  ],
  ["www.iksu.kg!", [["www.iksu.kg", "https://www.iksu.kg"]]],
  ["http://iksu.kg/?a=1&b=2#c", [["http://iksu.kg/?a=1&b=2#c", "http://iksu.kg/?a=1&b=2#c"]]],
  ["https://xn--e1aybc.xn--p1ai/a", [["https://тест.рф/a", "https://xn--e1aybc.xn--p1ai/a"]]],
  ["https://тест.рф", [["https://тест.рф", "https://xn--e1aybc.xn--p1ai"]]],
  [
    "https://a.example, https://b.example",
    [
      ["https://a.example", "https://a.example"],
      ["https://b.example", "https://b.example"],
    ],
  ],
])("%s (found F175)", (text, links) => {
  expect(linksOf(text)).toEqual(links);
});

test.each([
  "javascript:alert(1)",
  "ftp://iksu.kg",
  "mailto:x@iksu.kg",
  "x@www.iksu.kg",
  "https://",
  "https://user:secret@iksu.kg",
  "https://iksu",
  "http://javascript:alert(1)",
  "data:text/html,https",
  "iksu.kg",
])("%s is no link (found F175)", (text) => {
  expect(linksOf(text)).toEqual([]);
});

test("the words of a text stay as they were typed, whatever is a link in it (found F175)", () => {
  const text = "One <b>https://a.example</b>, two\u00a0(www.b.example) “https://c.example/«x»”.";
  expect(
    linksInText(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});
