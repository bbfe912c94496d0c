import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { resetForm } from "#app/features/accounts/accounts.schema.ts";
import { knownDeviceCookie } from "#app/features/accounts/known-device.server.ts";
import { findToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { resetPassword } from "#app/features/accounts/password-commands.server.ts";
import { LinkGone } from "#app/features/accounts/ui/link-gone.tsx";
import { NewPasswordField } from "#app/features/accounts/ui/person-fields.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { redirectDone, safePath } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { HiddenField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** Looking at the page does not use the link up. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const isUsable = (await findToken(context.db, token, "reset_password", context.clock.now())) !== null;
  const title = translator(context.locale)("accounts:reset.title");
  return json({ title, token, isUsable }, { status: isUsable ? 200 : 404 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, resetForm, { hideFields: ["password"] });
  if (!form.ok) return form.response;
  const { token, password } = form.value;
  const result = await whenHashed(resetPassword(context, token, password));
  if (result.ok) {
    // Whoever holds the mailbox is let in here, however often strangers guess elsewhere.
    context.setCookies.push(knownDeviceCookie(context.config, context.cookieHeader, result.userId));
    const next = safePath(result.redirectTo, "/inbox");
    return redirectDone(next === "/inbox" ? "/login" : `/login?redirectTo=${encodeURIComponent(next)}`, "reset");
  }
  if (result.reason === "link") return redirect("/reset-password?token=");
  return rejectFields(form.fields, { password: ["accounts:password_problem.guessable"] });
}

export default function ResetPassword() {
  const { t } = useTranslation("accounts");
  const { token, isUsable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ token: string; password: string }>({
    id: "reset-password",
    lastResult: answer?.result,
    defaultValue: { token },
  });
  if (!isUsable) return <LinkGone to="/forgot-password" label={t("forgotten.title")} />;
  return (
    <>
      <h1>{t("reset.title")}</h1>
      <p className="lead">{t("reset.lead")}</p>
      <PortalForm form={form} labels={{ password: t("field.new_password") }}>
        <HiddenField field={fields.token} />
        <NewPasswordField field={fields.password} label={t("field.new_password")} />
        <FormActions>
          <Button type="submit">{t("reset.submit")}</Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
