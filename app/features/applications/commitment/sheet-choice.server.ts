import { ownNameOf } from "#app/i18n/locale.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { namesIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { languagesOf, proposeLanguages } from "./sheet-languages.ts";
import type { SheetChoice } from "./sheet-choice.ts";

/** The form with which somebody fetches the sheet to sign: the languages it is there in, and those that are proposed. */
export async function viewSheetChoice(
  db: Reader,
  { application, answers }: Pick<FullApplication, "application" | "answers">,
  to: string,
  locale: Locale,
): Promise<SheetChoice> {
  const text = await getText(db, "commitment");
  const [first, second = null] = proposeLanguages(
    text,
    namesIn(answers.identity ?? {}, application.institutionName),
    locale,
  );
  const languages = languagesOf(text).map((value) => ({ value, label: ownNameOf(value) }));
  return { to, languages, first, second };
}
