import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { forgottenForm } from "#app/features/accounts/accounts.schema.ts";
import { requestPasswordReset } from "#app/features/accounts/password-commands.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { safePath } from "#app/http/safe-redirect.server.ts";
import { refuseSpent, rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { HiddenField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const isSent = query.has("sent");
  const redirectTo = safePath(query.get("redirectTo"), "/inbox");
  const t = translator(context.locale);
  return json({ title: t(isSent ? "accounts:forgotten.sent_title" : "accounts:forgotten.title"), isSent, redirectTo });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = await readForm(request);
  const spent = await refuseSpent(context, "letterByAddress", typed, TOO_OFTEN);
  if (spent) return spent;
  const form = parseFields(typed, forgottenForm);
  if (!form.ok) return form.response;
  const next = safePath(form.value.redirectTo, "/inbox");
  const isInbox = next === "/inbox";
  const result = await requestPasswordReset(context, form.value.email, isInbox ? null : next);
  return result.ok
    ? redirect(`/forgot-password?sent${isInbox ? "" : `&redirectTo=${encodeURIComponent(next)}`}`)
    : rejectTooMany(form.fields, result.retryAfterSeconds, TOO_OFTEN);
}

/** Says also that the links already sent still work. */
const TOO_OFTEN = { minutes: "accounts:forgotten.too_often.minutes", hours: "accounts:forgotten.too_often.hours" };

export default function ForgotPassword() {
  const { t } = useTranslation("accounts");
  const { isSent, redirectTo } = useLoaderData<typeof loader>();
  const back = `/login?redirectTo=${encodeURIComponent(redirectTo)}`;
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ email: string; redirectTo: string }>({
    id: "forgot-password",
    lastResult: answer?.result,
    defaultValue: { redirectTo },
  });
  if (isSent) {
    return (
      <>
        <h1>{t("forgotten.sent_title")}</h1>
        <p className="lead">{t("forgotten.sent")}</p>
        <div className="row">
          <LinkButton to={back} variant="quiet">
            {t("forgotten.back")}
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <>
      <h1>{t("forgotten.title")}</h1>
      <p className="lead">{t("forgotten.lead")}</p>
      <PortalForm form={form} action="/forgot-password" labels={{ email: t("field.email") }}>
        <HiddenField field={fields.redirectTo} />
        <TextField field={fields.email} label={t("field.email")} type="email" autoComplete="username" />
        <FormActions>
          <Button type="submit">{t("forgotten.submit")}</Button>
          <Link to={back}>{t("forgotten.back")}</Link>
        </FormActions>
      </PortalForm>
    </>
  );
}
