import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { closeAccount } from "#app/features/accounts/account-commands.server.ts";
import { leaveForm } from "#app/features/accounts/accounts.schema.ts";
import { CurrentPasswordField, usePersonLabels } from "#app/features/accounts/ui/person-fields.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireIdentity } from "#app/http/guards.server.ts";
import { parseForm, rejectFields } from "#app/http/parse-form.server.ts";
import { whenHashed } from "#app/http/password-queue.server.ts";
import { redirectDoneAnew } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CheckboxField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** Open to people with an unverified address too: leaving is one of the few things they may do. */
export async function loader(args: LoaderFunctionArgs) {
  const { viewer } = await requireIdentity(args);
  const title = translator(args.context.locale)("accounts:account.leave");
  return json({ title, isActing: viewer.grants.length > 0, isVerified: viewer.isVerified });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer } = await requireIdentity(args);
  const form = await parseForm(args.request, leaveForm, { hideFields: ["currentPassword"] });
  if (!form.ok) return form.response;
  const { context } = args;
  const result = await whenHashed(closeAccount(context, form.value.currentPassword, viewer));
  if (result.ok) {
    context.setCookies.push(await context.sessions.close(context.cookieHeader));
    return redirectDoneAnew("/login", "left");
  }
  if (result.reason === "too-often") return answerRefusal(result, form.fields);
  if (result.reason === "still_acting")
    return rejectFields(form.fields, { "": ["accounts:account.leave_blocked"] }, 409);
  return rejectFields(form.fields, { currentPassword: ["accounts:password_problem.wrong_current"] }, 403);
}

export default function Leave() {
  const { t } = useTranslation("accounts");
  const { isActing, isVerified } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Breadcrumbs
        items={[{ label: t("account.title"), to: isVerified ? "/account" : undefined }, { label: t("account.leave") }]}
      />
      <h1>{t("account.leave")}</h1>
      {isActing ? (
        <Callout tone="wait">
          <p>{t("account.leave_blocked")}</p>
        </Callout>
      ) : (
        <LeaveForm />
      )}
      <p>
        <Link to={isVerified ? "/account" : "/verify-email"}>{t("account.back")}</Link>
      </p>
    </div>
  );
}

function LeaveForm() {
  const { t } = useTranslation("accounts");
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ currentPassword: string; consent: string }>({
    id: "leave",
    lastResult: answer?.result,
  });
  return (
    <>
      <p className="lead">{t("account.leave_lead")}</p>
      <PortalForm form={form} labels={usePersonLabels()}>
        <CurrentPasswordField field={fields.currentPassword} />
        <CheckboxField field={fields.consent} label={t("field.confirm_leave")} />
        <FormActions>
          <Button type="submit" variant="danger">
            {t("account.leave_submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </>
  );
}
