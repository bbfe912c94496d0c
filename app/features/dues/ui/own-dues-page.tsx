import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { type Option, SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { InvoiceView } from "./dues-model.ts";
import { InvoiceCard } from "./invoice-card.tsx";
import { OwnAmount, type OwnAmountView } from "./own-amount.tsx";

export interface OwnDuesView {
  /** Members pay dues at present; else only what was issued before is to be read. */
  isOn: boolean;
  payee: { name: string; address: string; account: string } | null;
  balances: string[];
  /** What is owed before there is an invoice; null while no table of dues is in force. */
  amount: OwnAmountView | null;
  invoices: InvoiceView[];
  languages: Option[];
  /** Who is named for the dues; null where nobody is. */
  contact: string | null;
  /** The reader is named, and may give it up. */
  givesUp: boolean;
  /** For those who name the contact. */
  naming: { contactId: string; people: Option[] } | null;
}

export const GIVE_UP = "give_up";

interface OwnDuesProps {
  view: OwnDuesView;
  lastResult: SubmissionResult | undefined;
}

/** The dues of one's own institution: invoices, how to pay, what has come, and who deals with it. */
export function OwnDuesPage({ view, lastResult }: OwnDuesProps) {
  const { t } = useTranslation("dues");
  const { isOn, payee, balances, amount, invoices, languages, contact, givesUp, naming } = view;
  return (
    <>
      {!isOn && <Callout tone="info" title={t("own.off")} />}
      {balances.map((balance) => (
        <p key={balance} className="lead">
          {balance}
        </p>
      ))}
      {amount && <OwnAmount amount={amount} />}
      {invoices.length === 0 && <EmptyState title={t("own.none")} text={t("own.none_text")} />}
      {invoices.length > 0 && payee && (
        <Card title={t("own.how")}>
          <p>{t("own.how_text")}</p>
          <Facts
            isWide
            items={[
              { term: t("schedule.payeeName"), value: payee.name },
              { term: t("schedule.payeeAddress"), value: payee.address && <PlainText text={payee.address} /> },
              { term: t("schedule.payeeAccount"), value: payee.account && <PlainText text={payee.account} /> },
            ]}
          />
        </Card>
      )}
      {invoices.map((invoice) => (
        <InvoiceCard key={invoice.id} invoice={invoice} languages={languages} />
      ))}
      {isOn && (
        <Card title={t("contact.title")}>
          <p>{contact === null ? t("contact.none") : t("contact.is", { name: contact })}</p>
          {givesUp && (
            <ActForm
              intent={GIVE_UP}
              about={{ contact: "" }}
              label={t("contact.give_up")}
              spoken={t("contact.give_up")}
            />
          )}
          {naming && <NameContact naming={naming} lastResult={lastResult} />}
        </Card>
      )}
    </>
  );
}

function NameContact({
  naming,
  lastResult,
}: { naming: NonNullable<OwnDuesView["naming"]> } & Pick<OwnDuesProps, "lastResult">) {
  const { t } = useTranslation("dues");
  const [form, fields] = useForm<{ contact: string }>({
    ...{ id: "contact", lastResult, defaultValue: { contact: naming.contactId } },
  });
  return (
    <PortalForm form={form} labels={{ contact: t("contact.label") }}>
      <SelectField
        field={fields.contact}
        label={t("contact.label")}
        help={t("contact.help")}
        options={naming.people}
        placeholder={t("contact.nobody")}
        width="medium"
      />
      <FormActions>
        <Button type="submit" variant="quiet">
          {t("contact.submit")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
