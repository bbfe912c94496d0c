import { LOCALES, type Locale, READ_BEFORE_ENGLISH, type Translations } from "#db/locales.ts";
import { DEFAULT_LOCALE } from "./locale.ts";

type Translated = Exclude<Locale, typeof DEFAULT_LOCALE>;

/** The languages into which what is said in English may be translated. */
export const TRANSLATED = LOCALES.filter((locale): locale is Translated => locale !== DEFAULT_LOCALE);

/** The field of a form that holds a text in a language, such as `titleKk`. */
type FieldIn<Name extends string, In extends Locale = Translated> = `${Name}${Capitalize<In>}`;

export function fieldIn<Name extends string, In extends Locale>(name: Name, locale: In): FieldIn<Name, In> {
  return `${name}${locale.charAt(0).toUpperCase()}${locale.slice(1)}` as FieldIn<Name, In>;
}

/** One value for the field of each translation of a text. */
export function inEachField<Name extends string, Value>(name: Name, build: (locale: Translated) => Value) {
  const entries = TRANSLATED.map((locale) => [fieldIn(name, locale), build(locale)]);
  return Object.fromEntries(entries) as Record<FieldIn<Name>, Value>;
}

/** The translations that `read` knows. */
export function translationsFrom(read: (locale: Translated) => string | null | undefined): Translations {
  const given = TRANSLATED.map((locale) => [locale, read(locale)] as const);
  return Object.fromEntries(given.filter(([, text]) => text));
}

interface TextRow {
  locale: Locale;
  text: string;
}

/** The translations of one text, as its rows have them. */
export function translationsOf(rows: readonly TextRow[]): Translations {
  return Object.fromEntries(rows.map(({ locale, text }) => [locale, text]));
}

/** The slugs of those whose copy of translations for lists is not what the rows of each, by its id, say. */
export function findWrongCopies(
  owners: readonly { id: string; slug: string; copy: Translations }[],
  rows: readonly (TextRow & { ownerId: string })[],
): string[] {
  const written = Map.groupBy(rows, ({ ownerId }) => ownerId);
  const isWrong = ({ id, copy }: (typeof owners)[number]) => {
    const own = translationsOf(written.get(id) ?? []);
    return LOCALES.some((locale) => own[locale] !== copy[locale]);
  };
  return owners.filter(isWrong).map(({ slug }) => slug);
}

/** In which languages a reader is given a text that is known in some: the own one first, English last. */
export const readingOrder = (locale: Locale): Locale[] => [
  locale,
  READ_BEFORE_ENGLISH[locale] ?? DEFAULT_LOCALE,
  DEFAULT_LOCALE,
];

/** A text for a reader: in the first of the reader's languages in which there is one, else in any, with that language. */
export function textFor(locale: Locale, english: string, translations: Translations): { text: string; lang: Locale } {
  const known: Translations = { ...translations, [DEFAULT_LOCALE]: english };
  const lang = [...readingOrder(locale), ...LOCALES].find((one) => known[one]) ?? DEFAULT_LOCALE;
  return { text: known[lang] ?? english, lang };
}
