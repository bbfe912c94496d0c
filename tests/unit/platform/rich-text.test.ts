import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { richText, wordsOfRichText } from "#app/platform/rich-text.server.ts";
import { workOf } from "#tests/support/work-of.ts";

const shown = (text: string, options = {}) => JSDOM.fragment(richText(text, options));
const outline = (text: string, under?: number) =>
  [...shown(text, { under }).querySelectorAll("h1,h2,h3,h4,h5,h6")].map(({ tagName, textContent }) => [
    tagName,
    textContent,
  ]);

describe("what somebody writes in Markdown", () => {
  test("is shown as headings, lists, quotations and marked words", () => {
    const page = shown("## Aims\nWe *listen* and **write**.\n\n- one\n- two\n\n3. third\n4. fourth\n\n> said");
    expect(page.querySelector("h3")?.textContent).toBe("Aims");
    expect([page.querySelector("em")?.textContent, page.querySelector("strong")?.textContent]).toEqual([
      "listen",
      "write",
    ]);
    expect([...page.querySelectorAll("ul > li")].map(({ textContent }) => textContent)).toEqual(["one", "two"]);
    expect(page.querySelector("ol")?.getAttribute("start")).toBe("3");
    expect(page.querySelector("blockquote")?.textContent.trim()).toBe("said");
  });

  test("of who knows nothing of it stays as it was typed", () => {
    const plain = "First line\nsecond line\n    indented\nA heading\n-----\n`x` snake_case <b>not bold</b> &amp; 5 * 3";
    const page = shown(plain);
    expect([...page.childNodes].flatMap((node) => node.textContent?.trim() || [])).toEqual([
      plain.replace("    indented", "indented"),
    ]);
    expect(page.querySelectorAll("br")).toHaveLength(5);
  });

  test("has headings that fit below the one they stand under, and none leaves a level out", () => {
    expect(outline("# A\n### B\n# C", 2)).toEqual([
      ["H3", "A"],
      ["H4", "B"],
      ["H3", "C"],
    ]);
    expect(outline("#### deep\n## higher", 3)).toEqual([
      ["H4", "deep"],
      ["H4", "higher"],
    ]);
  });

  test("leads to websites only, and says to which where its words do not", () => {
    const page = shown(
      "[UNESCO](https://other.example/a) and https://пример.рф/а, (www.b.example). [c](www.c.example)",
    );
    expect([...page.querySelectorAll("a")].map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["UNESCO", "https://other.example/a"],
      ["https://пример.рф/а", "https://xn--e1afmkfd.xn--p1ai/%D0%B0"],
      ["https://www.b.example", "https://www.b.example"],
      ["c", "https://www.c.example"],
    ]);
    expect([...page.querySelectorAll(".external-host")].map(({ textContent }) => textContent)).toEqual([
      "other.example",
      "c.example",
    ]);
    for (const link of page.querySelectorAll("a")) expect(link.rel).toBe("nofollow noopener ugc");
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](https://user:password@bank.example)",
    "[x](vbscript:x)",
    "![x](javascript:x)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="https://a.example" onclick="x">x</a>',
    '<https://a.example/"onmouseover=alert(1)>',
    "&lt;script&gt;",
    "mailto:a@b.example ftp://a.example",
    "[x][y]\n\n[y]: javascript:alert(1)",
  ])("%s does nothing and stays to be read", (text) => {
    const page = shown(text);
    for (const element of page.querySelectorAll("*")) {
      expect(["P", "BR", "A", "BDI"]).toContain(element.tagName);
      for (const { name } of element.attributes) expect(["dir", "href", "rel", "class"]).toContain(name);
    }
    for (const link of page.querySelectorAll("a")) expect(link.href).toMatch(/^https:\/\/a\.example/);
    const read = (words: string | null) => words?.replaceAll(/[\s!]+/g, "");
    if (page.querySelectorAll("a").length === 0) expect(read(page.textContent)).toBe(read(text));
  });

  test("has each paragraph written from its own side", () => {
    expect(
      [...shown("نص\n\n- بند", { lang: "ar" }).querySelectorAll("p, li")].map((one) => one.getAttribute("dir")),
    ).toEqual(["rtl", "rtl"]);
    expect(shown("text").querySelector("p")?.getAttribute("dir")).toBe("auto");
  });

  test("is not hidden by going deep, nor takes long", () => {
    expect(shown(`${">".repeat(60)} hidden`).textContent).toContain("hidden");
    expect(wordsOfRichText(`${">".repeat(60)} hidden`)).toContain("hidden");
    const texts = ["[", "*", "_", "> ", "- ", "![](", "**a ", "[a](", "\\", "<", "*_", "https://", "`"].map((sign) =>
      sign.repeat(10_000 / sign.length),
    );
    const work = workOf(() => {
      for (const text of texts) richText(text);
    });
    expect(work).toBeLessThan(10_000);
  });

  test("is read without its signs by machines", () => {
    expect(wordsOfRichText("## Aims\n- *one*\n- [two](https://a.example)\n\nthree\nfour")).toBe(
      "Aims\none\ntwo\nthree four",
    );
  });
});
