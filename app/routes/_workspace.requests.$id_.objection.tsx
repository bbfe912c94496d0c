import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { objectionSchema } from "#app/features/applications/hands/access.schema.ts";
import type { ObjectionPage } from "#app/features/applications/hands/requests-model.ts";
import { objectToTakeOver, viewObjection } from "#app/features/applications/hands/take-over-objection.server.ts";
import { OwnObjection } from "#app/features/applications/hands/ui/objection.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { PlainText } from "#app/ui/plain-text.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

async function readObjection(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const page = await viewObjection(args.context, args.params.id ?? "", viewer, args.context.locale);
  if (!page) throw notFound();
  return { viewer, page };
}

export async function loader(args: LoaderFunctionArgs) {
  return json((await readObjection(args)).page);
}

export async function action(args: ActionFunctionArgs) {
  const { viewer } = await readObjection(args);
  const requestId = args.params.id ?? "";
  const form = await parseForm(args.request, objectionSchema);
  if (!form.ok) return form.response;
  const objected = await objectToTakeOver(args.context, { requestId, ...form.value }, viewer);
  if (!objected.ok) return answerRefusal(objected.reason, form.fields, "invitations:");
  return redirectDone(`/requests/${requestId}/objection`, "objected");
}

export default function Objection() {
  const { t } = useTranslation("invitations");
  const page = useLoaderData<typeof loader>() as ObjectionPage;
  const result = useActionData<typeof action>()?.result;
  const { title, institution, person, position, words } = page;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="invitations" />
      <RefusalHere lastResult={result} />
      <p className="lead">{t("request.take_over_member", { person, institution })}</p>
      <Facts items={[{ term: t("request.position"), value: <bdi>{position}</bdi> }]} />
      <Card title={t("request.words")} isQuiet>
        <PlainText text={words} />
      </Card>
      <OwnObjection objection={page} lastResult={result} />
    </div>
  );
}
