import type { SubmissionResult } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type TypedResponse,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import {
  describeForm,
  documentForm,
  documentIdForm,
  keptDocumentForm,
} from "#app/features/applications/apply/applicant.schema.ts";
import { mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { describeDocument } from "#app/features/applications/apply/describe-document.server.ts";
import { removeDocument, restoreDocument } from "#app/features/applications/apply/remove-document.server.ts";
import { postDocument } from "#app/features/applications/apply/document-post.server.ts";
import { type DocumentsPage, viewDocumentsPage } from "#app/features/applications/apply/documents-page.server.ts";
import { DocumentSlotCard } from "#app/features/applications/apply/ui/document-slot.tsx";
import { SavedNotice } from "#app/features/applications/file/ui/saved-notes.tsx";
import { FormLayout } from "#app/features/applications/apply/ui/form-layout.tsx";
import { whenDone } from "#app/http/background-queue.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { parseFields, rejectFields } from "#app/http/parse-form.server.ts";
import { type CountedUpload, hasLostFile, readPosted } from "#app/http/read-upload.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { encodeError } from "#app/i18n/error-text.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { newestDay } from "#app/platform/days.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  if (!mayWriteIn(viewer, file.application)) throw redirect(`/applications/${file.application.id}`);
  const query = new URL(args.request.url).searchParams;
  const page = await viewDocumentsPage(args.context, file, query, args.context.locale);
  if (!page) throw redirect(`/applications/${file.application.id}`);
  return json(page);
}

type Answer = TypedResponse<{ result: SubmissionResult }>;

export async function action(args: ActionFunctionArgs): Promise<Answer> {
  const { viewer, file } = await requireOwnFile(args);
  authorize(mayWriteIn(viewer, file.application));
  const { id } = file.application;
  const sent = await readPosted(args, viewer.id);
  const intent = sent.fields.get("intent");
  return intent === null ? upload(args, id, sent, viewer) : changeDocument(args, id, sent.fields, viewer);
}

async function upload(
  { context }: ActionFunctionArgs,
  applicationId: string,
  { fields, file, wait }: CountedUpload,
  viewer: Viewer,
): Promise<Answer> {
  if (wait !== null) return rejectTooMany(fields, wait);
  const form = parseFields(fields, documentForm(newestDay(context.clock.now())));
  if (hasLostFile({ fields, file })) {
    const wrong = form.ok ? {} : (form.result.error as Record<string, string[]>);
    return rejectFields(fields, { ...wrong, file: ["applications:documents.file_again"] });
  }
  const sound = form.ok ? form : parseFields(without(fields, form.result.error), keptDocumentForm);
  if (!sound.ok) return sound.response;
  const posted = await whenDone(postDocument(context, { applicationId, ...sound.value, file }, viewer));
  const refused = form.ok ? null : form.result;
  if (posted.ok && refused) return askAgain(refused, posted.id);
  if (posted.ok)
    return redirectDone(
      `/applications/${applicationId}/documents#document-${sound.value.kind}`,
      "document_added",
    ) as TypedResponse<never>;
  if (posted.fault === null) throw await applicationMovedOn(context, { applicationId }, viewer);
  const fault = encodeError(`applications:document_fault.${posted.fault}`, posted.params);
  return rejectFields(fields, { ...(refused?.error as Record<string, string[]>), file: [fault] });
}

/** Where something that stands beside a file is wrong, the file is kept with the rest, and that is asked again. */
function without(fields: URLSearchParams, errors: SubmissionResult["error"]): URLSearchParams {
  return new URLSearchParams([...fields].filter(([name]) => !(name in (errors ?? {}))));
}

function askAgain(result: SubmissionResult, documentId: string): Answer {
  return json({ result: { ...result, initialValue: { ...result.initialValue, documentId } } }, { status: 422 });
}

async function changeDocument(
  { context }: ActionFunctionArgs,
  applicationId: string,
  fields: URLSearchParams,
  viewer: Viewer,
): Promise<Answer> {
  const intent = fields.get("intent");
  if (intent === "describe") return describe(context, fields, applicationId, viewer);
  if (intent !== "remove" && intent !== "restore") throw refuse(400);
  const form = parseFields(fields, documentIdForm);
  if (!form.ok) throw notFound();
  const change = intent === "remove" ? removeDocument : restoreDocument;
  const changed = await change(context, { applicationId, ...form.value }, viewer);
  if (!changed.ok)
    throw changed.reason === "not-found" ? notFound() : await applicationMovedOn(context, { applicationId }, viewer);
  return redirectDone(`/applications/${applicationId}/documents`, `document_${intent}d`) as TypedResponse<never>;
}

async function describe(
  context: ActionFunctionArgs["context"],
  fields: URLSearchParams,
  applicationId: string,
  viewer: Viewer,
): Promise<Answer> {
  const form = parseFields(fields, describeForm(newestDay(context.clock.now())));
  if (!form.ok) return form.response;
  const { documentId, kind, summary, issuedOn, expiresOn } = form.value;
  const beside = { summary: summary || null, issuedOn: issuedOn ?? null, expiresOn: expiresOn ?? null };
  const described = await describeDocument(context, { applicationId, documentId, kind, ...beside }, viewer);
  const typed = () => [{ label: translator(context.locale)("applications:documents.summary"), text: summary ?? "" }];
  if (!described.ok) {
    if (described.reason === "not-found") throw notFound();
    throw await applicationMovedOn(context, { applicationId, typed }, viewer);
  }
  const page = `/applications/${applicationId}/documents#document-${kind}`;
  return redirectDone(page, "document_described") as TypedResponse<never>;
}

export default function Documents() {
  const { t } = useTranslation("applications");
  const page = useLoaderData<typeof loader>() as DocumentsPage;
  const answer = useActionData<typeof action>();
  const refused = answer?.result as SubmissionResult | undefined;
  // One form is open at a time: each sends its own file only, so that what is chosen in another would be lost.
  const refusedUpload = refused?.initialValue?.documentId === undefined ? refused?.initialValue?.kind : undefined;
  const next = refusedUpload ?? page.slots.find(({ isMissing }) => isMissing)?.kind;
  return (
    <FormLayout page={page} step="documents" asked={page.asked}>
      <DoneNotice ns="applications" />
      {!answer && <SavedNotice notes={page.notes} />}
      {page.slots.map((slot) => (
        <DocumentSlotCard
          key={`${slot.kind} ${slot.held.length}`}
          slot={slot}
          applicationId={page.applicationId}
          isNext={slot.kind === next}
          lastResult={refused?.initialValue?.kind === slot.kind ? refused : undefined}
        />
      ))}
      <FormActions>
        <LinkButton to={`/applications/${page.applicationId}${page.asked ? "" : "/declarations"}`}>
          {t("common:action.continue")}
        </LinkButton>
      </FormActions>
    </FormLayout>
  );
}
