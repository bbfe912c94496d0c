import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "#app/ui/card.tsx";
import { ARE_CHECKS_OPEN } from "../../file/application.ts";
import type { OwnHand } from "../../hands/own-hand.ts";
import type { StatusPage } from "../status-model.ts";

interface FileLinksProps {
  page: StatusPage;
  own: OwnHand;
  isWriting: boolean;
}

/** What there is of a file besides its state: copies, proofs, people and documents. */
export function FileLinks({ page, own, isWriting }: FileLinksProps) {
  const { id, status, documents, canWithdraw, recommendations } = page;
  const { t } = useTranslation("applications");
  return (
    <div className="stack">
      <Card title={t("status.file")} isQuiet>
        <ul className="stack stack-tight">
          <li>
            <Link to={`/applications/${id}/print`}>{t("status.print")}</Link>
          </li>
          <li>
            <a href={`/applications/${id}/pdf`}>{t("status.pdf")}</a>
          </li>
          <li>
            <Link to={`/applications/${id}/recommendations`}>
              {recommendations ? t("recommendations:count", recommendations) : t("recommendations:title")}
            </Link>
          </li>
          {isWriting && canWithdraw && (
            <li>
              <Link to={`/applications/${id}/evidence`}>
                {t(ARE_CHECKS_OPEN.includes(status) ? "evidence.add" : "evidence.title")}
              </Link>
            </li>
          )}
          <li>
            <Link to={`/applications/${id}/people`}>{t("status.people", { people: own.people })}</Link>
          </li>
          <li>
            <a href={`/applications/${id}/form.pdf`}>{t("status.form_pdf")}</a>
          </li>
          <li>
            <a href={`/applications/${id}/data.json`}>{t("status.data")}</a>
          </li>
          <li>
            <Link to={`/applications/${id}/versions`}>{t("status.versions")}</Link>
          </li>
          {documents.map((document) => (
            <li key={document.id}>
              <a href={`/documents/${document.id}`}>{document.label}</a>
            </li>
          ))}
          {canWithdraw && own.isAnswering && (
            <li>
              <Link to={`/applications/${id}/withdrawal`}>{t("status.withdraw")}</Link>
            </li>
          )}
        </ul>
      </Card>
    </div>
  );
}
