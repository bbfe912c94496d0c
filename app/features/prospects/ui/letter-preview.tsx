import { useTranslation } from "react-i18next";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { PreviewPage } from "./prospect-model.ts";

/** The letter before it is sent: its words, who gets it, and who is left out and why. */
export function LetterPreview({ preview: { letter, going, left } }: { preview: PreviewPage }) {
  const { t } = useTranslation("prospects");
  return (
    <section id="letter" className="stack stack-tight" aria-label={t("preview.title")} role="status">
      <h2>{t("preview.title")}</h2>
      <p>{t("preview.going", { count: going.length })}</p>
      <ul>
        {going.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <p>{t("preview.left", { count: left.length })}</p>
          <ul>
            {left.map(({ name, why }) => (
              <li key={name}>
                <bdi>{name}</bdi>: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {letter && (
        <>
          <h3 lang={letter.lang}>{letter.subject}</h3>
          <PlainText text={letter.text} lang={letter.lang} hasLinks={false} />
        </>
      )}
    </section>
  );
}
