import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { viewAnswers } from "#app/features/applications/answer-view.server.ts";
import { findOwnApplication } from "#app/features/applications/application-queries.server.ts";
import { AnswerList } from "#app/features/applications/ui/answer-list.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, locale } = args.context;
  const file = await findOwnApplication(db, args.params.id ?? "", viewer);
  if (!file) throw notFound();
  const { id, institutionName, caseNumber } = file.application;
  const t = translator(locale);
  return json({
    title: t("pdf:application.title", { institution: institutionName }),
    id,
    caseNumber,
    sections: viewAnswers(file.answers, locale),
    documents: file.documents.map(({ id: documentId, kind, name }) => ({
      id: documentId,
      name,
      title: t(`vocabulary:document.${kind}.title`),
    })),
  });
}

export default function PrintedApplication() {
  const { t } = useTranslation("applications");
  const { title, id, caseNumber, sections, documents } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="no-print">
        <Link to={`/applications/${id}`}>{t("print.back")}</Link> ·{" "}
        <a href={`/applications/${id}/pdf`}>{t("status.pdf")}</a>
      </p>
      <h1 dir="auto">{title}</h1>
      {caseNumber && <p className="lead">{caseNumber}</p>}
      {sections.map((section) => (
        <section key={section.key} className="section">
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
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
