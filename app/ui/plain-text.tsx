import { Fragment } from "react";

/** What a person typed, as paragraphs and line breaks; nothing in it becomes markup or a link. */
export function PlainText({ text, lang }: { text: string; lang?: string }) {
  const paragraphs = text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "");
  return (
    <div className="plain-text" lang={lang}>
      {paragraphs.map((paragraph, index) => (
        <p key={index} dir="auto">
          {paragraph.split("\n").map((line, lineIndex) => (
            <Fragment key={lineIndex}>
              {lineIndex > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}
