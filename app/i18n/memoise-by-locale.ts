import type { Locale } from "#db/locales.ts";

/** Builds a value once per language and keeps it; for Intl objects and sorted lists, which are costly to build. */
export function memoiseByLocale<Value>(build: (locale: Locale) => Value): (locale: Locale) => Value {
  const built = new Map<Locale, Value>();
  return (locale) => {
    const known = built.get(locale);
    if (known !== undefined) return known;
    const value = build(locale);
    built.set(locale, value);
    return value;
  };
}
