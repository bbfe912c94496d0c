import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { MOST_TOKENS } from "#app/features/accounts/api-tokens.server.ts";
import { endOwnToken, makeToken, mayMakeTokens } from "#app/features/open-data/make-token.server.ts";
import { scopeWords } from "#app/features/open-data/scope-words.server.ts";
import { tokenForm, TOKEN_DAYS, USUAL_DAYS } from "#app/features/open-data/token.schema.ts";
import { tokenViews } from "#app/features/open-data/tokens-view.server.ts";
import { MadeTokenNotice } from "#app/features/open-data/ui/made-token.tsx";
import { MakeToken } from "#app/features/open-data/ui/make-token.tsx";
import { TokenList } from "#app/features/open-data/ui/token-list.tsx";
import type { MadeToken } from "#app/features/open-data/ui/token-model.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { documentHeaders } from "#app/http/document-headers.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDate, formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { addDays } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import { newToken } from "#app/platform/tokens.server.ts";
import { API_SCOPES } from "#db/vocabulary-tokens.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const PAGE = "/account/tokens";

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, clock, locale } = args.context;
  const t = translator(locale);
  const now = clock.now();
  const tokens = await tokenViews(db, viewer.id, { locale, now });
  const mayMake = await mayMakeTokens(db, viewer, dayNow(clock));
  return json({
    title: t("accounts:tokens.title"),
    tokens,
    most: MOST_TOKENS,
    isFull: tokens.filter(({ isOver }) => !isOver).length >= MOST_TOKENS,
    form: mayMake
      ? {
          scopes: API_SCOPES.map((value) => ({
            value,
            label: scopeWords(value, locale),
            help: t(`accounts:tokens.scope.${value === "members:read" ? "members" : "projects"}.help`),
          })),
          days: TOKEN_DAYS.map((days) => ({
            value: String(days),
            label: t("accounts:tokens.days_until", { count: days, day: formatDate(addDays(now, days), locale) }),
          })),
          usualDays: USUAL_DAYS,
          once: newToken(),
        }
      : null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireUser(args);
  const { context } = args;
  const fields = await readForm(args.request);
  if (!["make", "end"].includes(fields.get("intent") ?? "")) throw refuse(400);
  const form = parseFields(fields, tokenForm);
  if (!form.ok) return form.response;
  if (form.value.intent === "end") {
    if (!(await endOwnToken(context, form.value.tokenId, viewer)).ok) throw notFound();
    return redirectDone(PAGE, "token_ended");
  }
  const outcome = await makeToken(context, form.value, viewer);
  if (!outcome.ok) {
    if (outcome.reason === "too-often") return answerRefusal(outcome, fields);
    return answerRefusal(outcome.reason, fields, "accounts:tokens.");
  }
  const { name, secret, expiresAt } = outcome;
  const made: MadeToken = { name, secret, until: formatDateTime(expiresAt, context.locale) };
  return json({ made });
}

export default function Tokens() {
  const { t } = useTranslation("accounts");
  const { tokens, form, isFull, most } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  const result = answer && "result" in answer ? answer.result : undefined;
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("account.title"), to: "/account" }, { label: t("tokens.title") }]} />
      <h1>{t("tokens.title")}</h1>
      {made ? <MadeTokenNotice made={made} /> : <DoneNotice ns="accounts" />}
      <p>{t("tokens.lead")}</p>
      <p>
        <a href="/api/v1#tokens">{t("tokens.how")}</a>
      </p>
      {!form && <Callout tone="wait" title={t("tokens.not_for_you")} />}
      <h2>{t("tokens.list")}</h2>
      {tokens.length === 0 ? (
        <EmptyState title={t("tokens.none")} text={t("tokens.none_text")} headingLevel={3} />
      ) : (
        <TokenList tokens={tokens} intent="end" warning={t("tokens.end_warning")} />
      )}
      {form && isFull && <Callout tone="info" title={t("tokens.full", { count: most })} />}
      {form && (!isFull || result) && <MakeToken key={made?.secret} view={form} lastResult={result} />}
      <p className="small soft">{t("tokens.ends_with")}</p>
    </div>
  );
}
