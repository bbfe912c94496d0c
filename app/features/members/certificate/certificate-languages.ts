import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { InstitutionNames } from "../institution/institution-names.ts";

/** In which language a certificate is printed, or in which two. */
export type CertificateLanguages = readonly [first: Locale, second?: Locale];

/** What the form says where it is to be in one language only. */
export const ONE_LANGUAGE = "none";

const find = (asked: string): Locale | undefined => LOCALES.find((locale) => locale === asked);

/** What an address asks for, the reader's language where it says nothing; null for a language that is not there. */
export function readCertificateLanguages(query: URLSearchParams, locale: Locale): CertificateLanguages | null {
  const first = find(query.get("first") ?? locale);
  const asked = query.get("second") ?? ONE_LANGUAGE;
  if (!first || asked === ONE_LANGUAGE || asked === first) return first ? [first] : null;
  const second = find(asked);
  return second ? [first, second] : null;
}

/** What is proposed: the institution's own language where the portal has it, else the reader's, with English beside it. */
export function proposeCertificateLanguages(
  { nameOfficialLanguage }: Pick<InstitutionNames, "nameOfficialLanguage">,
  locale: Locale,
): CertificateLanguages {
  const first = find(nameOfficialLanguage) ?? locale;
  return [first, ([DEFAULT_LOCALE, locale, ...LOCALES] as const).find((one) => one !== first)];
}
