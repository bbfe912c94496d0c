import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import type { Locale } from "#db/locales.ts";

/** What the association asks people to accept or to know: each has its own public page, and versions. */
export const TEXT_KEYS = ["charter", "privacy", "commitment"] as const;
export type TextKey = (typeof TEXT_KEYS)[number];

export function isTextKey(value: unknown): value is TextKey {
  return TEXT_KEYS.some((key) => key === value);
}

/** Where a text is read; with a version, as it stood then. */
export function textAddress(key: TextKey, version?: number): string {
  return `/texts/${key}${version === undefined ? "" : `?version=${version}`}`;
}

export interface TextWords {
  title: string;
  /** Paragraphs with empty lines between them; one that begins with `## ` is a heading. */
  body: string;
}

/** One version of a text. The first is the one the portal comes with. */
export interface TextVersion {
  version: number;
  /** English always; a language that came to the portal later may lack them. */
  words: Partial<Record<Locale, TextWords>>;
  /** Since when it is in force; null for the first. */
  since: Date | null;
}

/** Which version of each text is in force, and since when. */
export type TextsInForce = Record<TextKey, Pick<TextVersion, "version" | "since">>;

/** Words as somebody reads them. */
export interface ReadWords extends TextWords {
  lang: Locale;
}

/** A text in the reader's language, or in English while nobody has written it in that. */
export function wordsIn({ words }: Pick<TextVersion, "words">, locale: Locale): ReadWords {
  const lang = words[locale] ? locale : DEFAULT_LOCALE;
  return { title: "", body: "", ...words[lang], lang };
}

export const LONGEST_TEXT = { title: 150, body: 12_000 };

const HEADING = /^## +/;

type TextPart = { kind: "heading" | "paragraph"; text: string };

/** The parts of a text's body, in their order. */
export function readText(body: string): TextPart[] {
  const blocks = body
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "");
  return blocks.map((block) =>
    HEADING.test(block) ? { kind: "heading", text: block.replace(HEADING, "") } : { kind: "paragraph", text: block },
  );
}
