import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import type { ImportFacts } from "#db/schema/imports.ts";
import { type Locale, LOCALES } from "#db/locales.ts";

interface Named {
  facts: ImportFacts;
  officialLanguage: string | null;
}

/** What a record is called for the readers of each language, with the number of a member: values of a sentence about a row. */
export function namesOfRecord({ facts, officialLanguage }: Named): Record<string, string> {
  const { name, name_original, name_ru: ru, name_kk: kk, number } = facts;
  const names = {
    nameOfficial: name_original ?? name ?? ru ?? kk ?? "",
    nameOfficialLanguage: officialLanguage ?? "",
    nameEn: name ?? name_original ?? ru ?? kk ?? "",
    translatedNames: { ...(ru && { ru }), ...(kk && { kk }) },
  };
  const inNumber = number ? `, ${number}` : "";
  return Object.fromEntries([
    ["name", names.nameEn + inNumber],
    ...LOCALES.map((locale) => [`name_${locale}`, nameOf(names, locale).name + inNumber]),
  ]) as Record<string, string>;
}

/** The same sentence with the names, of the record and of its city, and the day that readers of a language know. */
export function messageFor(message: string, locale: Locale): string {
  const [key = "", json] = [message.split("|", 1)[0], message.slice(message.indexOf("|") + 1)];
  if (key === message) return message;
  const values = JSON.parse(json) as Record<string, string>;
  if (values.day) return encodeError(key, { ...values, day: formatDay(values.day, locale) });
  if (!values[`name_${locale}`]) return message;
  const known = (value: "name" | "city") => values[`${value}_${locale}`] ?? values[value] ?? "";
  return encodeError(key, { ...values, name: known("name"), city: known("city") });
}
