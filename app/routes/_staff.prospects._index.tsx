import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { inviteProspects, previewRound } from "#app/features/prospects/invite-prospects.server.ts";
import { previewWords, prospectsPage, readState } from "#app/features/prospects/prospect-page.server.ts";
import { seesProspects } from "#app/features/prospects/prospect.policy.ts";
import { roundSchema } from "#app/features/prospects/prospects.schema.ts";
import { RoundForm } from "#app/features/prospects/ui/round-form.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/page-number.server.ts";
import { parseForm, typedResult } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DeskSearch } from "#app/ui/desk-search.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { searchWith } from "#app/ui/search-params.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { PROSPECT_STATES } from "#db/vocabulary-prospects.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

const LONGEST_SEARCH = 200;

async function requireSecretariat(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = await requireUser(args);
  authorize(seesProspects(viewer));
  return viewer;
}

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireSecretariat(args);
  const { db, locale, clock } = args.context;
  const { searchParams } = new URL(args.request.url);
  const state = readState(searchParams.get("state"));
  const q = (searchParams.get("q") ?? "").trim().slice(0, LONGEST_SEARCH);
  const asked = { state, q, page: pageNumber(searchParams), locale, now: clock.now() };
  const list = await prospectsPage(db, viewer, asked);
  const t = translator(locale);
  const tabs = [null, ...PROSPECT_STATES].map((one) => ({
    to: searchWith("", { state: one, q: q || null }) || "/prospects",
    label: t(`prospects:${one === null ? "all" : `state.${one}`}`),
    isCurrent: one === state,
    count: one === null ? list.all : list.counts[one],
  }));
  return json({ title: t("prospects:title"), locale, q, state, tabs, ...list });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireSecretariat(args);
  const form = await parseForm(args.request, roundSchema);
  if (!form.ok) return form.response;
  if (form.fields.get("intent") === "look") {
    const preview = previewWords(await previewRound(args.context, form.value, viewer), args.context.locale);
    return json({ result: typedResult(form.fields), preview });
  }
  const wait = await args.context.limits.consume("prospectRoundByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(form.fields, wait);
  const done = await inviteProspects(args.context, form.value, viewer);
  if (!done.ok) return answerRefusal(done.reason, form.fields, "prospects:");
  const all = done.sent === 1 ? "invited-one" : "invited";
  return redirectDone("/prospects?state=invited", done.left > 0 ? "invited-some" : all);
}

export default function Prospects() {
  const { title, locale, q, state, tabs, lines, page, pageSize, total } = useLoaderData<typeof loader>();
  const { t } = useTranslation("prospects");
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : undefined;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <DoneNotice ns="prospects" />
      <p className="lead">{t("lead")}</p>
      <p>
        <LinkButton to="/prospects/new" variant="quiet">
          {t("new.title")}
        </LinkButton>
      </p>
      <DeskSearch label={t("search")} q={q} longest={LONGEST_SEARCH} kept={state && { name: "state", value: state }} />
      <Tabs items={tabs} />
      {lines.length === 0 ? (
        q ? (
          <EmptyState
            title={t("none.title", { q })}
            text={t("none.text")}
            action={
              <LinkButton to={state ? `/prospects?state=${state}` : "/prospects"} variant="quiet">
                {t("none.back")}
              </LinkButton>
            }
          />
        ) : (
          <EmptyState title={t("empty.title")} text={t("empty.text")} />
        )
      ) : (
        <RoundForm lines={lines} locale={locale} lastResult={answer?.result} preview={preview} />
      )}
      {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
    </div>
  );
}
