import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeEmailForm } from "#app/features/accounts/accounts.schema.ts";
import { requestEmailChange } from "#app/features/accounts/change-email-commands.server.ts";
import { CurrentPasswordField, usePersonLabels } from "#app/features/accounts/ui/person-fields.tsx";
import { answerOnItsWay, answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  return json({ title: translator(args.context.locale)("accounts:account.email_change") });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const form = await parseForm(args.request, changeEmailForm, { hideFields: ["currentPassword"] });
  if (!form.ok) return form.response;
  const result = await whenHashed(requestEmailChange(args.context, form.value, viewer));
  if (result.ok) return redirectDone("/account", "email_asked");
  if ("since" in result) return answerOnItsWay(result, form.fields, args.context.locale);
  if (result.reason === "too-often") return answerRefusal(result, form.fields);
  return rejectFields(form.fields, { currentPassword: ["accounts:password_problem.wrong_current"] }, 403);
}

export default function ChangeEmail() {
  const { t } = useTranslation("accounts");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string; currentPassword: string }>({
    id: "change-email",
    lastResult: answer?.result,
  });
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("account.title"), to: "/account" }, { label: t("account.email_change") }]} />
      <h1>{t("account.email_change")}</h1>
      <DoneNotice ns="accounts" />
      <p className="lead">{t("account.email_lead")}</p>
      <PortalForm form={form} labels={{ ...usePersonLabels(), email: t("field.new_email") }}>
        <TextField field={fields.email} label={t("field.new_email")} type="email" autoComplete="email" />
        <CurrentPasswordField field={fields.currentPassword} />
        <FormActions>
          <Button type="submit">{t("account.email_change")}</Button>
          <Link to="/account">{t("account.back")}</Link>
        </FormActions>
      </PortalForm>
    </div>
  );
}
