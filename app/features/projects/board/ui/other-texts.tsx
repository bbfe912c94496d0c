import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { OtherText } from "../project-model.ts";

/** What a project says of itself in further languages, folded away. */
export function OtherTexts({ texts }: { texts: OtherText[] }) {
  const { t } = useTranslation("projects");
  if (texts.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="other-texts">
      <h2 id="other-texts">{t("text.others")}</h2>
      {texts.map(({ lang, label, texts: parts }) => (
        <Disclosure key={lang} summary={label}>
          <div className="stack">
            {parts.map((part) => (
              <section key={part.name} className="stack stack-tight">
                <h3>{part.label}</h3>
                <PlainText text={part.text} lang={lang} />
              </section>
            ))}
          </div>
        </Disclosure>
      ))}
    </section>
  );
}
