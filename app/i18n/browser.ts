import { interpolationIn } from "./isolate.ts";
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { DEFAULT_LOCALE, isLocale } from "./locale.ts";
import { finishSentences, postProcessIn } from "./finished-sentences.ts";
import { withUnbreakableSpaces } from "./unbreakable.ts";
import { addValueFormats } from "./value-formats.ts";

type Catalogue = Record<string, string>;

// The build makes one file of those of a language (vite.config.ts); letters, papers, texts and folders are written on the server.
const files = import.meta.glob<Catalogue>(
  ["./locales/*/*.json", "!./locales/*/*-mail.json", "!./locales/*/{archive,letters,pdf,project-templates,texts}.json"],
  { import: "default" },
);

async function cataloguesOf(locale: string): Promise<Record<string, Catalogue>> {
  const folder = `./locales/${locale}/`;
  const own = Object.entries(files).filter(([path]) => path.startsWith(folder));
  const loaded = own.map(async ([path, load]): Promise<[string, Catalogue]> => [
    path.slice(folder.length, -".json".length),
    await load(),
  ]);
  return Object.fromEntries(await Promise.all(loaded));
}

/** The i18next instance of the page's language, ready for hydration. */
export async function loadCatalogues(language: string): Promise<i18n> {
  const lng = isLocale(language) ? language : DEFAULT_LOCALE;
  const catalogues = await cataloguesOf(lng);
  const instance = finishSentences(i18next.createInstance());
  await instance.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    resources: { [lng]: withUnbreakableSpaces(catalogues, lng) },
    ns: Object.keys(catalogues),
    defaultNS: "common",
    interpolation: interpolationIn(lng),
    postProcess: postProcessIn(lng),
    returnNull: false,
  });
  addValueFormats(instance);
  return instance;
}
