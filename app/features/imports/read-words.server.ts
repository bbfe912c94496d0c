import { countryName } from "#app/i18n/names.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import { COUNTRIES } from "#db/countries.ts";
import { LOCALES } from "#db/locales.ts";
import { fold } from "#db/search.server.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { CONTROLS, INSTITUTION_TYPES } from "#db/vocabulary-taxonomies.ts";

/** How lists call countries beside their names. */
const COUNTRY_ALIASES: Readonly<Record<string, readonly string[]>> = {
  KZ: ["РК", "Республика Казахстан", "Қазақстан Республикасы", "Republic of Kazakhstan", "ҚР"],
  KG: ["Киргизия", "Кыргызская Республика", "Киргизская Республика", "Kyrgyz Republic", "КР", "Қырғыз Республикасы"],
  RU: ["РФ", "Российская Федерация", "Russian Federation", "Ресей Федерациясы"],
  UZ: ["РУз", "Республика Узбекистан", "Republic of Uzbekistan"],
  TJ: ["РТ", "Республика Таджикистан", "Republic of Tajikistan"],
  TM: ["Туркменистан", "Туркмения"],
  BY: ["РБ", "Республика Беларусь", "Белоруссия"],
  CN: ["КНР", "Китайская Народная Республика", "ҚХР", "PRC"],
  TR: ["Turkey", "Турецкая Республика", "Republic of Turkey"],
  US: ["США", "USA", "United States of America", "АҚШ", "Соединенные Штаты Америки"],
  GB: ["UK", "Великобритания", "England", "Англия", "Great Britain", "Ұлыбритания"],
  KR: ["Южная Корея", "South Korea", "Korea", "Корея", "Республика Корея", "Оңтүстік Корея"],
  AE: ["ОАЭ", "UAE", "БАӘ"],
  CZ: ["Czech Republic", "Чешская Республика"],
  MD: ["Молдавия"],
};

const ALIASES: Readonly<Record<"type" | "control" | "category", Readonly<Record<string, readonly string[]>>>> = {
  type: {
    university: ["вуз", "жоо", "национальный университет", "государственный университет", "ұлттық университет"],
    academy: ["академиясы"],
    institute: ["институты"],
  },
  control: {
    public: ["государственный", "государственная", "гос", "state", "мемлекеттік", "national", "национальный"],
    private_nonprofit: ["частный некоммерческий", "нао", "non-profit", "жеке коммерциялық емес"],
    private_forprofit: ["частный", "частная", "private", "жеке", "тоо", "ао", "акционерное общество"],
  },
  category: {
    full: [
      "full member",
      "действительный член",
      "действительный",
      "полный",
      "полноправный член",
      "член",
      "member",
      "толық мүше",
      "толық",
    ],
    observer: ["наблюдатель", "наблюдающий", "бақылаушы", "candidate", "кандидат"],
    associate: [
      "associate member",
      "associated",
      "ассоциированный член",
      "ассоциированный",
      "қауымдасқан мүше",
      "қауымдасқан",
    ],
  },
};

const CODES = {
  type: [INSTITUTION_TYPES, (code: string) => `institution_type.${code}`],
  control: [CONTROLS, (code: string) => `control.${code}`],
  category: [MEMBERSHIP_CATEGORIES, (code: string) => `membership_category.${code}.title`],
} as const;

const tables = new Map<string, Map<string, string>>();

function tableOf(name: string, fill: (put: (words: string, code: string) => void) => void): Map<string, string> {
  const found = tables.get(name);
  if (found) return found;
  const table = new Map<string, string>();
  // What is said first stands: a label of the portal before another's word for it.
  fill((words, code) => {
    if (!table.has(fold(words))) table.set(fold(words), code);
  });
  tables.set(name, table);
  return table;
}

/** The code of a type, a form of ownership or a category by its words in any language of the portal; null for none. */
export function readCode(field: keyof typeof CODES, cell: string): string | null {
  const [codes, keyOf] = CODES[field];
  const table = tableOf(field, (put) => {
    for (const code of codes) put(code, code);
    for (const code of codes) for (const locale of LOCALES) put(vocabularyLabel(keyOf(code), locale), code);
    for (const [code, words] of Object.entries(ALIASES[field])) for (const one of words) put(one, code);
  });
  return table.get(fold(cell)) ?? null;
}

/** The code of a country by its name in any language of the portal, its code, or how lists call it; null for none. */
export function readCountry(cell: string): string | null {
  const table = tableOf("country", (put) => {
    for (const { code } of COUNTRIES) put(code, code);
    for (const { code } of COUNTRIES) for (const locale of LOCALES) put(countryName(code, locale), code);
    for (const [code, words] of Object.entries(COUNTRY_ALIASES)) for (const one of words) put(one, code);
  });
  return table.get(fold(cell)) ?? null;
}
