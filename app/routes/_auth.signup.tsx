import { randomUUID } from "node:crypto";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signUpForm } from "#app/features/accounts/accounts.schema.ts";
import { knownDeviceCookie } from "#app/features/accounts/known-device.server.ts";
import { sentQuery } from "#app/features/accounts/letter-sent.server.ts";
import { signUp } from "#app/features/accounts/sign-up-commands.server.ts";
import {
  ConsentField,
  LanguageField,
  NameField,
  NewPasswordField,
  usePersonLabels,
} from "#app/features/accounts/ui/person-fields.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity } from "#app/http/guards.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { safePath, safeRedirect } from "#app/http/safe-redirect.server.ts";
import { refuseSpent } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { HiddenField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = new URL(request.url).searchParams.get("redirectTo");
  if (await findIdentity({ context })) throw safeRedirect(wanted, "/inbox");
  const redirectTo = safePath(wanted, "/inbox");
  const { locale } = context;
  return json({ title: translator(locale)("accounts:sign_up.title"), redirectTo, locale });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = await readForm(request);
  const spent = await refuseSpent(context, "signUpByAddress", typed);
  if (spent) return spent;
  const form = parseFields(typed, signUpForm, { hideFields: ["password"], request });
  if (!form.ok) return form.response;
  const { config, cookieHeader, setCookies } = context;
  const { redirectTo, consent: _given, ...account } = form.value;
  const next = safePath(redirectTo, "/inbox");
  const result = await whenHashed(signUp(context, account, next === "/inbox" ? undefined : next));
  if (result.ok) {
    // Whoever opens the letter's link in this browser need not type the password again. The address that is taken gets a
    // cookie too, which opens nothing.
    setCookies.push(knownDeviceCookie(config, cookieHeader, result.userId ?? randomUUID()));
    return redirect(`/verify-email?${sentQuery(config, account.email, next)}`);
  }
  if (result.reason === "too-often") return answerRefusal(result, form.fields);
  return rejectFields(form.fields, { password: ["accounts:password_problem.guessable"] });
}

type Fields = { name: string; email: string; password: string; locale: string; consent: string; redirectTo: string };

export default function SignUp() {
  const { t } = useTranslation("accounts");
  const { redirectTo, locale } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const labels = usePersonLabels();
  const [form, fields] = useForm<Fields>({
    id: "sign-up",
    lastResult: answer?.result,
    defaultValue: { redirectTo, locale },
  });
  return (
    <>
      <h1>{t("sign_up.title")}</h1>
      <p className="lead">{t("sign_up.lead")}</p>
      <PortalForm form={form} labels={labels}>
        <HiddenField field={fields.redirectTo} />
        <NameField field={fields.name} />
        <TextField
          field={fields.email}
          label={t("field.email")}
          help={t("help.email")}
          type="email"
          autoComplete="username"
        />
        <NewPasswordField field={fields.password} />
        <LanguageField field={fields.locale} />
        <ConsentField field={fields.consent} />
        <FormActions>
          <Button type="submit">{t("sign_up.submit")}</Button>
        </FormActions>
      </PortalForm>
      <p>
        {t("sign_up.has_account")}{" "}
        <Link to={`/login?redirectTo=${encodeURIComponent(redirectTo)}`}>{t("sign_in.title")}</Link>
      </p>
    </>
  );
}
