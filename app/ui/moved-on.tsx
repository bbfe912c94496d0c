import { useTranslation } from "react-i18next";
import type { MovedOn } from "#app/platform/refusal.ts";
import { LinkButton } from "./button.tsx";
import { Written } from "./sent-again.tsx";
import { Typed } from "./typed.tsx";

/** A page was sent whose thing had changed meanwhile: what has happened, the way to it, and what was typed, to be copied. */
export function MovedOnPage({ text, to, link, typed, fields }: MovedOn) {
  const { t } = useTranslation("common");
  return (
    <div className="page error-page">
      <h1>{t("moved_on.title")}</h1>
      <p className="lead">{text}</p>
      <div className="row">
        <LinkButton to={to}>{link}</LinkButton>
      </div>
      {fields ? <Written fields={fields} /> : <Typed typed={typed} />}
    </div>
  );
}
