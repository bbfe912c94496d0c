import { directionOf } from "#app/i18n/locale.ts";
import { readText, type ReadWords } from "#app/platform/association-texts.ts";

interface TextBodyProps {
  text: Omit<ReadWords, "title">;
  /** What its own headings are, where it stands below another. */
  heading?: "h2" | "h4";
}

/** A text of the association: its headings and paragraphs, in the language it is written in. */
export function TextBody({ text: { body, lang }, heading: Heading = "h2" }: TextBodyProps) {
  return (
    <div className="stack plain-text" lang={lang} dir={directionOf(lang)}>
      {readText(body).map(({ kind, text }, index) =>
        kind === "heading" ? <Heading key={index}>{text}</Heading> : <p key={index}>{text}</p>,
      )}
    </div>
  );
}
