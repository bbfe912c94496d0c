import type { Initiative } from "../initiative/read-initiatives.server.ts";
import { initiativeTitle } from "./initiative-view.server.ts";
import { textIn } from "../initiative/text-in.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import { wordsOfRichText } from "#app/platform/rich-text.server.ts";

/**
 * What search engines and other machines read of an initiative, in the words of schema.org. Only of what is the
 * association's own it is named as the publisher's: everything else points to its source.
 */
export function initiativeJsonLd(initiative: Initiative, { origin, name }: { origin: string; name: string }) {
  const { row, texts } = initiative;
  const title = initiativeTitle(initiative, DEFAULT_LOCALE);
  const { body } = textIn(texts, { locale: DEFAULT_LOCALE, original: row.originalLocale });
  const url = `${origin}/initiatives/${row.slug}`;
  const association = { "@type": "Organization", "@id": `${origin}/`, name, url: `${origin}/` };
  return {
    "@context": "https://schema.org",
    "@type": "CreativeWork",
    "@id": url,
    url,
    name: title.text,
    inLanguage: title.lang,
    alternateName: texts.map((one) => one.title).filter((one) => one !== title.text),
    description: wordsOfRichText(body),
    temporalCoverage: temporal(row),
    ...(row.owner === "association" ? { creator: association } : {}),
    isBasedOn: row.sourceUrl ?? undefined,
    publisher: association,
  };
}

function temporal({ startYear, endYear }: Initiative["row"]): string | undefined {
  if (startYear === null && endYear === null) return undefined;
  return `${startYear ?? ".."}/${endYear ?? ".."}`;
}
