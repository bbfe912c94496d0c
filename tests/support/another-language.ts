import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { PortalBuild } from "./test-portal.ts";
import { temporaryFolder } from "./test-database.ts";

type Words = { [key: string]: string | Words };

const SOURCES = ["app", "db", "public", "package.json", "tsconfig.json", "vite.config.ts", "remix.config.js"];
/** The letters of an alphabet that is written from the right, for a to z. */
const LETTERS = "אבגדהוזחטיכלמנסעפצקרשתוכיז";

const inOtherLetters = (text: string) =>
  text.replace(/\{\{[^}]*\}\}|[a-z]/gi, (found) =>
    found.length > 1 ? found : (LETTERS[found.toLowerCase().charCodeAt(0) - 97] ?? ""),
  );

/** The same catalogue in the letters of the other language, with every plural form that language has. */
function translated(words: Words, forms: readonly string[]): Words {
  const entries = Object.entries(words).flatMap(([key, value]): [string, string | Words][] => {
    if (typeof value !== "string") return [[key, translated(value, forms)]];
    const text = inOtherLetters(value);
    const counted = /^(.+)_other$/.exec(key)?.[1];
    return counted ? forms.map((form) => [`${counted}_${form}`, text]) : [[key, text]];
  });
  return Object.fromEntries(entries);
}

/** Hebrew, as the one line that it takes. */
export const HEBREW = { code: "he", line: `{ name: "עברית", tag: "he-IL", script: "Hebr", direction: "rtl" }` };

type Language = typeof HEBREW;

/**
 * A copy of the portal with one more language: a line among the languages and a folder of catalogues, and nothing else.
 * Its words are the English ones in the letters of another alphabet, so that what is left in Latin ones was forgotten.
 */
export function copyWithLanguage({ code, line }: Language): string {
  const folder = temporaryFolder();
  for (const source of SOURCES) cpSync(source, path.join(folder, source), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
  const languages = path.join(folder, "db/locales.ts");
  writeFileSync(languages, readFileSync(languages, "utf8").replace(/^\} as const/m, `  ${code}: ${line},\n$&`));
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const catalogues = path.join(folder, "app/i18n/locales", code);
  mkdirSync(catalogues);
  for (const file of globSync("app/i18n/locales/en/*.json")) {
    const words = translated(JSON.parse(readFileSync(file, "utf8")) as Words, forms);
    writeFileSync(path.join(catalogues, path.basename(file)), JSON.stringify(words));
  }
  return folder;
}

/** The portal built from such a copy. */
export async function buildWithLanguage(language: Language): Promise<PortalBuild> {
  const folder = copyWithLanguage(language);
  const remix = path.resolve("node_modules/@remix-run/dev/dist/cli.js");
  const env = { ...process.env, NODE_ENV: "production" as const, VITEST: undefined };
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, env });
  run("app/ui/fonts/cut-fonts.js");
  run(remix, "vite:build", "--logLevel", "error");
  symlinkSync(path.resolve("build/worker"), path.join(folder, "build/worker"));
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, "build/server/index.js")).href
  )) as PortalBuild["build"];
  return { build, clientFolder: path.join(folder, "build/client") };
}
