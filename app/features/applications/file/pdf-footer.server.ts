import { isolated } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { excerptOf } from "#app/platform/excerpt.ts";
import type { Locale } from "#db/locales.ts";

/** A longer name would leave no room for the numbers of the pages below it. */
const LONGEST_NAME = 100;

/**
 * What stands at the foot of each page: whose it is, and in each language of the document which page of how many, of
 * what is signed also of which version.
 */
export function footerOf(institution: string, locales: readonly Locale[], version?: number): string {
  const pages = locales.map((locale) => {
    const t = translator(locale);
    const page = t("pdf:page", { page: "{page}", pages: "{pages}" });
    return version === undefined ? page : `${t("formalities:sign.version", { version })}, ${page}`;
  });
  return [isolated(excerptOf(institution, LONGEST_NAME)), ...pages].join(" · ");
}
