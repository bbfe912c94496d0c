import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AccessEnded } from "#app/platform/refusal.ts";
import { LinkButton } from "./button.tsx";
import { SecretariatContact } from "./secretariat-contact.tsx";

interface AccessEndedProps extends AccessEnded {
  contactEmail?: string | null;
  /** What was written into the form that was refused. */
  children?: ReactNode;
}

/** A page of an institution for which the reader acts no more: since when, and whom to ask. */
export function AccessEndedPage({ text, next, contactEmail, children }: AccessEndedProps) {
  const { t } = useTranslation("common");
  return (
    <div className="page error-page">
      <h1>{t("access_ended.title")}</h1>
      <p className="lead">{text}</p>
      <p>{next}</p>
      <div className="row">
        <LinkButton to="/inbox">{t("workspace.inbox")}</LinkButton>
      </div>
      {contactEmail && <SecretariatContact email={contactEmail} />}
      {children}
    </div>
  );
}
