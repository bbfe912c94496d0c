import { findOfficialNames } from "#app/features/registry/registry-queries.server.ts";
import { nameOf, type InstitutionNames, type ShownName } from "#app/features/members/institution/institution-names.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import { languagesOfCountry } from "#db/country-languages.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { prospects } from "#db/schema/imports.ts";

type Named = Pick<
  typeof prospects.$inferSelect,
  "name" | "nameOfficial" | "nameRu" | "nameKk" | "country" | "registryId"
>;

/** The language of an official name by its letters; empty where they tell too little, as Kyrgyz names often look Russian. */
function languageOfName({ nameOfficial, country }: Named, translated: string | undefined): string {
  const language = languageOfText(nameOfficial) ?? "";
  const isAnother = translated !== undefined && translated !== nameOfficial;
  const isDoubtful = language === "ru" && languagesOfCountry(country).includes("ky");
  return isAnother || isDoubtful ? "" : language;
}

function namesOf(row: Named, official: Record<string, string>): InstitutionNames {
  const { name, nameOfficial, nameRu: ru, nameKk: kk } = row;
  const listed: Record<string, string | null> = { ru, kk };
  const language = languageOfText(nameOfficial) ?? "";
  return {
    nameOfficial,
    nameOfficialLanguage: languageOfName(row, listed[language] ?? official[language]),
    // A list without an English name has the official one in its place; the registry may know better.
    nameEn: name === nameOfficial ? (official[DEFAULT_LOCALE] ?? name) : name,
    translatedNames: translationsFrom((locale) => listed[locale] ?? official[locale]),
  };
}

/** What some universities are called, in their order: as the list says, and where it is silent as the registry does. */
export async function prospectNames(db: Reader, rows: readonly Named[]): Promise<InstitutionNames[]> {
  const official = await findOfficialNames(
    db,
    rows.flatMap(({ registryId }) => registryId ?? []),
  );
  return rows.map((row) => namesOf(row, official.get(row.registryId ?? "") ?? {}));
}

/** As `nameOf`; a list may have put a name of another language where the English one belongs. */
export function prospectName(names: InstitutionNames, locale: Locale): ShownName {
  const shown = nameOf(names, locale);
  const lang = shown.lang === undefined ? undefined : languageOfText(shown.name) || DEFAULT_LOCALE;
  const { name, original } = shown;
  return lang === undefined || lang === locale ? { name, original } : { name, lang, original };
}
