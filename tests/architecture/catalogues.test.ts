import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { LOCALES } from "#db/locales.ts";
import { API_SCOPES } from "#db/vocabulary-tokens.ts";

type Catalogue = { [key: string]: string | Catalogue };

function flatten(catalogue: Catalogue, prefix = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const namespaces = globSync("app/i18n/locales/en/*.json").map((file) => path.basename(file, ".json"));
const read = (locale: string, namespace: string) =>
  new Map(flatten(JSON.parse(readFileSync(`app/i18n/locales/${locale}/${namespace}.json`, "utf8")) as Catalogue));

/** Languages differ in how many plural forms they have; the rest of a key must be the same. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");
const keysOf = (catalogue: Map<string, string>) => [...new Set([...catalogue.keys()].map(withoutPlural))].sort();
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name))].sort();

describe.each(namespaces)("%s", (namespace) => {
  const english = read("en", namespace);

  test.each(LOCALES.filter((locale) => locale !== "en"))(
    "%s has every key, none empty, with the same values in it",
    (locale) => {
      const translated = read(locale, namespace);
      expect(keysOf(translated)).toEqual(keysOf(english));
      for (const [key, text] of translated) {
        expect(text.trim(), `${locale}:${namespace}:${key}`).not.toBe("");
        const original = english.get(key) ?? english.get(`${withoutPlural(key)}_other`) ?? "";
        const expected = placeholders(original).filter((name) => name !== "count");
        expect(
          placeholders(text).filter((name) => name !== "count"),
          `${locale}:${namespace}:${key}`,
        ).toEqual(expected);
      }
    },
  );

  test.each(LOCALES)("%s has every plural form its language needs", (locale) => {
    const catalogue = read(locale, namespace);
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const plural = new Set([...catalogue.keys()].filter((key) => key !== withoutPlural(key)).map(withoutPlural));
    const isCounted = [...plural].filter((key) => catalogue.has(`${key}_other`));
    for (const key of isCounted)
      for (const form of forms) expect(catalogue.has(`${key}_${form}`), `${key}_${form}`).toBe(true);
  });
});

const sources = globSync("app/**/*.{ts,tsx}", { exclude: ["app/i18n/**", "app/cli/**"] });

test("every literal key asked for exists in English", () => {
  const missing: string[] = [];
  const known = new Map(namespaces.map((namespace) => [namespace, new Set(keysOf(read("en", namespace)))]));
  for (const file of sources) {
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    for (const [, namespace = "", key = ""] of code.matchAll(
      /["'`]([a-z-]+):([a-z][\w-]*(?:\.[\w-]+)+|[a-z_]+)["'`]/g,
    )) {
      // The scopes of a token look like keys.
      if (API_SCOPES.some((scope) => scope === `${namespace}:${key}`)) continue;
      if (known.has(namespace) && !known.get(namespace)?.has(withoutPlural(key)))
        missing.push(`${file}: ${namespace}:${key}`);
    }
  }
  expect(missing).toEqual([]);
});

/** Attributes whose text a person reads or hears. */
const READ_ALOUD = new Set([
  "alt",
  "title",
  "placeholder",
  "label",
  "summary",
  "aria-label",
  "aria-description",
  "content",
]);
const isWords = (text: string) => /\p{L}{2,}/u.test(text);

function wordsIn(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  const isLiteral = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
  if (!isLiteral) return null;
  if (ts.isJsxAttribute(node.parent)) return READ_ALOUD.has(node.parent.name.getText()) ? node.text : null;
  const isChild = ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent);
  return isChild ? node.text : null;
}

function literalsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const words = wordsIn(node);
    if (words !== null && isWords(words)) found.push(`${file}: ${words.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("no text in code: pages take every word from the catalogues", () => {
  const pages = sources.filter((file) => file.endsWith(".tsx") && !/root\.tsx$/.test(file));
  expect(pages.flatMap(literalsOf)).toEqual([]);
});
