import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { accountPage } from "#app/features/dues/account-page.server.ts";
import { adjustDues } from "#app/features/dues/adjust-dues.server.ts";
import { cancelInvoice } from "#app/features/dues/cancel-invoice.server.ts";
import { askedYear, listYears } from "#app/features/dues/desk-page.server.ts";
import {
  adjustSchema,
  cancelSchema,
  issueOneSchema,
  paymentSchema,
  undoSchema,
} from "#app/features/dues/dues.schema.ts";
import { balanceOf } from "#app/features/dues/invoice.ts";
import { findInvoice, findLastIssued, type Invoice } from "#app/features/dues/invoices.server.ts";
import { issueInvoice } from "#app/features/dues/issue-invoices.server.ts";
import { getSchedule } from "#app/features/dues/keep-schedule.server.ts";
import type { Debtor } from "#app/features/dues/list-debtors.server.ts";
import { notePayment, type Standing, undoPayment } from "#app/features/dues/payments.server.ts";
import { AccountPage } from "#app/features/dues/ui/account-page.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { doneIn } from "#app/http/arrivals.server.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm, rejectFields } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Reason } from "#app/platform/refusal.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { Typed } from "#app/ui/typed.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { requireDebtor } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, debtor } = await requireDebtor(args);
  const { db, locale, clock } = args.context;
  const today = dayNow(clock);
  const { searchParams } = new URL(args.request.url);
  const year = askedYear(searchParams, today);
  const last =
    doneIn(args.context, args.request.url) === "issued-before"
      ? await findLastIssued(db, { year, institutionId: debtor.institution.id })
      : null;
  return json({
    before: last && { number: last.number, by: last.by, at: formatDateTime(last.at, locale) },
    name: nameOf(debtor.institution, locale),
    number: debtor.membership.number,
    years: (await listYears(db, today, year)).map((one) => ({
      ...{ to: `?year=${one}`, label: String(one), isCurrent: one === year },
    })),
    view: await accountPage(db, debtor, viewer, { year, locale, today }),
  });
}

interface Asked extends Pick<ActionFunctionArgs, "context"> {
  viewer: Viewer;
  debtor: Debtor;
  fields: URLSearchParams;
  year: number;
}

const done = ({ debtor, year }: Asked, code: string) =>
  redirectDone(`/dues/members/${debtor.membership.number}?year=${year}`, code);

function answer(
  asked: Asked,
  outcome: { ok: true } | ({ ok: false; reason: Reason } & { stands?: Standing }),
  code: string,
) {
  if (outcome.ok) return done(asked, code);
  const { by, at, reason: why } = outcome.stands ?? {};
  const stands = at && { by: by ?? "", at: formatDateTime(at, asked.context.locale), why: why ?? "" };
  return answerRefusal(outcome.reason, asked.fields, "dues:", stands);
}

async function issue(asked: Asked) {
  const form = parseFields(asked.fields, issueOneSchema);
  if (!form.ok) return form.response;
  const { number } = asked.debtor.membership;
  const issued = await issueInvoice(asked.context, { number, ...form.value }, asked.viewer);
  return answer(asked, issued, issued.ok && !issued.isNew ? "issued-before" : "issued-one");
}

async function adjust(asked: Asked) {
  const { currency } = (await getSchedule(asked.context.db)).schedule;
  const form = parseFields(asked.fields, adjustSchema(currency));
  if (!form.ok) return form.response;
  const { amount: amountMinor, ...rest } = form.value;
  const { number } = asked.debtor.membership;
  return answer(
    asked,
    await adjustDues(asked.context, { number, currency, amountMinor, ...rest }, asked.viewer),
    "set",
  );
}

/** More than is open comes seldom and is mistyped easily: it is asked about. What was noted from this form already is not. */
const isUnlikely = (
  { standing, payments }: Pick<Invoice, "standing" | "payments">,
  { amountMinor, once }: { amountMinor: number; once: string },
): boolean =>
  !standing.isCancelled && amountMinor > balanceOf(standing) && !payments.some((payment) => payment.once === once);

