import { translator } from "#app/i18n/translator.server.ts";
import { wordsIn } from "#app/platform/association-texts.ts";
import { getText } from "#app/platform/association-texts.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { commitmentNames } from "../commitment/commitment-names.server.ts";
import { viewSheetChoice } from "../commitment/sheet-choice.server.ts";
import { getFullApplication } from "../file/application-queries.server.ts";
import type { CommitmentLink } from "./sign-commitment.server.ts";

/** The page of a head's link: the text in force, and what is known of the signature; `form` is null once it cannot be signed. */
export async function viewCommitment(
  db: Reader,
  { row, application, state }: CommitmentLink,
  token: string,
  locale: Locale,
) {
  const institution = await listedInstitution(db, application, locale);
  const current = await getText(db, "commitment");
  const file = state === "open" ? await getFullApplication(db, application.id) : null;
  return {
    title: translator(locale)("formalities:sign.title", { institution }),
    state,
    text: wordsIn(current, locale),
    form: file && {
      institution,
      version: current.version,
      name: row.headName ?? "",
      position: commitmentNames(file, locale).position,
      sheet: await viewSheetChoice(db, file, `/commitment/${token}/sheet`, locale),
    },
  };
}
