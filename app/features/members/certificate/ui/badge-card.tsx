import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import type { Locale } from "#db/locales.ts";

export interface BadgeView {
  /** The picture in the reader's language, on this portal. */
  picture: string;
  alt: string;
  width: number;
  height: number;
  /** What is pasted into a page, for each language. */
  codes: { locale: Locale; language: string; code: string }[];
}

/** The badge for the member's own site: how it looks, and what is pasted there. */
export function BadgeCard({ badge: { picture, alt, width, height, codes } }: { badge: BadgeView }) {
  const { t } = useTranslation("members");
  const id = useId();
  return (
    <Card title={t("badge.title")}>
      <p>{t("badge.text")}</p>
      <p>
        <img src={picture} alt={alt} width={width} height={height} />
      </p>
      {codes.map(({ locale, language, code }) => (
        <div className="field" key={locale}>
          <label className="field-label" htmlFor={id + locale}>
            {t("badge.code", { language })}
          </label>
          <textarea id={id + locale} className="input" rows={4} dir="ltr" spellCheck={false} readOnly value={code} />
        </div>
      ))}
    </Card>
  );
}
