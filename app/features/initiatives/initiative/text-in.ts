import { readingOrder } from "#app/i18n/translations.ts";
import type { Locale } from "#db/locales.ts";

/** What a reader is given of texts in some languages: one of the reader's own languages, else the original. */
export function textIn<Text extends { locale: Locale }>(
  texts: readonly Text[],
  { locale, original }: { locale: Locale; original: Locale },
): Text {
  const order = [...readingOrder(locale), original];
  const found = order.map((one) => texts.find((text) => text.locale === one)).find((text) => text !== undefined);
  const text = found ?? texts[0];
  if (!text) throw new Error("An initiative has no text");
  return text;
}
