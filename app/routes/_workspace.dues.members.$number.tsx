import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
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
import { findInvoice } from "#app/features/dues/invoices.server.ts";
import { issueInvoice } from "#app/features/dues/issue-invoices.server.ts";
import { getSchedule } from "#app/features/dues/keep-schedule.server.ts";
import { notePayment, undoPayment } from "#app/features/dues/payments.server.ts";
import { AccountPage } from "#app/features/dues/ui/account-page.tsx";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { dayNow, newestDay } from "#app/platform/days.ts";
import type { Reason } from "#app/platform/refusal.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { requireDebtor } from "./answers/dues.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.name.name);

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, debtor } = await requireDebtor(args);
  const { db, locale, clock } = args.context;
  const today = dayNow(clock);
  const year = askedYear(new URL(args.request.url).searchParams, today);
  return json({
    name: nameOf(debtor.institution, locale),
    number: debtor.membership.number,
    years: (await listYears(db, today, year)).map((one) => ({
      ...{ to: `?year=${one}`, label: String(one), isCurrent: one === year },
    })),
    view: await accountPage(db, debtor, viewer, { year, locale, today }),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, debtor } = await requireDebtor(args);
  const { context } = args;
  const { number } = debtor.membership;
  const { id: institutionId } = debtor.institution;
  const fields = await readForm(args.request);
  const year = askedYear(new URL(args.request.url).searchParams, dayNow(context.clock));
  const answer = (outcome: { ok: true } | { ok: false; reason: Reason }, done: string) =>
    outcome.ok
      ? redirectDone(`/dues/members/${number}?year=${year}`, done)
      : answerRefusal(outcome.reason, fields, "dues:");
  switch (fields.get("intent")) {
    case "issue": {
      const form = parseFields(fields, issueOneSchema);
      if (!form.ok) return form.response;
      return answer(await issueInvoice(context, { number, ...form.value }, viewer), "issued-one");
    }
    case "adjust": {
      const { currency } = (await getSchedule(context.db)).schedule;
      const form = parseFields(fields, adjustSchema(currency));
      if (!form.ok) return form.response;
      const { amount: amountMinor, ...rest } = form.value;
      return answer(await adjustDues(context, { number, currency, amountMinor, ...rest }, viewer), "set");
    }
    case "pay": {
      const invoice = await findInvoice(context.db, fields.get("invoice") ?? "");
      if (!invoice || invoice.row.institutionId !== institutionId) throw notFound();
      const form = parseFields(fields, paymentSchema(invoice.row.currency, newestDay(context.clock.now())));
      if (!form.ok) return form.response;
      const { invoice: invoiceId, amount: amountMinor, ...rest } = form.value;
      return answer(await notePayment(context, { invoiceId, institutionId, amountMinor, ...rest }, viewer), "paid");
    }
    case "undo": {
      const form = parseFields(fields, undoSchema);
      if (!form.ok) return form.response;
      const { payment: id, reason } = form.value;
      return answer(await undoPayment(context, { id, institutionId, reason }, viewer), "undone");
    }
    case "cancel": {
      const form = parseFields(fields, cancelSchema);
      if (!form.ok) return form.response;
      const { invoice: id, reason } = form.value;
      return answer(await cancelInvoice(context, { id, institutionId, reason }, viewer), "cancelled");
    }
    default:
      throw refuse(400);
  }
}

export default function Account() {
  const { name, number, years, view } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dues");
  const result = useActionData<typeof action>()?.result;
  const refusal = result?.error?.[""]?.[0];
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("title"), to: `/dues?year=${view.year}` }, { label: name.name }]} />
      <h1>
        <InstitutionName {...name} />
      </h1>
      <p className="soft">{number}</p>
      <DoneNotice ns="dues" />
      {refusal && <Callout tone="bad" role="alert" title={errorText(t, refusal)} />}
      <Tabs items={years} label={t("column.year")} />
      <AccountPage view={view} lastResult={result} />
    </div>
  );
}
