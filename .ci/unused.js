// Part of `npm run lint`: exports that nobody imports, and words of the catalogues that nobody asks for.
import { readFileSync } from "node:fs";
import { globSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const HOUSE = ["app/**/*.{ts,tsx}", "db/**/*.ts"];
const USERS = [...HOUSE, "tests/**/*.{ts,tsx}", "bench/**/*.ts", "*.{js,ts}", "db/*.js", "app/**/*.js", ".ci/*.js"];
// What the framework takes from these by name.
const TAKEN_BY_NAME = /^app\/(routes\/|root\.tsx|routes\.ts|entry\.)/;

const listed = (patterns) => [...new Set(patterns.flatMap((pattern) => globSync(pattern)))];
const parse = (file) => {
  const kind = file.endsWith(".tsx") ? ts.ScriptKind.TSX : undefined;
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, kind);
};

function resolve(from, specifier) {
  const plain = specifier.replace(/\?.*/, "");
  if (/^#(app|db|tests)\//.test(plain)) return plain.slice(1);
  return plain.startsWith(".") ? path.posix.join(path.posix.dirname(from), plain) : null;
}

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names a file exports of its own. */
function exportsOf(source) {
  const names = [];
  for (const node of source.statements) {
    if (ts.isExportDeclaration(node) && !node.moduleSpecifier && node.exportClause)
      names.push(...node.exportClause.elements.map(({ name }) => name.text));
    if (!isExported(node)) continue;
    if (node.modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) names.push("default");
    else if (ts.isVariableStatement(node))
      names.push(
        ...node.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [])),
      );
    else if (node.name) names.push(node.name.text);
  }
  return names;
}

/** What a file takes of others, as `file#name`; `file#*` is everything. */
function usesOf(file, source) {
  const uses = [];
  const add = (specifier, names) => {
    const target = resolve(file, specifier.text);
    if (target) uses.push(...names.map((name) => `${target}#${name}`));
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && node.importClause) {
      const { name, namedBindings } = node.importClause;
      const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
      const names = named.map((one) => (one.propertyName ?? one.name).text);
      if (name) names.push("default");
      if (namedBindings && ts.isNamespaceImport(namedBindings)) names.push("*");
      add(node.moduleSpecifier, names);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      const names = node.exportClause?.elements?.map((one) => (one.propertyName ?? one.name).text) ?? ["*"];
      add(node.moduleSpecifier, names);
    } else if (ts.isCallExpression(node) && ts.isStringLiteral(node.arguments[0] ?? node)) {
      const isMock = /^vi\.(mock|importActual)$/.test(node.expression.getText(source));
      if (isMock || node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], ["*"]);
    } else if (ts.isImportTypeNode(node)) {
      add(node.argument.literal, [node.qualifier?.getText(source).split(".")[0] ?? "*"]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

/** The string literals of a file, and its templates as patterns of what they may become. */
function wordsOf(source) {
  const literals = [];
  const patterns = [];
  const visit = (node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literals.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      // What has blanks or marks of a markup in it becomes no key.
      const isKey = parts.some((part) => /[a-z_]{2}/.test(part)) && !/[\s<>="/]/.test(parts.join(""));
      if (isKey) patterns.push(parts);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { literals, patterns };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const PLURAL = /_(zero|one|two|few|many|other)$/;

function keysOf(catalogue, prefix = "") {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

function findUnusedExports(sources) {
  const used = new Set([...sources].flatMap(([file, source]) => usesOf(file, source)));
  return listed(HOUSE).flatMap((file) => {
    if (TAKEN_BY_NAME.test(file) || used.has(`${file}#*`)) return [];
    const names = exportsOf(sources.get(file)).filter((name) => !used.has(`${file}#${name}`));
    return names.map((name) => `${file}: nobody imports ${name}`);
  });
}

function findUnusedWords(sources) {
  const house = listed(HOUSE).map((file) => wordsOf(sources.get(file)));
  const literals = new Set(house.flatMap((one) => one.literals));
  const templates = new Map(house.flatMap((one) => one.patterns.map((parts) => [parts.join("\0"), parts])));
  const patterns = [...templates.values()].map((parts) => {
    const pattern = new RegExp(`^${parts.map(escaped).join(".+")}$`);
    // The beginning alone says no to nearly all, in no time.
    return (text) => text.startsWith(parts[0]) && pattern.test(text);
  });
  const isBuilt = (text) => patterns.some((fits) => fits(text));
  return globSync("app/i18n/locales/en/*.json").flatMap((file) => {
    const namespace = path.basename(file, ".json");
    const keys = keysOf(JSON.parse(readFileSync(file, "utf8")));
    // A literal may be the beginning of keys ("precheck.nonprofit"), put together elsewhere.
    const isNamed = (key) => literals.has(key) || literals.has(`${namespace}:${key}`);
    const beginnings = (key) =>
      key.split(".").flatMap((_, index, all) => (index > 1 ? [all.slice(0, index).join(".")] : []));
    const isAsked = (key) => [key, ...beginnings(key)].some(isNamed) || isBuilt(key) || isBuilt(`${namespace}:${key}`);
    return keys
      .filter((key) => !isAsked(key) && !isAsked(key.replace(PLURAL, "")))
      .map((key) => `${file}: nobody asks for ${key}`);
  });
}

const sources = new Map(listed(USERS).map((file) => [file, parse(file)]));
const found = [...findUnusedExports(sources), ...findUnusedWords(sources)];
for (const line of found) console.error(line);
process.exitCode = found.length > 0 ? 1 : 0;
