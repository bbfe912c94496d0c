import { languageOfText } from "#app/i18n/text-language.ts";
import { keepNumbers } from "./keep-numbers.tsx";

/** A line that somebody typed, kept apart from the page around it: in its own language and direction. */
export function OwnWords({ text, lang }: { text: string; lang?: string }) {
  return <bdi lang={lang ?? languageOfText(text)}>{keepNumbers(text)}</bdi>;
}
