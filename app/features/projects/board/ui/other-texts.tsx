import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import type { OtherText } from "../project-model.ts";
import { Prose } from "./prose.tsx";

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
                <Prose {...part} lang={lang} />
              </section>
            ))}
          </div>
        </Disclosure>
      ))}
    </section>
  );
}
