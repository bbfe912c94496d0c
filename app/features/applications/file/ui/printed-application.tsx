import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { PrintView } from "../print-view.server.ts";
import { AnswerList } from "../../form/ui/answer-list.tsx";

interface PrintedApplicationProps extends PrintView {
  /** Where the reader came from, and the same as a PDF. */
  back: string;
  pdf: string;
}

/** A file on paper: every answer and the list of documents. */
export function PrintedApplication(props: PrintedApplicationProps) {
  const { title, caseNumber, category, sections, documents, back, pdf } = props;
  const { t } = useTranslation("applications");
  return (
    <>
      <p className="no-print">
        <Link to={back}>{t("print.back")}</Link> · <a href={pdf}>{t("status.pdf")}</a>
      </p>
      <h1 dir="auto">{title}</h1>
      {caseNumber && <p className="lead">{caseNumber}</p>}
      <p>
        {t("confirm.summary.category")}: {category}
      </p>
      {sections.map((section) => (
        <section key={section.key} className="section stack">
          <h2>{section.title}</h2>
          <AnswerList items={section.items} />
        </section>
      ))}
      <section className="section">
        <h2>{t("section.documents.title")}</h2>
        <ul>
          {documents.map((document) => (
            <li key={document.id}>
              {document.title}: <bdi>{document.name}</bdi>
              {document.digest && (
                <div className="small soft">
                  {t("confirm.copy.digest")}: <code>{document.digest}</code>
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
