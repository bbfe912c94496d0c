import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { askedYear, countriesOf, owedView } from "#app/features/dues/desk-page.server.ts";
import { setsSchedule } from "#app/features/dues/dues.policy.ts";
import { issueSchema } from "#app/features/dues/dues.schema.ts";
import { findLastIssued } from "#app/features/dues/invoices.server.ts";
import { issueYear, MOST_AT_ONCE, previewYear } from "#app/features/dues/issue-invoices.server.ts";
import { moneyText } from "#app/features/dues/money-text.server.ts";
import { isComplete } from "#app/features/dues/schedule.ts";
import { OwedTable, type OwedTableProps } from "#app/features/dues/ui/owed-table.tsx";
import { inAlphabetOf } from "#app/features/members/institution/in-alphabet.ts";
import { doneIn } from "#app/http/arrivals.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FoldOnPhone } from "#app/ui/disclosure.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { requireDuesDesk } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const { locale, clock } = args.context;
  const { searchParams } = new URL(args.request.url);
  const year = askedYear(searchParams, dayNow(clock));
  const last =
    doneIn(args.context, args.request.url) === "issued-before"
      ? await findLastIssued(args.context.db, { year, countries: countriesOf(viewer) })
      : null;
  const { schedule, toIssue, issued, others, seen } = await previewYear(args.context, year, viewer);
  const { currency } = schedule;
  const total = toIssue.reduce((sum, { owed }) => sum + (owed.kind === "owes" ? owed.amountMinor : 0), 0);
  const inWords = (list: typeof toIssue) =>
    inAlphabetOf(locale, list, { namesOf: ({ debtor }) => debtor.institution, isSorted: true }).map((one) =>
      owedView(one, { currency, locale }),
    );
  return json({
    title: translator(locale)("dues:issue.title", { year: String(year) }),
    ...{ year: String(year), seen, isReady: isComplete(schedule), maySet: setsSchedule(viewer) },
    ...{ toIssue: inWords(toIssue), others: isComplete(schedule) ? inWords(others) : [], issued: issued.length },
    before: last && { by: last.by, at: formatDateTime(last.at, locale) },
    total: moneyText(total, currency, locale),
    atOnce: Math.min(toIssue.length, MOST_AT_ONCE),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDuesDesk(args);
  const form = await parseForm(args.request, issueSchema);
  if (!form.ok) return form.response;
  const wait = await args.context.limits.consume("duesIssuedByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(form.fields, wait);
  const done = await issueYear(args.context, form.value, viewer);
  if (!done.ok) return answerRefusal(done.reason, form.fields, "dues:");
  const page = `/dues/issue?year=${form.value.year}`;
  if (done.issued === 0) return redirectDone(page, "issued-before");
  return redirectDone(page, done.left > 0 ? "issued-some" : "issued");
}

/** Members one below the other are many screens of a phone, and the button stands below them. */
const FoldedTable = ({ caption, lines }: Pick<OwedTableProps, "caption" | "lines">) => (
  <FoldOnPhone summary={caption}>
    <OwedTable caption={caption} lines={lines} />
  </FoldOnPhone>
);

export default function Issue() {
  const { title, year, seen, isReady, maySet, toIssue, others, issued, total, atOnce, before } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  const result = useActionData<typeof action>()?.result;
  const refusal = result?.error?.[""]?.[0];
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: `/dues?year=${year}` }, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="dues" />
      {before && !refusal && (
        <Callout tone="info" role="status" isArrival title={t("issue.before", { year, ...before })} />
      )}
      <RefusalHere lastResult={result} />
      {isReady ? (
        <p className="lead">{t("issue.lead")}</p>
      ) : (
        <Callout tone="wait" title={t("issue.not_ready")}>
          {maySet ? <Link to="/dues/schedule">{t("schedule.title")}</Link> : <p>{t("issue.who_sets")}</p>}
        </Callout>
      )}
      {issued > 0 && (
        <p>
          <Link to={`/dues?year=${year}`}>{t("issue.issued", { count: issued })}</Link>
        </p>
      )}
      {toIssue.length === 0 ? (
        isReady && <EmptyState title={t("issue.none")} text={t("issue.none_text")} />
      ) : (
        <>
          <FoldedTable caption={t("issue.to_issue", { count: toIssue.length, total })} lines={toIssue} />
          {isReady && (
            <form method="post" className="stack stack-tight">
              <OpenedBy />
              <input type="hidden" name="year" value={year} />
              <input type="hidden" name="seen" value={seen} />
              <p>{t("issue.text")}</p>
              <div>
                <Button type="submit">{t("issue.submit", { count: atOnce })}</Button>
              </div>
            </form>
          )}
        </>
      )}
      {others.length > 0 && <FoldedTable caption={t("issue.others", { count: others.length })} lines={others} />}
    </div>
  );
}
