import { COUNTRIES } from "#db/countries.ts";
import { LANGUAGES } from "#db/vocabulary-taxonomies.ts";
import type { Locale } from "#db/locales.ts";
import { memoiseByLocale } from "./memoise-by-locale.ts";

export interface Option {
  value: string;
  label: string;
}

type Exceptions = Partial<Record<Locale, Readonly<Record<string, string>>>>;

/** Where Intl's name of a region is not the one the United Nations' M49 standard uses. */
const REGION_NAMES: Exceptions = {
  en: {
    "419": "Latin America and the Caribbean",
    "035": "South-eastern Asia",
    "053": "Australia and New Zealand",
    "057": "Micronesia",
  },
  ru: {
    "018": "Южная часть Африки",
    "019": "Северная и Южная Америка",
    "021": "Северная Америка",
    "029": "Карибский бассейн",
    "053": "Австралия и Новая Зеландия",
    "202": "Африка к югу от Сахары",
    "419": "Латинская Америка и Карибский бассейн",
  },
  kk: {
    "018": "Африканың оңтүстік бөлігі",
    "019": "Солтүстік және Оңтүстік Америка",
    "021": "Солтүстік Америка",
    "029": "Кариб бассейні",
    "053": "Аустралия және Жаңа Зеландия",
    "057": "Микронезия",
    "202": "Сахараның оңтүстігіндегі Африка",
    "419": "Латын Америкасы және Кариб бассейні",
  },
};

/** Where Intl's name of a country is not the one its universities and UNESCO use. */
const COUNTRY_NAMES: Exceptions = {
  en: {
    CD: "Democratic Republic of the Congo",
    CG: "Congo",
    HK: "Hong Kong",
    MO: "Macao",
    MM: "Myanmar",
    PS: "Palestine",
  },
  ru: {
    CD: "Демократическая Республика Конго",
    CG: "Конго",
    HK: "Гонконг",
    KG: "Кыргызстан",
    MM: "Мьянма",
    MO: "Макао",
    PS: "Палестина",
    US: "Соединённые Штаты",
  },
  kk: {
    CD: "Конго Демократиялық Республикасы",
    CG: "Конго",
    HK: "Гонконг",
    KP: "КХДР",
    KR: "Корея Республикасы",
    MM: "Мьянма",
    MO: "Макао",
    PS: "Палестина",
  },
};

/** Where Intl's name of a language does not go with the name of its country. */
const LANGUAGE_NAMES: Exceptions = { ru: { ky: "кыргызский" } };

const regionNames = memoiseByLocale((locale) => new Intl.DisplayNames([locale], { type: "region" }));
const languageNames = memoiseByLocale((locale) => new Intl.DisplayNames([locale], { type: "language" }));

/** The name of a country by its ISO 3166-1 alpha-2 code; what is no such code comes back unchanged. */
export function countryName(code: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return COUNTRY_NAMES[locale]?.[code] ?? withIslands(regionNames(locale).of(code) ?? code, locale);
}

/** Russian names as Intl has them shorten the islands: "о-ва Кайман". */
function withIslands(name: string, locale: Locale): string {
  return capitalised(name.replace("о-ва", "острова").replace("о-в", "остров"), locale);
}

/** The name of a region or sub-region by its three-digit M49 code; what is no such code comes back unchanged. */
export function regionName(m49: string, locale: Locale): string {
  if (!/^\d{3}$/.test(m49)) return m49;
  return REGION_NAMES[locale]?.[m49] ?? regionNames(locale).of(m49) ?? m49;
}

/** The name of a language by its ISO 639 code, as in the middle of a sentence; other text comes back unchanged. */
export function languageName(code: string, locale: Locale): string {
  if (!/^[a-z]{2,3}$/.test(code)) return code;
  return LANGUAGE_NAMES[locale]?.[code] ?? languageNames(locale).of(code) ?? code;
}

/** All countries for a picker, in the alphabetical order of the language. */
export const countryOptions = memoiseByLocale((locale): readonly Option[] =>
  sorted(
    COUNTRIES.map(({ code }) => ({ value: code, label: countryName(code, locale) })),
    locale,
  ),
);

/** The languages pickers offer, capitalised, in the alphabetical order of the language. */
export const languageOptions = memoiseByLocale((locale): readonly Option[] =>
  sorted(
    LANGUAGES.map((code) => ({ value: code, label: capitalised(languageName(code, locale), locale) })),
    locale,
  ),
);

function sorted(options: Option[], locale: Locale): Option[] {
  const collator = new Intl.Collator(locale);
  return options.sort((a, b) => collator.compare(a.label, b.label));
}

function capitalised(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
