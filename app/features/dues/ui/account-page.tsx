import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answered } from "#app/ui/answered.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { Option } from "#app/ui/field.tsx";
import { keepNumbers } from "#app/ui/keep-numbers.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { Adjust, Cancel, IssueOne, Pay, Undo } from "./account-forms.tsx";
import type { InvoiceView, OwedView } from "./dues-model.ts";
import { InvoiceCard } from "./invoice-card.tsx";
import { OwedTable } from "./owed-table.tsx";

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
  /** The former records whose invoices it pays, with what is open of each in words. */
  paysFor: (AccountLine & { balances: string[] })[];
  /** In words for each currency, with what it pays for former records; empty while nothing was issued. */
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
        {mayKeep && owed && <Adjust year={year} currency={view.currency} lastResult={answered(lastResult, "adjust")} />}
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
          {line.balances.map((balance) => (
            <span key={balance}> {keepNumbers(balance)}</span>
          ))}
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
          beside={(payment) =>
            mayKeep ? (
              <Undo payment={payment} lastResult={about(answered(lastResult, "undo"), "payment", payment.id)} />
            ) : null
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
