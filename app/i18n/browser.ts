import { INTERPOLATION } from "./isolate.ts";
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { DEFAULT_LOCALE, isLocale } from "./locale.ts";
import { withUnbreakableSpaces } from "./unbreakable.ts";
import { addValueFormats } from "./value-formats.ts";

// One chunk for each language; a page loads only its own.
const bundles = {
  en: () => import("./bundles/en.ts"),
  ru: () => import("./bundles/ru.ts"),
  kk: () => import("./bundles/kk.ts"),
};

/** The i18next instance of the page's language, ready for hydration. */
export async function loadCatalogues(language: string): Promise<i18n> {
  const lng = isLocale(language) ? language : DEFAULT_LOCALE;
  const { default: catalogues } = await bundles[lng]();
  const instance = i18next.createInstance();
  await instance.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    resources: { [lng]: withUnbreakableSpaces(catalogues, lng) },
    ns: Object.keys(catalogues),
    defaultNS: "common",
    interpolation: INTERPOLATION,
    returnNull: false,
  });
  addValueFormats(instance);
  return instance;
}
