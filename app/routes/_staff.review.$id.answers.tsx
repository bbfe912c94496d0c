import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findFiledContent } from "#app/features/applications/review/review-answers.server.ts";
import { AnswerList } from "#app/features/applications/form/ui/answer-list.tsx";
import { InformationRequest } from "#app/features/applications/review/ui/compared-answers.tsx";
import {
  DossierDocuments,
  DossierVersions,
  ReplacedDocuments,
} from "#app/features/applications/review/ui/dossier-documents.tsx";
import { DoubtsNotice } from "#app/features/applications/file/ui/saved-notes.tsx";
import { viewForStaff } from "#app/features/applications/recommendations/recommendation-views.server.ts";
import { StaffRecommendations } from "#app/features/applications/recommendations/ui/request-list.tsx";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Card } from "#app/ui/card.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, dossier } = await requireReader(args);
  const { db, locale, clock } = args.context;
  const content = await findFiledContent(db, { viewer, id: args.params.id ?? "", locale, now: clock.now() });
  if (!content) throw notFound();
  const recommendations = await viewForStaff(db, dossier.application, clock.now(), locale);
  return json({ title: `${translator(locale)("review:tab.answers")}: ${content.name}`, ...content, recommendations });
}

/** The file to take away: on paper, as a PDF, or with all documents. */
function CopyLinks({ id }: { id: string }) {
  const { t } = useTranslation("review");
  const base = `/review/${id}`;
  return (
    <ul className="cluster plain-list no-print">
      <li>
        <Link to={`${base}/print`}>{t("applications:status.print")}</Link>
      </li>
      <li>
        <a href={`${base}/pdf`}>{t("applications:status.pdf")}</a>
      </li>
      <li>
        <a href={`${base}/archive`}>{t("answers.archive")}</a>
      </li>
    </ul>
  );
}

export default function DossierAnswers() {
  const { id, sections, doubts, documents, replaced, versions, requests, recommendations } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("review");
  const recommended =
    recommendations.length > 0 ? [{ key: "recommendations", title: t("recommendations:staff.title") }] : [];
  return (
    <div className="stack">
      <CopyLinks id={id} />
      <nav aria-label={t("answers.contents")}>
        <ul className="cluster plain-list">
          {[...sections, ...recommended, { key: "documents", title: t("documents.title") }].map(({ key, title }) => (
            <li key={key}>
              <a href={`#${key}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {requests.map((request) => (
        <InformationRequest key={request.id} request={request} />
      ))}
      <DoubtsNotice doubts={doubts} />
      {sections.map(({ key, title, items }) => (
        <Card key={key} id={key} title={title}>
          <AnswerList items={items} />
        </Card>
      ))}
      <StaffRecommendations requests={recommendations} />
      <Card id="documents" title={t("documents.title")}>
        <div className="stack">
          <DossierDocuments documents={documents} />
          <ReplacedDocuments replaced={replaced} />
        </div>
      </Card>
      {versions.length > 0 && (
        <Card title={t("versions.title")}>
          <DossierVersions versions={versions} />
        </Card>
      )}
    </div>
  );
}
