import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { appealForm, evidenceForm } from "#app/features/applications/appeal/appeal.schema.ts";
import type { OwnAppealPage } from "#app/features/applications/appeal/appeal-model.ts";
import { viewOwnAppeal } from "#app/features/applications/appeal/appeal-pages.server.ts";
import { addEvidence, removeEvidence } from "#app/features/applications/appeal/evidence.server.ts";
import {
  discardAppeal,
  lodgeAppeal,
  saveAppeal,
  withdrawAppeal,
} from "#app/features/applications/appeal/lodge-appeal.server.ts";
import { AppealForm, LodgedAppeal } from "#app/features/applications/appeal/ui/own-appeal.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { whenDone } from "#app/http/background-queue.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { hasLostFile, readCountedUpload } from "#app/http/read-upload.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { file, viewer } = await requireOwnFile(args);
  const { db, clock, locale } = args.context;
  const page = await viewOwnAppeal(db, file, { viewer, now: clock.now(), locale });
  if (!page) throw redirect(`/applications/${file.application.id}`);
  return json(page);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  const { id } = file.application;
  const isUpload = args.request.headers.get("Content-Type")?.startsWith("multipart/form-data");
  if (isUpload) return upload(args, id, viewer);
  const fields = await readForm(args.request);
  const intent = fields.get("intent");
  if (intent === "save" || intent === "lodge") return write(args, { fields, id, viewer });
  const { context } = args;
  if (intent !== "withdraw" && intent !== "discard") throw refuse(400);
  const done = await (intent === "withdraw" ? withdrawAppeal : discardAppeal)(context, id, viewer);
  return done.ok ? redirectDone(`/applications/${id}`, `appeal_${intent}`) : movedOn(args, id, viewer);
}

async function movedOn(
  { context }: ActionFunctionArgs,
  applicationId: string,
  viewer: Viewer,
  text = "",
): Promise<never> {
  const typed = () => [{ label: translator(context.locale)("appeal:own.body"), text }];
  throw await applicationMovedOn(context, { applicationId, typed: text ? typed : undefined }, viewer);
}

interface Sent {
  fields: URLSearchParams;
  id: string;
  viewer: Viewer;
}

async function write(args: ActionFunctionArgs, { fields, id, viewer }: Sent) {
  const { context } = args;
  const form = parseFields(fields, appealForm);
  if (!form.ok) return form.response;
  if (hasLostFile({ fields, file: null })) return rejectFields(fields, { file: ["applications:documents.file_again"] });
  const { intent, ...written } = form.value;
  const isLodged = intent === "lodge";
  const done = await (isLodged ? lodgeAppeal : saveAppeal)(context, { applicationId: id, ...written }, viewer);
  if (done.ok) return redirectDone(`/applications/${id}/appeal`, isLodged ? "lodged" : "saved");
  if (done.reason === "stale") return answerRefusal(done.reason, fields, "appeal:");
  return movedOn(args, id, viewer, written.body);
}

async function upload(args: ActionFunctionArgs, id: string, viewer: Viewer) {
  const { context, request } = args;
  const limitBytes = context.config.uploadLimitBytes;
  const { fields, file, wait } = await readCountedUpload(context, request, { user: viewer.id, limitBytes });
  if (wait !== null) return rejectTooMany(fields, wait);
  if (file) {
    const posted = await whenDone(addEvidence(context, { applicationId: id, file }, viewer));
    if (!posted.ok && posted.fault === null) return movedOn(args, id, viewer, fields.get("body") ?? "");
    if (!posted.ok)
      return rejectFields(fields, {
        file: [encodeError(`applications:document_fault.${posted.fault}`, posted.params)],
      });
  }
  return fields.has("remove") ? remove(args, { fields, id, viewer }) : write(args, { fields, id, viewer });
}

async function remove(args: ActionFunctionArgs, { fields, id, viewer }: Sent) {
  const evidence = parseFields(fields, evidenceForm);
  if (!evidence.ok) throw notFound();
  const { remove: documentId } = evidence.value;
  fields.set("intent", "save");
  const form = parseFields(fields, appealForm);
  if (!form.ok) return form.response;
  const { intent: _, ...written } = form.value;
  const saved = await saveAppeal(args.context, { applicationId: id, ...written }, viewer);
  if (!saved.ok && saved.reason === "stale") return answerRefusal(saved.reason, fields, "appeal:");
  const removed = saved.ok && (await removeEvidence(args.context, { applicationId: id, documentId }, viewer));
  return removed && removed.ok
    ? redirectDone(`/applications/${id}/appeal`, "removed")
    : movedOn(args, id, viewer, written.body);
}

export default function Appeal() {
  const { t } = useTranslation("appeal");
  const page = useLoaderData<typeof loader>() as OwnAppealPage;
  const result = useActionData<typeof action>()?.result as SubmissionResult | undefined;
  return (
    <div className="stack">
      <DoneNotice ns="appeal" />
      <Breadcrumbs items={[{ label: page.institution, to: `/applications/${page.id}` }, { label: page.title }]} />
      <h1>{page.title}</h1>
      {page.mayLodge && page.mayWrite ? (
        <>
          <p className="lead">{t("own.lead", { day: page.until })}</p>
          <AppealForm key={page.version} page={page} lastResult={result} />
          {page.state === "draft" && page.mayAnswer && (
            <ActForm intent="discard" about={{}} label={t("own.discard")} spoken={t("own.discard")} />
          )}
        </>
      ) : (
        <LodgedAppeal page={page} />
      )}
    </div>
  );
}
