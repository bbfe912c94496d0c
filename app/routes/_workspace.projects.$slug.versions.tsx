import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MOST_VERSIONS } from "#app/features/projects/posting/record-version.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { restoreVersion } from "#app/features/projects/versions/restore-version.server.ts";
import { RestoreVersion, VersionFacts, VersionList } from "#app/features/projects/versions/ui/version-list.tsx";
import { VersionRead } from "#app/features/projects/versions/ui/version-read.tsx";
import { viewVersion, viewVersions } from "#app/features/projects/versions/versions-view.server.ts";
import { restoreVersionSchema } from "#app/features/projects/versions/versions.schema.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import type { ProjectStatus } from "#db/vocabulary.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { requireEditable, requireReadableText } from "./answers/editable-project.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { row, canChange } = await requireReadableText(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const asked = new URL(args.request.url).searchParams.get("version");
  const opened = asked === null ? null : await viewVersion(db, row.id, Number(asked), words);
  if (asked !== null && !opened) throw notFound();
  return json({
    title: words.t("projects:versions.title"),
    name: titleIn(locale, row),
    slug: row.slug,
    version: row.version,
    standing: standingOf(row.status, canChange),
    most: MOST_VERSIONS,
    opened,
    versions: opened ? [] : await viewVersions(db, row.id, words),
  });
}

function standingOf(status: ProjectStatus, canChange: boolean) {
  if (status === "completed") return "completed";
  if (!canChange) return "handed_in";
  return isDrafting(status) ? "draft" : "board";
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row } = await requireEditable(args);
  const form = await parseForm(args.request, restoreVersionSchema);
  if (!form.ok) return form.response;
  const restored = await restoreVersion(args.context, row, form.value, viewer);
  if (!restored.ok) return answerRefusal(restored.reason, form.fields, "projects:versions.");
  return redirectDone(`/projects/${row.slug}/edit`, isDrafting(row.status) ? "restored" : "restored_beside");
}

export default function Versions() {
  const { t } = useTranslation("projects");
  const { title, name, slug, version, standing, most, opened, versions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const canChange = standing === "draft" || standing === "board";
  const number = opened && t("versions.number", { number: opened.number });
  const crumbs = [
    { label: name.text, lang: name.lang, to: `/projects/${slug}` },
    ...(canChange ? [{ label: t("form.edit"), to: `/projects/${slug}/edit` }] : []),
    { label: title, to: opened ? `/projects/${slug}/versions` : undefined },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={number ? [...crumbs, { label: number }] : crumbs} />
      <h1>{number ?? title}</h1>
      <RefusalHere lastResult={result} />
      {opened ? <VersionFacts version={opened} /> : <p className="lead">{t("versions.lead", { most })}</p>}
      <p>{t(`versions.about_${standing}`)}</p>
      {opened && !opened.isPresent && canChange && <RestoreVersion {...{ slug, version }} number={opened.number} />}
      {opened ? <VersionRead opened={opened} /> : <VersionList {...{ slug, version, versions, canChange }} />}
    </div>
  );
}
