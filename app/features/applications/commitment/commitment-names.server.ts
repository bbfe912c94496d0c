import { isolated } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { namesIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";

/** The words of the commitment that come from what people typed: as they stand on the sheet in a language. */
export function commitmentNames(file: FullApplication, locale: Locale) {
  const t = translator(locale);
  const names = namesIn(file.answers.identity ?? {}, file.application.institutionName);
  const { nameOfficial, nameEn, translatedNames } = names;
  const head: Record<string, unknown> = file.answers.head ?? {};
  const asText = (value: unknown) => (typeof value === "string" ? value : "");
  const position = asText(head.title_position);
  const known = translatedNames[locale] ?? nameEn;
  const isSame = nameOfficial.toLowerCase() === known.toLowerCase();
  return {
    official: nameOfficial,
    institution: isSame ? nameOfficial : `${isolated(nameOfficial)} (${known})`,
    head: asText(head.full_name),
    position:
      position === "other" ? asText(head.title_other) : position ? t(`vocabulary:head_position.${position}`) : "",
  };
}
