import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readDocuments } from "#app/features/projects/documents/read-documents.server.ts";
import { AddDocument, DocumentCard } from "#app/features/projects/documents/ui/document-list.tsx";
import { readerOf } from "#app/features/projects/documents/reader-of.ts";
import { ArchiveLink } from "#app/features/projects/export/ui/archive-link.tsx";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { languageOptions } from "#app/i18n/names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requirePartnership } from "./answers/partnership.server.ts";
import { postDocuments } from "./answers/project-documents.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { audience, row, partnership, rooms } = await requirePartnership(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const reader = readerOf(audience, partnership);
  return json({
    title: words.t("projects:documents.title"),
    project: { title: titleIn(locale, row), to: `/projects/${row.slug}` },
    rooms,
    slug: row.slug,
    mayWrite: reader.writesFor !== null,
    languages: [...languageOptions(locale)],
    documents: await readDocuments(db, row, reader, words),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requirePartnership(args);
  return postDocuments(args, { row, viewer });
}

export default function Documents() {
  const { title, project, slug, rooms, mayWrite, languages, documents } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>() as
    { result?: SubmissionResult; of?: string; problem?: "impossible" | "full" } | undefined;
  const { t } = useTranslation("projects");
  return (
    <div className="stack stack-loose">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <ProjectRooms rooms={rooms} current="documents" />
      <h1>{title}</h1>
      <p className="lead">{t("documents.lead")}</p>
      <ArchiveLink slug={slug} />
      <DoneNotice ns="projects" />
      {answered?.problem && (
        <Callout tone="bad" role="alert">
          <p>{t(answered.problem === "full" ? "documents.full" : "problem.impossible")}</p>
        </Callout>
      )}
      {documents.length === 0 && <p>{t("documents.none")}</p>}
      {documents.map((document) => (
        <DocumentCard
          key={document.id}
          document={document}
          mayWrite={mayWrite}
          lastResult={answered?.of === document.id ? answered.result : undefined}
        />
      ))}
      {mayWrite && (
        <AddDocument languages={languages} lastResult={answered?.of === "new" ? answered.result : undefined} />
      )}
      {!mayWrite && <p className="soft">{t("documents.only_read")}</p>}
    </div>
  );
}
