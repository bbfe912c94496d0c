import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { HeldLetters } from "../letter-model.ts";

/** The letters of a decision that has not taken effect: nobody outside has them yet. */
export function LettersToCome({ held: { effectAt, previews }, children }: { held: HeldLetters; children: ReactNode }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("letters.to_come")}>
      <p>
        <Badge tone="wait">{t("decision.held")}</Badge> {t("letters.goes_out")} <Time {...effectAt} />
      </p>
      <ul className="entry-list">
        {previews.map(({ name, email, lang, subject, text }) => (
          <li key={email} className="stack stack-tight">
            <p className="small soft">
              <bdi>{name}</bdi> · <bdi>{email}</bdi>
            </p>
            <Disclosure summary={<span lang={lang}>{subject}</span>}>
              <PlainText text={text} lang={lang} hasLinks={false} />
            </Disclosure>
          </li>
        ))}
      </ul>
      {children}
    </Card>
  );
}
