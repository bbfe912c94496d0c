import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { type Option, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { InvoiceView, OwedView } from "./dues-model.ts";
import { InvoiceCard } from "./invoice-card.tsx";
import { OwedTable } from "./owed-table.tsx";

const LONGEST_REASON = 500;

interface AccountLine {
  name: string;
  number: string;
  /** Null for whoever does not read that account. */
  to: string | null;
}

export interface AccountView {
  year: string;
  currency: string;
  /** What the member owes for the year; null where it is no member in it. */
  owed: OwedView | null;
  /** The amount an invoice would have in the smallest unit; null where none can be issued. */
  toIssue: { amountMinor: string; amount: string } | null;
  /** The invoice of the year may be issued, payments noted, amounts set. */
  mayKeep: boolean;
  /** The member it was merged into, which pays what it owes; null where it was not. */
  paidBy: (AccountLine & { since: string }) | null;
  /** The former records whose invoices it pays. */
  paysFor: AccountLine[];
  /** In words for each currency; empty while nothing was issued. */
  balances: string[];
  invoices: InvoiceView[];
  adjustments: { id: string; year: string; amount: string; reason: string; set: string }[];
  languages: Option[];
  /** The last day on which money can have come. */
  today: string;
}

interface AccountProps {
  view: AccountView;
  lastResult: SubmissionResult | undefined;
}

const about = (result: SubmissionResult | undefined, name: string, id: string) =>
  result?.initialValue?.[name] === id ? result : undefined;

/** The dues of one member, for the secretariat. */
export function AccountPage({ view, lastResult }: AccountProps) {
  const { t } = useTranslation("dues");
  const { year, owed, toIssue, mayKeep, paidBy, paysFor, balances, invoices, adjustments, languages, today } = view;
  return (
    <>
      <Card title={t("account.owes", { year })}>
        {paidBy && <p>{keepNumbers(t("account.merged", { ...paidBy }))}</p>}
        {owed === null ? (
          !paidBy && <p>{t("account.no_member")}</p>
        ) : (
          <OwedTable caption={t("account.owes", { year })} isCaptionHidden lines={[owed]} />
        )}
        {mayKeep && toIssue && <IssueOne year={year} {...toIssue} />}
        {/* Of whoever is no member in the year no invoice can be issued, whatever the amount. */}
        {mayKeep && owed && <Adjust view={view} lastResult={answered(lastResult, "adjust")} />}
        {!mayKeep && <p className="soft">{t("account.own")}</p>}
      </Card>
      <h2>{t("account.invoices")}</h2>
      {paidBy && (
        <p>
          {t("account.paid_by")} <OtherAccount line={paidBy} />
        </p>
      )}
      {paysFor.map((line) => (
        <p key={line.number}>
          {t("account.pays_for")} <OtherAccount line={line} />
        </p>
      ))}
      {balances.map((balance) => (
        <p key={balance}>{keepNumbers(balance)}</p>
      ))}
      {invoices.length === 0 && <EmptyState title={t("account.none")} text={t("account.none_text")} />}
      {invoices.map((invoice) => (
        <InvoiceCard
          key={invoice.id}
          invoice={invoice}
          languages={languages}
          beside={({ id, sum }) =>
            mayKeep ? <Undo id={id} sum={sum} lastResult={about(answered(lastResult, "undo"), "payment", id)} /> : null
          }
        >
          {mayKeep && (
            <Pay
              invoice={invoice}
              today={today}
              lastResult={about(answered(lastResult, "pay"), "invoice", invoice.id)}
            />
          )}
          {mayKeep && !invoice.creditNote && (
            <Cancel invoice={invoice} lastResult={about(answered(lastResult, "cancel"), "invoice", invoice.id)} />
          )}
        </InvoiceCard>
      ))}
      {adjustments.length > 0 && <Adjustments adjustments={adjustments} />}
    </>
  );
}

function OtherAccount({ line: { name, number, to } }: { line: AccountLine }) {
  const words = <>{keepNumbers(`${name}, ${number}`)}</>;
  return to === null ? words : <Link to={to}>{words}</Link>;
}

function IssueOne({ year, amount, amountMinor }: { year: string; amount: string; amountMinor: string }) {
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

function Adjust({ view: { year, currency }, lastResult }: AccountProps) {
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

function Pay({ invoice: { id, number, typed, state }, today, lastResult }: OfInvoice & { today: string }) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{ amount: string; receivedOn: string; reference: string; once: string }>({
    ...{ id: `pay-${id}`, lastResult, defaultValue: { amount: typed.amount, once: typed.once } },
  });
  const labels = {
    amount: t("payment.amount", { number }),
    receivedOn: t("payment.received_on"),
    reference: t("payment.reference"),
  };
  const once = fields.once.initialValue ?? typed.once;
  return (
    <Disclosure summary={t("payment.note", { number })} isOpen={lastResult !== undefined || state === "overdue"}>
      <PortalForm form={form} labels={labels}>
        <input type="hidden" name="invoice" value={id} />
        <input type="hidden" name="once" value={once} />
        <TextField field={fields.amount} label={labels.amount} inputMode="decimal" width="short" />
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

function Cancel({ invoice: { id, number }, lastResult }: OfInvoice) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{ reason: string }>({ id: `cancel-${id}`, lastResult });
  const labels = { reason: t("cancel.reason", { number }) };
  return (
    <Disclosure summary={t("cancel.title", { number })} isOpen={lastResult !== undefined}>
      <p>{t("cancel.text")}</p>
      <PortalForm form={form} labels={labels} enter="nothing">
        <input type="hidden" name="invoice" value={id} />
        <TextAreaField field={fields.reason} label={labels.reason} rows={3} limit={LONGEST_REASON} />
        <FormActions>
          <Button type="submit" name="intent" value="cancel" variant="danger">
            {t("cancel.submit", { number })}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

function Undo({ id, sum, lastResult }: { id: string; sum: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{ reason: string }>({ id: `undo-${id}`, lastResult });
  const labels = { reason: t("undo.reason", { sum }) };
  return (
    <Disclosure summary={t("undo.title")} isOpen={lastResult !== undefined}>
      <PortalForm form={form} labels={labels} enter="nothing">
        <input type="hidden" name="payment" value={id} />
        <TextAreaField field={fields.reason} label={labels.reason} rows={2} limit={LONGEST_REASON} />
        <FormActions>
          <Button type="submit" name="intent" value="undo" variant="danger">
            {t("undo.submit")}
          </Button>
        </FormActions>
      </PortalForm>
    </Disclosure>
  );
}

function Adjustments({ adjustments }: Pick<AccountView, "adjustments">) {
  const { t } = useTranslation("dues");
  const heads = [t("column.year"), t("column.amount"), t("adjust.reason"), t("adjust.set")];
  return (
    <>
      <h2>{t("adjust.history")}</h2>
      <DataTable caption={t("adjust.history")} isCaptionHidden isStacked isCompact columns={heads}>
        <tbody>
          {adjustments.map(({ id, year, amount, reason, set }) => (
            <tr key={id}>
              <th scope="row">{year}</th>
              <td data-label={heads[1]} className="number">
                {amount}
              </td>
              <td data-label={heads[2]}>{reason}</td>
              <td data-label={heads[3]}>{set}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
