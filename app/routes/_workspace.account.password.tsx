import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { countTokens } from "#app/features/accounts/api-tokens.server.ts";
import { changePasswordForm } from "#app/features/accounts/accounts.schema.ts";
import { changePassword } from "#app/features/accounts/password-commands.server.ts";
import { CurrentPasswordField, NewPasswordField, usePersonLabels } from "#app/features/accounts/ui/person-fields.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireIdentity, requireUser } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireUser(args);
  const { db, clock, locale } = args.context;
  return json({
    title: translator(locale)("accounts:account.password_change"),
    tokenCount: await countTokens(db, id, clock.now()),
  });
}

export async function action(args: ActionFunctionArgs) {
  await requireUser(args);
  const form = await parseForm(args.request, changePasswordForm, { hideFields: ["currentPassword", "newPassword"] });
  if (!form.ok) return form.response;
  const result = await whenHashed(changePassword(args.context, form.value, await requireIdentity(args)));
  if (result.ok) return redirectDone("/account", "password_changed");
  if (result.reason === "too-often") return answerRefusal(result, form.fields);
  if (result.reason === "guessable")
    return rejectFields(form.fields, { newPassword: ["accounts:password_problem.guessable"] });
  return rejectFields(form.fields, { currentPassword: ["accounts:password_problem.wrong_current"] }, 403);
}

export default function ChangePassword() {
  const { t } = useTranslation("accounts");
  const { tokenCount } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ currentPassword: string; newPassword: string }>({
    id: "change-password",
    lastResult: answer?.result,
  });
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("account.title"), to: "/account" }, { label: t("account.password_change") }]} />
      <h1>{t("account.password_change")}</h1>
      <p className="lead">{t("account.password_lead")}</p>
      {tokenCount > 0 && <p>{t("tokens.end_with_password", { count: tokenCount })}</p>}
      <PortalForm form={form} labels={usePersonLabels()}>
        <CurrentPasswordField field={fields.currentPassword} />
        <NewPasswordField field={fields.newPassword} label={t("field.new_password")} />
        <FormActions>
          <Button type="submit">{t("account.password_change")}</Button>
          <Link to="/account">{t("account.back")}</Link>
        </FormActions>
      </PortalForm>
    </div>
  );
}
