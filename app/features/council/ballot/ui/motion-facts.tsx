import { useTranslation } from "react-i18next";
import { languageWord } from "#app/i18n/language-word.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { MotionSummary } from "../ballot-model.ts";

/** The text of a motion, in the reader's language first, and in the others it is known in. */
export function MotionFacts({ summary: { by, texts, textHash } }: { summary: MotionSummary }) {
  const { t } = useTranslation("council");
  const [first, ...others] = texts;
  return (
    <div className="stack">
      <p>
        {t("item.proposed")}: <strong>{t("proposal.adopt")}</strong>{" "}
        <span className="small soft">
          <bdi>{by}</bdi>
        </span>
      </p>
      {first && <PlainText text={first.body} lang={first.locale} />}
      {others.map(({ locale, title, body }) => (
        <Disclosure key={locale} summary={t("motion.in", { language: languageWord(t, locale) })}>
          <p lang={locale}>
            <strong>{title}</strong>
          </p>
          <PlainText text={body} lang={locale} />
        </Disclosure>
      ))}
      {textHash && (
        <p className="small soft">
          {t("motion.hash")} <code className="hash">{textHash}</code>
        </p>
      )}
    </div>
  );
}
