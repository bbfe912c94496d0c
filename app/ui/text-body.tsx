import { directionOf } from "#app/i18n/locale.ts";
import { readText, type ReadWords } from "#app/platform/association-texts.ts";

/** A text of the association: its headings and paragraphs, in the language it is written in. */
export function TextBody({ text: { body, lang } }: { text: Omit<ReadWords, "title"> }) {
  return (
    <div className="stack plain-text" lang={lang} dir={directionOf(lang)}>
      {readText(body).map(({ kind, text }, index) =>
        kind === "heading" ? <h2 key={index}>{text}</h2> : <p key={index}>{text}</p>,
      )}
    </div>
  );
}
