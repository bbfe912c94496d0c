import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { objectionSchema } from "#app/features/applications/hands/access.schema.ts";
import { HANDS_LENGTHS } from "#app/features/applications/hands/hands.schema.ts";
import type { ObjectionPage } from "#app/features/applications/hands/requests-model.ts";
import { objectToTakeOver, viewObjection } from "#app/features/applications/hands/take-over-objection.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";

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
  const [form, fields] = useForm<{ words: string }>({ id: "objection", lastResult: result });
  const refusal = result?.error?.[""]?.[0];
  const { title, institution, person, position, words, until, objection, state } = page;
  const labels = { words: t("objection.words") };
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="invitations" />
      {refusal && <Callout tone="bad" role="alert" title={errorText(t, refusal)} />}
      <p className="lead">{t("request.take_over_member", { person, institution })}</p>
      <Facts items={[{ term: t("request.position"), value: <bdi>{position}</bdi> }]} />
      <Card title={t("request.words")} isQuiet>
        <PlainText text={words} />
      </Card>
      <p>{t(`objection.${state}`, { until })}</p>
      {objection && (
        <Card title={t("objection.yours")} isQuiet>
          <PlainText text={objection} />
        </Card>
      )}
      {state === "open" && (
        <PortalForm form={form} labels={labels}>
          <TextAreaField field={fields.words} label={labels.words} rows={4} limit={HANDS_LENGTHS.words} />
          <FormActions>
            <Button type="submit">{t("objection.send")}</Button>
          </FormActions>
        </PortalForm>
      )}
    </div>
  );
}
