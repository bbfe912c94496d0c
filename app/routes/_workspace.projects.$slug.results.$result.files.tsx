import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { resultDesk } from "#app/features/projects/results/desk-view.server.ts";
import { resultStepSchema } from "#app/features/projects/results/result.schema.ts";
import { putFile } from "#app/features/projects/results/save-result.server.ts";
import { ResultFile } from "#app/features/projects/results/ui/result-file.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { readPosted } from "#app/http/read-upload.server.ts";
import { authorize, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { storeFile, type StoredFile } from "#app/platform/stored-file.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { forgetBytes, requireResult } from "./answers/results.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.title, data?.desk.title.text);

async function requireWriting(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const within = await requireResult(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const desk = await resultDesk(db, within, within.result, words);
  authorize(desk.isWritable);
  return { ...within, desk, words };
}

export async function loader(args: LoaderFunctionArgs) {
  const { row, desk, words } = await requireWriting(args);
  return json({
    title: words.t("results:file.title"),
    project: { title: titleIn(words.locale, row), to: `/projects/${row.slug}` },
    desk,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, row, desk } = await requireWriting(args);
  const { context } = args;
  const { fields, file, wait } = await readPosted(args, viewer.id);
  const intent = fields.get("intent");
  if (intent !== "upload" && intent !== "remove") throw refuse(400);
  if (wait !== null) return rejectTooMany(fields, wait);
  const form = parseFields(fields, resultStepSchema);
  if (!form.ok) return form.response;
  if (intent === "upload" && !file) return rejectFields(fields, { file: ["applications:document_fault.none"] });
  const step = { projectId: row.id, id: desk.id, version: form.value.version };
  const put = (stored: StoredFile | null) => putFile(context, { ...step, file: stored }, viewer);
  const kept = file && intent === "upload" ? await whenDone(storeFile(context, file, put)) : await put(null);
  if (!kept.ok) {
    if (kept.reason !== "file") return answerRefusal(kept.reason, fields, "results:");
    return rejectFields(fields, { file: [encodeError(`applications:document_fault.${kept.fault}`, kept.params)] });
  }
  await forgetBytes(context, kept);
  return redirectDone(desk.paths.edit, kept.waits ? "change_waits" : `file_${intent}`);
}

export default function FileOfResult() {
  const { title, project, desk } = useLoaderData<typeof loader>();
  const { t } = useTranslation("results");
  return (
    <div className="stack">
      <Breadcrumbs
        items={[
          { label: project.title.text, lang: project.title.lang, to: project.to },
          { label: t("desk.title"), to: `${project.to}/results` },
          { label: desk.title.text, lang: desk.title.lang, to: desk.paths.edit },
          { label: title },
        ]}
      />
      <h1>{title}</h1>
      <DoneNotice ns="results" />
      <ResultFile key={desk.version} desk={desk} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
