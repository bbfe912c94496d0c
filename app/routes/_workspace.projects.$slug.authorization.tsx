import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findAuthorization, putAuthorization } from "#app/features/projects/posting/unesco-file.server.ts";
import { AuthorizationForm } from "#app/features/projects/posting/ui/authorization-form.tsx";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { canHandIn } from "#app/features/projects/project/project.policy.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { rejectFields } from "#app/http/parse-form.server.ts";
import { readPosted } from "#app/http/read-upload.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { storeFile } from "#app/platform/stored-file.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireAuthorization } from "./answers/authorization.server.ts";
import { forgetBytes } from "./answers/results.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.project.title.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale } = args.context;
  const { row, subject, audience } = await requireAuthorization(args);
  const file = await findAuthorization(db, row);
  return json({
    title: translator(locale)("projects:authorization.title"),
    project: { title: titleIn(locale, row), to: `/projects/${row.slug}` },
    file: file && { name: file.name, to: `/projects/${row.slug}/authorization/file` },
    mayPut: canHandIn(audience, subject),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row, subject, audience } = await requireAuthorization(args);
  authorize(canHandIn(audience, subject));
  const { context } = args;
  const { fields, file, wait } = await readPosted(args, viewer.id);
  if (wait !== null) return rejectTooMany(fields, wait);
  if (!file) return rejectFields(fields, { file: ["applications:document_fault.none"] });
  const given = { projectId: row.id };
  const put = await whenDone(
    storeFile(context, file, (stored) => putAuthorization(context, { ...given, file: stored }, viewer)),
  );
  if (!put.ok) {
    if (put.reason !== "file") return answerRefusal(put.reason, fields, "projects:");
    return rejectFields(fields, { file: [encodeError(`applications:document_fault.${put.fault}`, put.params)] });
  }
  await forgetBytes(context, put);
  return redirectDone(`/projects/${row.slug}/authorization`, "authorization_put");
}

export default function Authorization() {
  const { title, project, file, mayPut } = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: project.title.text, lang: project.title.lang, to: project.to }, { label: title }]}
      />
      <h1>{title}</h1>
      <DoneNotice ns="projects" />
      <p className="lead">{t("authorization.lead")}</p>
      {file ? (
        <p>
          <a href={file.to}>
            <bdi>{file.name}</bdi>
          </a>
        </p>
      ) : (
        <p>{t("authorization.none")}</p>
      )}
      {mayPut && <AuthorizationForm hasFile={file !== null} lastResult={result} />}
    </div>
  );
}
