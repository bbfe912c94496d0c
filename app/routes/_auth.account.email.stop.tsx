import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { tokenForm } from "#app/features/accounts/accounts.schema.ts";
import { stopEmailChange } from "#app/features/accounts/change-email-commands.server.ts";
import { findToken } from "#app/features/accounts/one-time-tokens.server.ts";
import { LinkGone } from "#app/features/accounts/ui/link-gone.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Button } from "#app/ui/button.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** Where the notices about a change of address lead: the link proves who reads the mail of the present address. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const secret = new URL(request.url).searchParams.get("token") ?? "";
  const token = await findToken(context.db, secret, "stop_change", context.clock.now());
  const title = translator(context.locale)("accounts:account.email_stop_title");
  return json({ title, token: secret, email: token?.email ?? null }, { status: token ? 200 : 404 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, tokenForm);
  if (!form.ok) return form.response;
  const secret = await stopEmailChange(context, form.value.token);
  return redirect(secret === null ? "/account/email/stop?token=" : `/reset-password?token=${secret}`);
}

export default function StopEmailChange() {
  const { t } = useTranslation("accounts");
  const { token, email } = useLoaderData<typeof loader>();
  if (email === null) return <LinkGone to="/forgot-password" label={t("forgotten.title")} />;
  return (
    <>
      <h1>{t("account.email_stop_title")}</h1>
      <p className="lead">{t("account.email_stop_text", { email })}</p>
      <p>{t("account.email_stop_more")}</p>
      <Form method="post" action="/account/email/stop">
        <OpenedBy />
        <input type="hidden" name="token" value={token} />
        <Button type="submit">{t("account.email_stop")}</Button>
      </Form>
    </>
  );
}
