import { useTranslation } from "react-i18next";
import { searchWith } from "./search-params.ts";
import { ownNameOf } from "#app/i18n/locale.ts";
import { LOCALES } from "#db/locales.ts";

/**
 * The same page in another language. The addresses hold only a query string, so that the path stays as it is, and
 * they load the document anew, because the catalogue changes with it.
 */
export function LanguageSwitch({ search, locale }: { search: string; locale: string }) {
  const { t } = useTranslation("common");
  const page = new URLSearchParams(search).get("page");
  return (
    <nav aria-label={t("nav.language")}>
      <ul>
        {LOCALES.map((language) => (
          <li key={language}>
            <a
              href={searchWith(search, { lng: language, page })}
              hrefLang={language}
              lang={language}
              aria-current={language === locale ? "true" : undefined}
            >
              {ownNameOf(language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
