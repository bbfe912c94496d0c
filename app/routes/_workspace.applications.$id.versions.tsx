import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { restoreSchema } from "#app/features/applications/versions/versions.schema.ts";
import { restoreVersion } from "#app/features/applications/versions/restore-version.server.ts";
import type { VersionsPage } from "#app/features/applications/versions/versions-model.ts";
import { viewVersionsPage } from "#app/features/applications/versions/versions-page.server.ts";
import { Compared, CompareForm, VersionList } from "#app/features/applications/versions/ui/versions.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const query = new URL(args.request.url).searchParams;
  const [from, to] = [Number(query.get("from")), Number(query.get("to"))];
  return json(await viewVersionsPage(args.context.db, file, { viewer, from, to }, args.context.locale));
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { id } = file.application;
  authorize(mayWriteIn(viewer, { id }));
  const form = await parseForm(args.request, restoreSchema);
  if (!form.ok) return form.response;
  const restored = await restoreVersion(args.context, { applicationId: id, ...form.value }, viewer);
  return restored.ok
    ? redirectDone(`/applications/${id}/versions`, "restored")
    : answerRefusal(restored.reason, form.fields, "invitations:");
}

export default function Versions() {
  const { t } = useTranslation("invitations");
  const page = useLoaderData<typeof loader>() as VersionsPage;
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: page.institution, to: `/applications/${page.applicationId}` }, { label: page.title }]}
      />
      <h1>{page.title}</h1>
      <p className="lead">{t("versions.lead", { most: page.most })}</p>
      <DoneNotice ns="invitations" />
      <RefusalHere lastResult={result} />
      <CompareForm page={page} />
      <Compared compared={page.compared} />
      {page.versions.length === 0 ? <p>{t("versions.none")}</p> : <VersionList page={page} />}
    </div>
  );
}
