import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { withdrawalForm } from "#app/features/applications/apply/applicant.schema.ts";
import { institutionIn } from "#app/features/applications/file/application-names.server.ts";
import { nextStatus } from "#app/features/applications/file/application.ts";
import { answersFor } from "#app/features/applications/file/application.policy.ts";
import { withdrawApplication } from "#app/features/applications/apply/withdraw-application.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LIMITS } from "#app/features/applications/form/lengths.ts";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

async function readFile(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { viewer, file } = await requireOwnFile(args);
  authorize(answersFor(viewer, file.application));
  return { viewer, application: file.application, institution: institutionIn(file, args.context.locale) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { application, institution } = await readFile(args);
  const { id, status } = application;
  if (nextStatus(status, "withdraw") === null) throw redirect(`/applications/${id}`);
  return json({ title: translator(args.context.locale)("applications:withdrawal.title"), id, institution });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, application } = await readFile(args);
  const form = await parseForm(args.request, withdrawalForm);
  if (!form.ok) return form.response;
  const input = { applicationId: application.id, reason: form.value.reason };
  if (!(await withdrawApplication(args.context, input, viewer)).ok) {
    throw await applicationMovedOn(args.context, { applicationId: application.id }, viewer);
  }
  return redirectDone(`/applications/${application.id}`, "withdrawn");
}

export default function Withdrawal() {
  const { t } = useTranslation("applications");
  const { title, id, institution } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ reason: string; confirm: boolean }>({
    id: "withdrawal",
    lastResult: answer?.result,
  });
  const labels = { reason: t("withdrawal.reason"), confirm: t("withdrawal.confirm") };
  return (
    <>
      <Breadcrumbs items={[{ label: institution, to: `/applications/${id}` }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("withdrawal.lead", { institution })}</p>
      <PortalForm form={form} labels={labels}>
        <TextAreaField field={fields.reason} label={labels.reason} isOptional rows={4} limit={LIMITS.withdrawal} />
        <CheckboxField field={fields.confirm} label={labels.confirm} />
        <FormActions>
          <Button type="submit" variant="danger">
            {t("withdrawal.submit")}
          </Button>
          <Link to={`/applications/${id}`}>{t("withdrawal.keep")}</Link>
        </FormActions>
      </PortalForm>
    </>
  );
}