async function pay(asked: Asked) {
  const { context, fields, viewer } = asked;
  const { id: institutionId } = asked.debtor.institution;
  const invoice = await findInvoice(context.db, fields.get("invoice") ?? "");
  if (!invoice || invoice.row.institutionId !== institutionId) throw notFound();
  const form = parseFields(
    fields,
    paymentSchema(invoice.row.currency, {
      // Money can come before its invoice, but not years before.
      ...{ oldest: daysAfter(invoice.row.issuedOn, -366), newest: dayNow(context.clock) },
    }),
  );
  if (!form.ok) return form.response;
  const { invoice: invoiceId, amount: amountMinor, isMore, ...rest } = form.value;
  if (!isMore && isUnlikely(invoice, { amountMinor, once: rest.once }))
    return rejectFields(fields, { amount: ["dues:wrong.more"] });
  const noted = await notePayment(context, { invoiceId, institutionId, amountMinor, ...rest }, viewer);
  // The form is shown again as another one, so that its next press is this payment.
  if (!noted.ok && noted.reason === "payment_differs") fields.delete("once");
  const isOdd = noted.ok && (noted.left === "over" || noted.left === "cancelled");
  return answer(asked, noted, isOdd ? `paid-${noted.left}` : "paid");
}

async function undo(asked: Asked) {
  const form = parseFields(asked.fields, undoSchema);
  if (!form.ok) return form.response;
  const { payment: id, reason } = form.value;
  const { id: institutionId } = asked.debtor.institution;
  return answer(asked, await undoPayment(asked.context, { id, institutionId, reason }, asked.viewer), "undone");
}

async function cancel(asked: Asked) {
  const form = parseFields(asked.fields, cancelSchema);
  if (!form.ok) return form.response;
  const { invoice: id, reason } = form.value;
  const { id: institutionId } = asked.debtor.institution;
  return answer(asked, await cancelInvoice(asked.context, { id, institutionId, reason }, asked.viewer), "cancelled");
}

const ACTS = { issue, adjust, pay, undo, cancel };

export async function action(args: ActionFunctionArgs) {
  const { viewer, debtor } = await requireDebtor(args);
  const { context, request } = args;
  const fields = await readForm(request);
  const year = askedYear(new URL(request.url).searchParams, dayNow(context.clock));
  const intent = Object.keys(ACTS).find((one) => one === fields.get("intent")) as keyof typeof ACTS | undefined;
  if (!intent) throw refuse(400);
  return ACTS[intent]({ context, viewer, debtor, fields, year });
}

export default function Account() {
  const { name, number, years, view, before } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  const result = useActionData<typeof action>()?.result;
  const refusal = result?.error?.[""]?.[0];
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: `/dues?year=${view.year}` }, { label: name.name }]} />
      <h1>
        <InstitutionName {...name} />
      </h1>
      <p className="soft">{keepNumbers(number)}</p>
      <DoneNotice ns="dues" tones={{ "paid-over": "wait", "paid-cancelled": "wait" }} />
      {before && !result && <Callout tone="info" role="status" isArrival title={t("account.before", before)} />}
      <RefusalHere lastResult={result} />
      {refusal && <Unwritten result={result} canAdjust={view.mayKeep && view.owed !== null} />}
      <Tabs items={years} label={t("column.year")} />
      <AccountPage view={view} lastResult={result} />
    </div>
  );
}

/** The reason that was typed into a form which is not there any more: what it asked was done already. */
function Unwritten({ result, canAdjust }: { result: SubmissionResult; canAdjust: boolean }) {
  const { t } = useTranslation("dues");
  const { intent, reason } = result.initialValue ?? {};
  const isGone = intent === "undo" || intent === "cancel" || (intent === "adjust" && !canAdjust);
  return isGone && typeof reason === "string" ? <Typed typed={[{ label: t("adjust.reason"), text: reason }]} /> : null;
}
