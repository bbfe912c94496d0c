import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { accessAnswerSchema, askHeadSchema, objectionSchema } from "#app/features/applications/hands/access.schema.ts";
import { answerAccess } from "#app/features/applications/hands/answer-access.server.ts";
import type { RequestView } from "#app/features/applications/hands/requests-model.ts";
import { viewRequest } from "#app/features/applications/hands/requests-page.server.ts";
import { askHeadOffice } from "#app/features/applications/hands/take-over-head.server.ts";
import { objectToTakeOver } from "#app/features/applications/hands/take-over-objection.server.ts";
import { AnswerRequest } from "#app/features/applications/hands/ui/requests.tsx";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields, typedResult } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

async function readRequest(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const page = await viewRequest(args.context, args.params.id ?? "", viewer, args.context.locale);
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  return json((await readRequest(args)).page);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, page } = await readRequest(args);
  const fields = await readForm(args.request);
  if (fields.get("intent") === "ask-head") return askHead(args, { viewer, page }, fields);
  if (fields.get("intent") === "object") return object(args, viewer, fields);
  const form = parseFields(fields, accessAnswerSchema(page.offered, page.isSecretariat));
  if (!form.ok) return form.response;
  const answered = await answerAccess(args.context, { requestId: page.id, answer: form.value }, viewer);
  const done = form.value.outcome === "decline" ? "answer_declined" : "answer_accepted";
  return answered.ok ? redirectDone("/requests", done) : answerRefusal(answered.reason, fields, "invitations:");
}

async function askHead(
  { context }: ActionFunctionArgs,
  { viewer, page }: { viewer: Viewer; page: RequestView },
  fields: URLSearchParams,
) {
  if (!page.takeOver) throw refuse(400);
  const form = parseFields(fields, askHeadSchema);
  if (!form.ok) return form.response;
  if (form.value.email === page.email) return rejectFields(fields, { email: ["invitations:take_over.own_address"] });
  const asked = await askHeadOffice(context, { requestId: page.id, ...form.value }, viewer);
  if (!asked.ok && "since" in asked) return answerOnItsWay(asked, fields, context.locale);
  if (!asked.ok) return answerRefusal(asked.reason, fields, "invitations:");
  const done = page.takeOver.timesSent === 0 ? "head_asked" : "head_asked_again";
  const isAnswering = ["outcome", "words"].some((field) => fields.get(field));
  if (!isAnswering) return redirectDone(`/requests/${page.id}`, done);
  // The answer that was begun beside it is shown again; what was asked is asked.
  fields.delete("email");
  fields.delete("locale");
  return json({ result: typedResult(fields), done });
}

async function object({ context, params }: ActionFunctionArgs, viewer: Viewer, fields: URLSearchParams) {
  const form = parseFields(fields, objectionSchema);
  if (!form.ok) return form.response;
  const requestId = params.id ?? "";
  const objected = await objectToTakeOver(context, { requestId, ...form.value }, viewer);
  if (!objected.ok) return answerRefusal(objected.reason, fields, "invitations:");
  return redirectDone(`/requests/${requestId}`, "objected");
}

export default function Request() {
  const { t } = useTranslation("invitations");
  const page = useLoaderData<typeof loader>() as RequestView;
  const answer = useActionData<typeof action>();
  const result = answer?.result;
  const done = answer && "done" in answer ? answer.done : null;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("requests.title"), to: "/requests" }, { label: page.title }]} />
      <h1>{page.title}</h1>
      <DoneNotice ns="invitations" />
      {done && (
        <Callout tone="ok" role="status">
          <p>{t(`done.${done}`)}</p>
        </Callout>
      )}
      <RefusalHere lastResult={result} />
      <AnswerRequest page={page} lastResult={result} />
    </div>
  );
}
