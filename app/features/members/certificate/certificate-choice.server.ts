import { ownNameOf } from "#app/i18n/locale.ts";
import { type Locale, LOCALES } from "#db/locales.ts";
import type { InstitutionNames } from "../institution/institution-names.ts";
import { ONE_LANGUAGE, proposeCertificateLanguages } from "./certificate-languages.ts";
import type { CertificateChoice } from "./ui/certificate-form.tsx";

/** The form with which a certificate is fetched: the languages there are, and those that are proposed. */
export function certificateChoice(names: InstitutionNames, to: string, locale: Locale): CertificateChoice {
  const [first, second = ONE_LANGUAGE] = proposeCertificateLanguages(names, locale);
  return { to, languages: LOCALES.map((value) => ({ value, label: ownNameOf(value) })), first, second };
}
