import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { LOCALES } from "#db/locales.ts";

type Catalogue = { [key: string]: string | Catalogue };

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** More than these in one template is no list of codes. */
const MOST = 2000;

function keysOf(catalogue: Catalogue, prefix: string): string[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [(prefix + key).replace(PLURAL, "")] : keysOf(value, `${prefix}${key}.`),
  );
}

const known = (locale: string) =>
  new Set(
    globSync(`app/i18n/locales/${locale}/*.json`).flatMap((file) =>
      keysOf(JSON.parse(readFileSync(file, "utf8")) as Catalogue, `${path.basename(file, ".json")}:`),
    ),
  );

/** The texts an expression can have; null where its type does not list them. */
function textsOf(type: ts.Type): string[] | null {
  const parts = type.isUnion() ? type.types : [type];
  const texts = parts.flatMap((part) => (part.isStringLiteral() || part.isNumberLiteral() ? [String(part.value)] : []));
  return texts.length === parts.length ? texts : null;
}

/** The namespace a file asks for without naming it; null where it has several or none. */
function namespaceOf(source: ts.SourceFile): string | null {
  const named = new Set([...source.text.matchAll(/useTranslation\(\s*"([\w-]+)"/g)].map(([, name = ""]) => name));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** What the types allow and nothing asks: a least length is given in characters; an open link has no answer. */
const NEVER_ASKED = ["common:form.words_range", "applications:confirm.state.open"];

interface Built {
  place: string;
  key: string;
}

/** Templates whose part is a path of several names itself; in all others a part is one name, so that no text is a folder of texts. */
const WITH_PATHS = ["vocabulary:", "letters:sample.", "applications:field.", "field."];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function patternOf(template: ts.TemplateExpression, namespace: string | null): string {
  const parts = [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].map(escaped);
  const part = WITH_PATHS.includes(template.head.text) ? ".+" : "[^.]+";
  const pattern = parts.join(part);
  if (pattern.includes(":") || pattern.startsWith(part)) return `^${pattern}$`;
  return `^${namespace ?? "[a-z-]+"}:${pattern}$`;
}

const built: Built[] = [];
/** Templates whose parts are any text, as patterns of keys. */
const open: Built[] = [];

beforeAll(() => {
  const { config } = ts.readConfigFile("tsconfig.json", (file) => readFileSync(file, "utf8")) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const files = globSync("app/**/*.{ts,tsx}");
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  /** What an argument asks for: texts it can be, and templates in it; either may stand in a choice between two. */
  const askedIn = (node: ts.Expression): (string | ts.TemplateExpression)[] => {
    if (ts.isParenthesizedExpression(node)) return askedIn(node.expression);
    if (ts.isConditionalExpression(node)) return [...askedIn(node.whenTrue), ...askedIn(node.whenFalse)];
    return ts.isTemplateExpression(node) ? [node] : (textsOf(checker.getTypeAtLocation(node)) ?? []);
  };
  const expand = (template: ts.TemplateExpression): string[] | null =>
    template.templateSpans.reduce<string[] | null>(
      (begun, { expression, literal }) => {
        const type = checker.getTypeAtLocation(expression);
        const texts = textsOf(checker.getBaseConstraintOfType(type) ?? type);
        if (!begun || !texts || begun.length * texts.length > MOST) return null;
        return begun.flatMap((start) => texts.map((text) => start + text + literal.text));
      },
      [template.head.text],
    );
  for (const file of files) {
    const source = program.getSourceFile(path.resolve(file)) ?? program.getSourceFile(file);
    if (!source) continue;
    const visit = (node: ts.Node): void => {
      const [first] = ts.isCallExpression(node) ? node.arguments : [];
      const isAsked = ts.isCallExpression(node) && /(^|\.)t$|^translator\(/.test(node.expression.getText(source));
      const namespace = namespaceOf(source);
      for (const asked of isAsked && first ? askedIn(first) : []) {
        const keys = typeof asked === "string" ? [asked] : expand(asked);
        const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
        for (const key of keys ?? []) {
          if (key.includes(":")) built.push({ place, key });
          else if (namespace) built.push({ place, key: `${namespace}:${key}` });
        }
        if (!keys && typeof asked !== "string") open.push({ place, key: patternOf(asked, namespace) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
}, 300_000);

test.each(LOCALES)("every key that code can ask for exists in %s (found F189)", (locale) => {
  const keys = known(locale);
  expect(built.length).toBeGreaterThan(500);
  expect(
    built
      .filter(({ key }) => !keys.has(key.replace(PLURAL, "")) && !NEVER_ASKED.includes(key))
      .map(({ place, key }) => `${place} ${key}`),
  ).toEqual([]);
});

test.each(LOCALES)(
  "where a template's parts can be any text, there are keys in %s that it builds (found F189)",
  (locale) => {
    const keys = [...known(locale)];
    const idle = open.filter(({ key }) => !keys.some((one) => new RegExp(key).test(one)));
    expect(idle.map(({ place, key }) => `${place} ${key}`)).toEqual([]);
  },
);
