import { errorText } from "#app/i18n/error-text.ts";
import { askAboutLetters } from "#app/platform/mixed-letters.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Hints } from "#app/ui/field-hints.tsx";
import type { Locale } from "#db/locales.ts";
import type { TypedFields } from "../project/project-form.ts";
import { POSTING_FIELDS } from "../project/posting-fields.ts";
import { remarksIn } from "./remarks.server.ts";

/** What should be looked at again in the texts of a posting. */
export function hintsIn(typed: TypedFields, locale: Locale): Hints {
  const t = translator(locale);
  const letters = POSTING_FIELDS.flatMap(({ key, kind }) => {
    const answer = kind === "line" ? typed[key] : undefined;
    const question = typeof answer === "string" ? askAboutLetters(answer) : null;
    return question ? [[key, errorText(t, question)] as const] : [];
  });
  const remarks = remarksIn(typed, t).filter(({ kind }) => kind !== "mixed");
  const contacts = Map.groupBy(
    remarks.filter(({ kind }) => kind === "contact"),
    ({ name }) => name,
  );
  const said = remarks.flatMap(({ name, kind, found }) => {
    if (kind !== "contact") return [[name, t("projects:remark.not_english", { found })] as const];
    const all = contacts.get(name) ?? [];
    if (all[0]?.found !== found) return [];
    const list = all.map((one) => t("common:quoted", { text: one.found })).join(", ");
    return [[name, t("projects:remark.contact", { found: list })] as const];
  });
  const hints: Record<string, string> = {};
  for (const [name, words] of [...letters, ...said]) hints[name] = [hints[name], words].filter(Boolean).join(" ");
  return hints;
}
