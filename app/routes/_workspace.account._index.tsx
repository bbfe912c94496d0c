import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeDetails } from "#app/features/accounts/account-commands.server.ts";
import { findCredentials, listSessions } from "#app/features/accounts/accounts-queries.server.ts";
import { countTokens } from "#app/features/accounts/api-tokens.server.ts";
import { detailsForm } from "#app/features/accounts/accounts.schema.ts";
import { LanguageField, NameField, usePersonLabels } from "#app/features/accounts/ui/person-fields.tsx";
import { mayMakeTokens } from "#app/features/open-data/make-token.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { localeCookie } from "#app/i18n/locale.server.ts";
import { redirectDoneAnew } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, clock, locale } = args.context;
  const [credentials, sessions, tokenCount, mayMake] = await Promise.all([
    findCredentials(db, viewer.id),
    listSessions(db, viewer.id, clock.now()),
    countTokens(db, viewer.id, clock.now()),
    mayMakeTokens(db, viewer, dayNow(clock)),
  ]);
  return json({
    title: translator(locale)("accounts:account.title"),
    name: viewer.name,
    email: viewer.email,
    locale: viewer.locale,
    passwordChangedOn: credentials && formatDate(credentials.changedAt, locale),
    sessionCount: sessions.length,
    tokens: mayMake || tokenCount > 0 ? { count: tokenCount } : null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const form = await parseForm(args.request, detailsForm);
  if (!form.ok) return form.response;
  const { context } = args;
  await changeDetails(context, form.value, viewer);
  context.setCookies.push(localeCookie(form.value.locale, context.config.origin.startsWith("https:")));
  // The whole document, because the catalogues change with the language.
  return redirectDoneAnew("/account", "details_saved");
}

export default function Account() {
  const { t } = useTranslation("accounts");
  const { name, email, locale, passwordChangedOn, sessionCount, tokens } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [form, fields] = useForm<{ name: string; locale: string }>({
    id: "details",
    lastResult: answer?.result,
    defaultValue: { name, locale },
  });
  return (
    <div className="stack">
      <h1>{t("account.title")}</h1>
      <DoneNotice ns="accounts" />
      <Card title={t("account.details")}>
        <PortalForm form={form} action="/account?index" labels={usePersonLabels()}>
          <NameField field={fields.name} />
          <LanguageField field={fields.locale} />
          <FormActions>
            <Button type="submit">{t("common:action.save")}</Button>
          </FormActions>
        </PortalForm>
      </Card>
      <Card title={t("letters.title")}>
        <p>{t("letters.card")}</p>
        <Place to="/account/letters" label={t("letters.choose")} />
      </Card>
      <Card title={t("account.email")}>
        <p>{email}</p>
        <Place to="/account/email" label={t("account.email_change")} />
      </Card>
      <Card title={t("account.password")}>
        {passwordChangedOn && <p>{t("account.password_changed_on", { date: passwordChangedOn })}</p>}
        <Place to="/account/password" label={t("account.password_change")} />
      </Card>
      <Card title={t("account.sessions")}>
        <p>{t("account.sessions_lead", { count: sessionCount })}</p>
        <Place to="/account/sessions" label={t("account.sessions_show")} />
      </Card>
      {tokens && (
        <Card title={t("tokens.title")}>
          <p>{tokens.count === 0 ? t("tokens.card") : t("tokens.card_count", tokens)}</p>
          <Place to="/account/tokens" label={t("tokens.show")} />
        </Card>
      )}
      <Card title={t("account.data")} isQuiet>
        <p>{t("account.data_lead")}</p>
        <p>
          <a href="/account/data">{t("account.data_download")}</a>
        </p>
      </Card>
      <Card title={t("account.leave")} isQuiet>
        <Place to="/account/leave" label={t("account.leave_link")} />
      </Card>
    </div>
  );
}

function Place({ to, label }: { to: string; label: string }) {
  return (
    <div className="row">
      <LinkButton to={to} variant="quiet" size="small">
        {label}
      </LinkButton>
    </div>
  );
}
