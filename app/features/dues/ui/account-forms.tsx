import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { CheckboxField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { InvoiceView, PaymentView } from "./dues-model.ts";

// What the secretariat does with the dues of one member.

const LONGEST_REASON = 500;

export function IssueOne({ year, amount, amountMinor }: { year: string; amount: string; amountMinor: string }) {
  const { t } = useTranslation("dues");
  return (
    <form method="post" className="stack stack-tight">
      <OpenedBy />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="amountMinor" value={amountMinor} />
      <p>{t("account.issue_text")}</p>
      <div>
        <Button type="submit" name="intent" value="issue">
          {t("account.issue", { year, amount })}
        </Button>
      </div>
    </form>
  );
}

interface AdjustProps {
  year: string;
  currency: string;
  lastResult: SubmissionResult | undefined;
}

export function Adjust({ year, currency, lastResult }: AdjustProps) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{ year: string; amount: string; reason: string }>({ id: "adjust", lastResult });
  const labels = { amount: t("adjust.amount", { currency }), reason: t("adjust.reason") };
  return (
    <Disclosure summary={t("adjust.title", { year })} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="year" value={year} />
        <TextField
          field={fields.amount}
          label={labels.amount}
          help={t("adjust.amount_help")}
          inputMode="decimal"
          width="short"
          isOptional
        />
        <TextAreaField field={fields.reason} label={labels.reason} rows={3} limit={LONGEST_REASON} />
        <FormActions>
          <Button type="submit" name="intent" value="adjust" variant="quiet">
            {t("adjust.submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

interface OfInvoice {
  invoice: InvoiceView;
  lastResult: SubmissionResult | undefined;
}

export function Pay({ invoice: { id, number, typed, state }, today, lastResult }: OfInvoice & { today: string }) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{
    amount: string;
    receivedOn: string;
    reference: string;
    once: string;
    isMore: string;
  }>({
    ...{ id: `pay-${id}`, lastResult, defaultValue: { amount: typed.amount, once: typed.once } },
  });
  const labels = {
    amount: t("payment.amount", { number }),
    receivedOn: t("payment.received_on"),
    reference: t("payment.reference"),
    isMore: t("payment.is_more"),
  };
  const isAsked = fields.amount.errors?.includes("dues:wrong.more") || fields.isMore.initialValue === "on";
  const once = fields.once.initialValue ?? typed.once;
  return (
    <Disclosure summary={t("payment.note", { number })} isOpen={lastResult !== undefined || state === "overdue"}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="invoice" value={id} />
        <input type="hidden" name="once" value={once} />
        <TextField field={fields.amount} label={labels.amount} inputMode="decimal" width="short" />
        {isAsked && <CheckboxField field={fields.isMore} label={labels.isMore} isOptional />}
        <DateField field={fields.receivedOn} label={labels.receivedOn} max={today} />
        <TextField
          field={fields.reference}
          label={labels.reference}
          help={t("payment.reference_help")}
          width="medium"
          isOptional
        />
        <FormActions>
          <Button type="submit" name="intent" value="pay">
            {t("payment.submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

interface WithReasonProps {
  intent: "cancel" | "undo";
  subject: { name: "invoice" | "payment"; id: string };
  /** What the words of the intent name. */
  values: Record<string, string>;
  /** What else it takes back. */
  also?: string | null;
  lastResult: SubmissionResult | undefined;
}

/** What takes back something that stands in the account: the member reads the reason. */
function WithReason({ intent, subject, values, also, lastResult }: WithReasonProps) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{ reason: string }>({ id: `${intent}-${subject.id}`, lastResult });
  const labels = { reason: t(`${intent}.reason`, values) };
  return (
    <Disclosure summary={t(`${intent}.title`, values)} isOpen={lastResult !== undefined}>
      <p>{t(`${intent}.text`)}</p>
      {also && <p>{keepNumbers(also)}</p>}
      <PortalForm form={form} labels={labels} enter="nothing">
        <input type="hidden" name={subject.name} value={subject.id} />
        <TextAreaField field={fields.reason} label={labels.reason} rows={3} limit={LONGEST_REASON} />
        <FormActions>
          <Button type="submit" name="intent" value={intent} variant="danger">
            {t(`${intent}.submit`, values)}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

export const Cancel = ({ invoice: { id, number }, lastResult }: OfInvoice) => (
  <WithReason intent="cancel" subject={{ name: "invoice", id }} values={{ number }} lastResult={lastResult} />
);

interface OfPayment {
  payment: PaymentView;
  lastResult: SubmissionResult | undefined;
}

export function Undo({ payment: { id, sum, others }, lastResult }: OfPayment) {
  const { t } = useTranslation("dues");
  return (
    <WithReason
      intent="undo"
      subject={{ name: "payment", id }}
      values={{ sum }}
      also={others === null ? null : t("undo.others", { others })}
      lastResult={lastResult}
    />
  );
}
