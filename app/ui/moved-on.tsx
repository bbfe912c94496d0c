import { useTranslation } from "react-i18next";
import type { MovedOn } from "#app/platform/refusal.ts";
import { LinkButton } from "./button.tsx";

/** A page was sent whose thing had changed meanwhile: what has happened, the way to it, and what was typed, to be copied. */
export function MovedOnPage({ text, to, link, typed }: MovedOn) {
  const { t } = useTranslation("common");
  return (
    <div className="page error-page">
      <h1>{t("moved_on.title")}</h1>
      <p className="lead">{text}</p>
      <div className="row">
        <LinkButton to={to}>{link}</LinkButton>
      </div>
      {typed.length > 0 && (
        <div className="stack">
          <h2>{t("moved_on.typed")}</h2>
          <p>{t("moved_on.copy")}</p>
          {typed.map(({ label, text: value }, index) => (
            <div key={`${index} ${label}`} className="field">
              <label className="field-label" htmlFor={`typed-${index}`}>
                {label}
              </label>
              <textarea
                id={`typed-${index}`}
                className="input"
                readOnly
                rows={value.length > 120 ? 6 : 2}
                value={value}
              />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
