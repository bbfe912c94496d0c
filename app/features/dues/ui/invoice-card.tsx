import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { type Option, Select } from "#app/ui/select.tsx";
import { Button } from "#app/ui/button.tsx";
import { ONE_LANGUAGE } from "#app/features/members/certificate/certificate-languages.ts";
import { DataTable } from "#app/ui/table.tsx";
import { type InvoiceView, type PaymentView, TONE_OF_INVOICE } from "./dues-model.ts";

interface InvoiceCardProps {
  invoice: InvoiceView;
  languages: Option[];
  /** What stands beside a payment that counts. */
  beside?: (payment: PaymentView) => ReactNode;
  children?: ReactNode;
}

/** An invoice: what it asks, what has come, its PDF, and what can be done with it. */
export function InvoiceCard({ invoice, languages, beside, children }: InvoiceCardProps) {
  const { t } = useTranslation("dues");
  const { number, year, state, amount, paid, open, over, issuedOn, dueOn, pdfTo, receiptTo, creditNote, payments } =
    invoice;
  return (
    <Card title={t("invoice.title", { number })}>
      <p>
        <Badge tone={TONE_OF_INVOICE[state]}>{t(`state.${state}`)}</Badge>
      </p>
      <Facts
        isWide
        items={[
          { term: t("invoice.former"), value: invoice.former },
          { term: t("invoice.year"), value: year },
          { term: t("invoice.issued_on"), value: issuedOn },
          { term: t("invoice.due_on"), value: creditNote ? null : dueOn },
          { term: t("invoice.amount"), value: amount },
          { term: t("invoice.paid"), value: paid },
          { term: t("invoice.open"), value: open },
          { term: t("invoice.over"), value: over },
          {
            term: t("invoice.cancelled_by"),
            value: creditNote && t("invoice.cancelled_text", { number: creditNote.number, day: creditNote.issuedOn }),
          },
          { term: t("invoice.reason"), value: creditNote?.reason },
        ]}
      />
      {payments.length > 0 && <Payments payments={payments} beside={beside} />}
      <PaperForm to={pdfTo} label={t("invoice.pdf")} spoken={t("invoice.pdf_of", { number })} languages={languages} />
      {receiptTo && (
        <PaperForm
          to={receiptTo}
          label={t("invoice.receipt_pdf")}
          spoken={t("invoice.receipt_pdf_of", { number })}
          languages={languages}
        />
      )}
      {creditNote && (
        <PaperForm
          to={creditNote.pdfTo}
          label={t("invoice.credit_note_pdf")}
          spoken={t("invoice.credit_note_pdf_of", { number: creditNote.number })}
          languages={languages}
        />
      )}
      {children}
    </Card>
  );
}

function Payments({ payments, beside }: { payments: PaymentView[]; beside: InvoiceCardProps["beside"] }) {
  const { t } = useTranslation("dues");
  const heads = [t("payment.received_on"), t("payment.sum"), t("payment.reference")];
  return (
    <DataTable
      caption={t("payment.title")}
      isCompact
      isStacked
      columns={beside ? [...heads, t("payment.noted")] : heads}
    >
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id}>
            <th scope="row">{payment.receivedOn}</th>
            <td data-label={heads[1]} className="number">
              {payment.undone === null ? payment.sum : <s>{payment.sum}</s>}
            </td>
            <td data-label={heads[2]}>{payment.reference || "—"}</td>
            {beside && (
              <td data-label={t("payment.noted")}>
                {payment.noted}
                {payment.undone === null ? (
                  beside(payment)
                ) : (
                  <div className="small">{t("payment.undone", { reason: payment.undone })}</div>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

interface PaperProps {
  to: string;
  label: string;
  /** The label with the number, for whoever hears one button of many. */
  spoken: string;
  languages: Option[];
}

/** Fetches a paper in one language or in two. */
function PaperForm({ to, label, spoken, languages }: PaperProps) {
  const { t, i18n } = useTranslation("dues");
  const id = useId();
  const none = { value: ONE_LANGUAGE, label: t("paper.one_language") };
  return (
    <form method="get" action={to} className="stack stack-tight" aria-label={spoken}>
      <div className="row">
        <div className="field">
          <label className="field-label" htmlFor={`${id}first`}>
            {t("paper.first")}
          </label>
          <Select id={`${id}first`} name="first" options={languages} defaultValue={i18n.language} />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}second`}>
            {t("paper.second")}
          </label>
          <Select id={`${id}second`} name="second" options={[none, ...languages]} defaultValue={ONE_LANGUAGE} />
        </div>
      </div>
      <div>
        <Button type="submit" variant="quiet" aria-label={spoken}>
          {label}
        </Button>
      </div>
    </form>
  );
}
