import { findRegistryInstitution } from "#app/features/registry/registry-queries.server.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { fieldIn, TRANSLATED } from "#app/i18n/translations.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ProposedName } from "../renaming/ui/renaming-model.ts";
import type { FoundChange } from "./list-registry-changes.server.ts";
import { releaseInWords } from "./registry-words.server.ts";

/** The name that the registry proposes, in the fields of the form that are of its language; null where it proposes none. */
export async function proposedName(
  db: Reader,
  { change, institution, release }: FoundChange,
  locale: Locale,
): Promise<ProposedName | null> {
  const { fact, after: name } = change;
  if (fact !== "name" || name === null) return null;
  const language = await languageOfName(db, institution.registryId, name);
  const translated = TRANSLATED.find((one) => one === language);
  const isOfficial = language === institution.nameOfficialLanguage || institution.nameOfficial === change.before;
  const isEnglish = language === "en" || (!translated && !isOfficial) || institution.nameEn === change.before;
  return {
    values: {
      ...(isOfficial && { nameOfficial: name }),
      ...(isEnglish && { nameEn: name }),
      ...(translated && { [fieldIn("name", translated)]: name }),
    },
    source: translator(locale)("members:renaming.from_registry", { release: releaseInWords(release, locale), name }),
  };
}

/** As the registry says it, else as the letters tell. */
async function languageOfName(db: Reader, registryId: string | null, name: string): Promise<string> {
  const record = registryId ? await findRegistryInstitution(db, registryId) : null;
  return record?.names.find(({ value }) => value === name)?.lang ?? languageOfText(name) ?? "";
}
