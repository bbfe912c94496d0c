import { fieldIn } from "#app/i18n/translations.ts";
import { LOCALES } from "#db/locales.ts";
import type { Initiative, InitiativeText } from "../initiative/read-initiatives.server.ts";
import type { InitiativeAnswers } from "./initiative-fields.ts";

/** The texts of a form, in the order of the portal's languages. */
export const textsOf = (answers: InitiativeAnswers): InitiativeText[] =>
  LOCALES.flatMap((locale) => {
    const [title, body] = [answers[fieldIn("title", locale)], answers[fieldIn("text", locale)]];
    return title && body ? [{ locale, title, body }] : [];
  });

/** An initiative as the answers of its form. */
export function answersOf({ row, texts, themes, sdgs, calls }: Initiative): InitiativeAnswers {
  const said = texts.flatMap(({ locale, title, body }) => [
    [fieldIn("title", locale), title] as const,
    [fieldIn("text", locale), body] as const,
  ]);
  return {
    ...{ owner: row.owner, sourceName: row.sourceName, original: row.originalLocale, themes, sdgs },
    ...withoutEmpty({ sourceUrl: row.sourceUrl, startYear: row.startYear, endYear: row.endYear }),
    ...withoutEmpty({ contactName: row.contactName, contactEmail: row.contactEmail }),
    ...Object.fromEntries(said),
    calls: calls.map(({ title, lastDay, url }) => ({ title, lastDay, ...withoutEmpty({ url }) })),
  };
}

function withoutEmpty<Values extends object>(values: Values) {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as { [Key in keyof Values]?: NonNullable<Values[Key]> };
}
