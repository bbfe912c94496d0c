import { Fragment } from "react";
import { directionOfText } from "#app/i18n/text-direction.ts";
import { languageOfText } from "#app/i18n/text-language.ts";
import { linksInText } from "#app/platform/links-in-text.ts";

interface PlainTextProps {
  text: string;
  /** Left out, it is told by the text. */
  lang?: string;
  /** Letters are shown as they were sent. */
  hasLinks?: boolean;
}

/** What a person typed, as paragraphs and line breaks; of what is in it only web addresses become links. */
export function PlainText({ text, lang, hasLinks = true }: PlainTextProps) {
  const paragraphs = text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "");
  return (
    <div className="plain-text" lang={lang ?? languageOfText(text)}>
      {paragraphs.map((paragraph, index) => (
        <p key={index} dir={directionOfText(lang)}>
          {paragraph.split("\n").map((line, lineIndex) => (
            <Fragment key={lineIndex}>
              {lineIndex > 0 && <br />}
              {hasLinks ? <Linked line={line} /> : line}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function Linked({ line }: { line: string }) {
  return linksInText(line).map(({ text, href }, index) =>
    href ? (
      <a key={index} href={href} rel="nofollow noopener ugc">
        <bdi>{text}</bdi>
      </a>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    ),
  );
}
