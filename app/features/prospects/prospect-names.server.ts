import { findOfficialNames } from "#app/features/registry/registry-queries.server.ts";
import { nameOf, type InstitutionNames, type ShownName } from "#app/features/members/institution/institution-names.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { translationsFrom } from "#app/i18n/translations.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { prospects } from "#db/schema/imports.ts";

type Named = Pick<typeof prospects.$inferSelect, "name" | "nameOfficial" | "nameRu" | "nameKk" | "registryId">;

function namesOf({ name, nameOfficial, nameRu: ru, nameKk: kk }: Named, official: Record<string, string>) {
  const listed: Record<string, string | null> = { ru, kk };
  return {
    nameOfficial,
    nameOfficialLanguage: languageOfText(nameOfficial) ?? "",
    nameEn: name,
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
