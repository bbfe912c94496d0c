import { describe, expect, test } from "vitest";
import { bibtexOf, type Cited, citationMeta, risOf } from "#app/features/projects/published/cite.ts";
import { doiAddress, readDoi, readIsbn } from "#app/features/projects/results/identifiers.ts";

describe("a DOI", () => {
  test.each([
    ["10.5281/zenodo.123456", "10.5281/zenodo.123456"],
    ["https://doi.org/10.5281/Zenodo.123456", "10.5281/zenodo.123456"],
    ["http://dx.doi.org/10.1000/xyz%28123%29", "10.1000/xyz(123)"],
    ["doi:10.1000/182", "10.1000/182"],
    [" DOI: 10.1000/182. ", "10.1000/182"],
    ["doi.org/10.1000.10/123", "10.1000.10/123"],
    ["11.1000/182", null],
    ["10.1000", null],
    ["https://example.org/10.1000/182", null],
  ])("%s", (typed, read) => expect(readDoi(typed)).toBe(read));

  test("leads to its address whatever signs it has", () => {
    expect(doiAddress("10.1002/(sici)1#<5>2?3")).toBe("https://doi.org/10.1002/(sici)1%23%3C5%3E2%3F3");
  });
});

describe("an ISBN", () => {
  test.each([
    ["978-0-306-40615-7", "9780306406157"],
    ["ISBN 978 0 306 40615 7", "9780306406157"],
    ["ISBN-13: 9780306406157", "9780306406157"],
    ["0-306-40615-2", "9780306406157"],
    ["080442957X", "9780804429573"],
    ["978‑0‑306‑40615‑7", "9780306406157"],
    ["٩٧٨٠٣٠٦٤٠٦١٥٧", "9780306406157"],
  ])("%s", (typed, isbn) => expect(readIsbn(typed)).toEqual({ ok: true, isbn }));

  test.each([
    ["978-0-306-40615-8", "digit"],
    ["0-306-40615-3", "digit"],
    ["12345", "form"],
    ["9710306406157", "form"],
  ])("%s is refused", (typed, fault) => expect(readIsbn(typed)).toEqual({ ok: false, fault }));
});

const CITED: Cited = {
  key: "letters",
  type: "article",
  title: "100% of {letters}_& \\paths ~ «Ұлы Жібек жолы»\r\nTY  - BOOK",
  titleLanguage: "en",
  authors: ["Гүлнар Ахметова", "Institute of Art and History", "محمد"],
  institutions: ["Lead & Sons University"],
  date: "2026-05",
  description: "One.\n\nTwo}",
  languages: ["en", "kk"],
  doi: "10.1000/a_b",
  isbn: null,
  licence: "cc_by",
  url: "https://portal.example/a_b?x={1}",
};

describe("a citation", () => {
  test("keeps every sign and breaks out of no field of BibTeX", () => {
    const entry = bibtexOf(CITED);
    expect(entry).toContain(
      "title = {{100\\% of {\\textbraceleft}letters{\\textbraceright}\\_\\& {\\textbackslash}paths",
    );
    expect(entry).toContain("author = {Гүлнар Ахметова and {Institute of Art and History} and محمد}");
    expect(entry).toContain("url = {https://portal.example/a_b?x=%7B1%7D}");
    let depth = 0;
    for (const sign of entry) {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect([depth, entry.split("\n").filter((line) => line.startsWith("@")).length]).toEqual([0, 1]);
  });

  test("is one record of RIS, whatever lines are in it", () => {
    const lines = risOf(CITED).split("\r\n");
    expect(lines[0]).toBe("TY  - JOUR");
    expect(lines.filter((line) => line.startsWith("TY  - "))).toHaveLength(1);
    expect(lines).toContain("DA  - 2026/05//");
    expect(lines.every((line) => line === "" || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true);
    expect(lines).toContain("AU  - محمد");
  });

  test("says each author in the head of the page", () => {
    const meta = citationMeta(CITED, { page: "https://portal.example/r", pdf: null });
    expect(meta.filter(({ name }) => name === "citation_author")).toHaveLength(3);
    expect(meta).toContainEqual({ name: "citation_publication_date", content: "2026/05" });
    expect(meta.some(({ name }) => name === "citation_pdf_url")).toBe(false);
  });
});
