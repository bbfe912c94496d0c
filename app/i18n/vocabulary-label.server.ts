import type { Locale } from "#db/locales.ts";
import { memoiseByLocale } from "./memoise-by-locale.ts";
import { translator } from "./translator.server.ts";

const labels = memoiseByLocale(() => new Map<string, string>());

/**
 * The label of a code, such as `theme.T05`, kept once it was looked up: a list shows the same few hundred labels over
 * and over, and looking one up costs several times what showing it does. For fixed codes only, never for what people type.
 */
export function vocabularyLabel(key: string, locale: Locale): string {
  const known = labels(locale).get(key);
  if (known !== undefined) return known;
  const label = translator(locale)(`vocabulary:${key}`);
  labels(locale).set(key, label);
  return label;
}
