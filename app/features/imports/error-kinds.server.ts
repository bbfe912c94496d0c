import { eq } from "drizzle-orm";
import { errorText } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { type ImportProblem, importRows } from "#db/schema/imports.ts";
import { selectRows } from "./find-import.server.ts";
import type { ErrorKind } from "./ui/import-model.ts";

/** The problems whose sentence names one row or one institution. */
const NAMING = ["twice", "known_otherwise", "is_member"] as const;

const keyOf = ({ message }: ImportProblem) => message.split("|")[0]?.split(":")[1] ?? "";

const kindOf = (problem: ImportProblem) => `${problem.field ?? "row"}.${keyOf(problem)}`;

/** The sentence without what it says of one row. */
function wordsOf(problem: ImportProblem, locale: Locale): string {
  const { field, message } = problem;
  const t = translator(locale);
  const naming = NAMING.find((one) => `problem.${one}` === keyOf(problem));
  const said = naming ? t(`imports:problem_kind.${naming}`) : errorText(t, message);
  return field ? `${t(`imports:field.${field}`)}: ${said}` : said;
}

interface Found extends ErrorKind {
  lines: number[];
}

/** The kinds of error in a list, those of most rows first, each with the rows it is in. */
export async function errorKinds(db: Reader, importId: string, locale: Locale): Promise<Found[]> {
  const rows = await selectRows(db, importId, eq(importRows.result, "error"));
  const kinds = new Map<string, Found>();
  for (const { line, problems } of rows)
    for (const problem of problems ?? []) {
      if (problem.isNote) continue;
      const kind = kindOf(problem);
      const found = kinds.get(kind) ?? { kind, text: wordsOf(problem, locale), count: 0, lines: [] };
      if (found.lines.at(-1) !== line) found.lines.push(line);
      kinds.set(kind, { ...found, count: found.lines.length });
    }
  return [...kinds.values()].sort((a, b) => b.count - a.count);
}
