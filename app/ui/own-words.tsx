import { languageOfText } from "#app/i18n/text-language.ts";

/** A line that somebody typed, kept apart from the page around it: in its own language and direction. */
export function OwnWords({ text, lang }: { text: string; lang?: string }) {
  return <bdi lang={lang ?? languageOfText(text)}>{text}</bdi>;
}
