import { interpolationIn } from "./isolate.ts";
import i18next, { type i18n, type TFunction } from "i18next";
import type { Locale } from "#db/locales.ts";
import { LOCALES } from "#db/locales.ts";
import { keepWords } from "./keep-words.server.ts";
import { DEFAULT_LOCALE, isLocale } from "./locale.ts";
import { finishSentences, postProcessIn } from "./finished-sentences.ts";
import { withUnbreakableSpaces } from "./unbreakable.ts";
import { addValueFormats } from "./value-formats.ts";

const files = import.meta.glob<Record<string, unknown>>("./locales/*/*.json", { eager: true, import: "default" });

function catalogues(): Record<string, Record<string, Record<string, unknown>>> {
  const all: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, catalogue] of Object.entries(files)) {
    const [, locale = "", namespace = ""] = /locales\/([\w-]+)\/([\w-]+)\.json$/.exec(path) ?? [];
    if (isLocale(locale)) (all[locale] ??= {})[namespace] = withUnbreakableSpaces(catalogue, locale);
  }
  return all;
}

let instances: Map<Locale, i18n> | undefined;

function createInstances(): Map<Locale, i18n> {
  const resources = catalogues();
  const namespaces = Object.keys(resources[DEFAULT_LOCALE] ?? {});
  return new Map(
    LOCALES.map((lng) => {
      const instance = finishSentences(i18next.createInstance());
      void instance.init({
        lng,
        fallbackLng: DEFAULT_LOCALE,
        resources,
        ns: namespaces,
        defaultNS: "common",
        interpolation: interpolationIn(lng),
        postProcess: postProcessIn(lng),
        initImmediate: false,
        returnNull: false,
      });
      addValueFormats(instance);
      keepWords(instance);
      return [lng, instance];
    }),
  );
}

/** The i18next instance of a language with every catalogue loaded; made once. */
export function i18nOf(locale: Locale): i18n {
  instances ??= createInstances();
  return instances.get(locale) as i18n;
}

/** A translate function for letters, PDFs and everything else outside React: `t("mail:verify.subject")`. */
export function translator(locale: Locale): TFunction {
  return i18nOf(locale).getFixedT(locale);
}
