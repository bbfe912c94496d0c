import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { tokenForm } from "#app/features/accounts/accounts.schema.ts";
import { confirmEmailChange } from "#app/features/accounts/change-email-commands.server.ts";
import { findToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { LinkGone } from "#app/features/accounts/ui/link-gone.tsx";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** Works on any device, signed in or not: the link is the proof. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const secret = new URL(request.url).searchParams.get("token") ?? "";
  const token = await findToken(context.db, secret, "change_email", context.clock.now());
  const title = translator(context.locale)("accounts:account.email_confirm_title");
  return json({ title, token: secret, email: token?.email ?? null }, { status: token ? 200 : 404 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, tokenForm);
  if (!form.ok) return form.response;
  const isChanged = await confirmEmailChange(context, form.value.token);
  return isChanged ? redirectDone("/account", "email_changed") : redirect("/account/email/confirm?token=");
}

export default function ConfirmEmail() {
  const { t } = useTranslation("accounts");
  const { token, email } = useLoaderData<typeof loader>();
  if (email === null) return <LinkGone to="/account/email" label={t("account.email_change")} />;
  return (
    <>
      <h1>{t("account.email_confirm_title")}</h1>
      <p className="lead">{t("account.email_confirm_text", { email })}</p>
      <Form method="post" action="/account/email/confirm">
        <OpenedBy />
        <input type="hidden" name="token" value={token} />
        <Button type="submit">{t("verify.confirm")}</Button>
      </Form>
    </>
  );
}
